from time import process_time

import pytest

from bot.intents import Intent, recognise
from tests.unit.bot.lines import labelled_intents, sentences

SKILLS = (
    "Discovery",
    "Objection handling",
    "Negotiation",
    "Closing",
    "Relationship & next steps",
    "Account qualification",
)
PLAYS = {"play_run": "playbook", "playbook_start": "playbook"}
TYPED = [line for line in labelled_intents() if line["surface"] in ("dm", "thread")]


@pytest.mark.parametrize("line", TYPED, ids=lambda line: line["text"][:40])
def test_a_labelled_message_is_taken_as_labelled(line: dict[str, str]) -> None:
    meant = PLAYS.get(line["intent"], line["intent"])

    assert recognise(line["text"]).kind == meant


@pytest.mark.parametrize("line", sentences("own_words.txt"))
def test_the_grammar_can_be_said_in_own_words(line: str) -> None:
    kind, _, text = line.partition("\t")

    assert (text, recognise(text, SKILLS).kind) == (text, kind)


@pytest.mark.parametrize("text", sentences("ordinary_questions.txt"))
def test_an_ordinary_question_stays_a_question(text: str) -> None:
    intent = recognise(text, SKILLS)

    assert (intent.kind, intent.text) == ("ask", text)


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("control_forget", ["Forget me.", "please forget me", "Delete all my data", "forget everything about me"]),
        ("control_export", ["export my data please", "Download my data!", "give me all my data"]),
        ("control_pause", ["stop", "Stop please.", "pause", "snooze for 3 days", "Resume", "unsubscribe"]),
        (
            "control_pause",
            ["pause for a couple of weeks", "pause a fortnight please", "pause until Monday", "please resume"],
        ),
        (
            "settings",
            ["Settings", "change my settings", "my preferences", "set me up", "move my digest to Tuesday"],
        ),
        ("control_privacy", ["who can see this", "Who can read my messages?", "privacy"]),
        ("control_undo", ["undo that", "Undo!", "undo please"]),
        ("help", ["Help!", "what can you help me with?", "how does this work"]),
        ("smalltalk", ["hi", "thanks coach", "Thank you so much!", "good morning", "ok thanks", "Okay, cheers!"]),
        ("confirm", ["ok", "Yes, please!", "go ahead", "yes thanks", "ok, do it"]),
        ("decline", ["no thanks", "not now", "Nope."]),
        ("clarify", ["asdkjh", "qwrtp", "???", "👍", ":thumbsup:"]),
        ("ask", ["pricing", "strengths", "lengths", "CRM", "NPS", "hmm", "naïve", "Knightsbridge"]),
        ("outcome", ["we won!", "We closed Acme today", "it worked!", "Great, that worked", "Acme Corp churned"]),
        (
            "outcome",
            [
                "That worked and they renewed",
                "After that call they signed",
                "I used that script and they signed",
                "Thanks to that email they renewed!",
                "We signed in the end",
                "They signed in record time",
                "They signed into a two-year deal",
                "They cancelled after the call",
            ],
        ),
        (
            "automation_new",
            ["please remind me to call Bo", "on 1 December at 9 remind me about the pricing change"],
        ),
        (
            "send_for_me",
            [
                "can you email the buyer for me and tell him the price is final",
                "Please message Dana that I am late",
                "could you send this to the team?",
                "please post it in #general",
                "can you tell everyone we won",
                "email Dana that we are late",
                "book a meeting with Priya for Tuesday",
            ],
        ),
        ("refuse_peer_score", ["show me Tom's calls", "how was Tom's review", "tell me Riya's scores"]),
    ],
)
def test_the_other_ways_to_say_it_are_understood(kind: str, texts: list[str]) -> None:
    assert [(text, recognise(text).kind) for text in texts] == [(text, kind) for text in texts]


def test_curly_quotes_case_and_line_breaks_make_no_difference() -> None:
    assert recognise("WHAT’S RIYA’S\nSCORE").kind == recognise("what's riya's score").kind == "refuse_peer_score"


def test_the_text_comes_back_as_it_was_written() -> None:
    assert recognise("  How do I handle\n Dana’s worry? ").text == "How do I handle\n Dana’s worry?"


def test_a_call_note_needs_twenty_words_or_a_label() -> None:
    short = "just had a call with Dana, how do I follow up"
    long = "just had a call with Dana. " + "She likes the reports and wants a price. " * 3

    assert recognise(short).kind == "ask"
    assert recognise(long).kind == "debrief_notes"
    assert recognise("call notes: they like it").kind == "debrief_notes"


def test_three_named_lines_are_no_transcript_yet() -> None:
    lines = ["Me: hello", "Dana: hi", "Me: how are things", "Dana: fine"]

    assert recognise("\n".join(lines[:3])).kind == "ask"
    assert recognise("\n".join(lines)).kind == "debrief_transcript"


@pytest.mark.parametrize("words", ["what is " + "a-" * 20_000, "show me " + "a's " * 10_000, "my " * 13_000])
def test_a_wall_of_words_is_understood_in_a_blink(words: str) -> None:
    started = process_time()

    assert recognise(words) == Intent("ask", words.strip())

    assert process_time() - started < 1


def test_danger_and_a_transcript_are_seen_however_late_they_come() -> None:
    talk = "We talked about the roadmap for next year. " * 60

    assert recognise(f"{talk} I want to end it all.").kind == "safety"
    assert recognise(f"{talk}\n" + "Dana: Hello there.\n" * 4).kind == "debrief_transcript"


def test_a_question_at_the_end_of_many_words_still_makes_it_one() -> None:
    notes = "just had a call with Dana. " + "She likes the reports and wants a price. " * 60

    assert recognise(notes).kind == "debrief_notes"
    assert recognise(f"{notes} What now?").kind == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "debrief: call with Initech, they asked about pricing",
        "Meeting notes: Weber, they want monthly billing",
        "Call with Globex went ok today: spoke to Sam and Lee, they like reporting but security is worried, "
        "sponsor may be moving in January, I promised the report by Friday",
        "had a call with Initech this morning, they are worried about the migration and I said I'd send a quote "
        "by Friday, next call is Monday",
        "Spoke to Dana at Acme. I owe her a one pager by Friday and she brings Priya to the next call on Monday.",
    ],
)
def test_a_call_is_told_in_many_ways(text: str) -> None:
    assert recognise(text).kind == "debrief_notes"


def test_who_tells_of_a_call_to_get_advice_gets_advice() -> None:
    told = (
        "I had a call with a customer yesterday, he was upset about the price and will talk to a competitor now,"
    )

    assert recognise(f"{told} need advice on what to write").kind == "ask"
