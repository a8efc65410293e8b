from time import process_time

import pytest

from bot.commands import LONG_TEXT, VERBS, Command, looks_like_transcript, parse_command
from bot.slips import is_one_slip_away
from tests.unit.bot.lines import labelled_intents

SLASH = {
    "debrief_open": "debrief",
    "goal_new": "goals",
    "goals_list": "goals",
    "automation_list": "auto",
    "practice_menu": "practice",
    "playbook_start": "play",
    "report": "progress",
}
TRANSCRIPT = "Me: thanks for joining\nDana: no problem\nMe: how do you close?\nDana: in a spreadsheet\n"


@pytest.mark.parametrize(
    "line", [line for line in labelled_intents() if line["surface"] == "slash"], ids=lambda line: line["text"][:40]
)
def test_a_labelled_command_is_taken_as_labelled(line: dict[str, str]) -> None:
    assert parse_command(line["text"]).verb == SLASH.get(line["intent"], line["intent"])


@pytest.mark.parametrize(
    ("typed", "verb", "rest"),
    [
        ("", "home", ""),
        ("   ", "home", ""),
        ("ask", "home", ""),
        ("/coach", "home", ""),
        ("/coach help", "help", ""),
        ("/Coach  my champion left", "ask", "my champion left"),
        ("/coaching is hard", "ask", "/coaching is hard"),
        ("ask goals are slipping", "ask", "goals are slipping"),
        ("ask “what now”?", "ask", '"what now"?'),
        ("Goals", "goals", ""),
        ("goals!", "goals", ""),
        ("“goals”", "goals", ""),
        ("GOALS ALL", "goals", "ALL"),
        ("goal add Close two by 31 March.", "goals", "add Close two by 31 March"),
        ("goal new sell 10", "goals", "new sell 10"),
        ("goals list", "goals", "list"),
        ("goals show", "goals", "show"),
        ("goals add", "goals", "add"),
        ("goals done two", "goals", "done two"),
        ("goals\u00a0done 2", "goals", "done 2"),
        ("  Week.  ", "week", ""),
        ("week  done   2", "week", "done   2"),
        ("week done 2, 5 and 7", "week", "done 2, 5 and 7"),
        ("week done 2,5", "week", "done 2,5"),
        ("week reflect\ngood week, bad close", "week", "reflect\ngood week, bad close"),
        ("week\nnew", "week", "new"),
        ("week 99", "week", "99"),
        ("week done", "week", "done"),
        ("week undo 3", "week", "undo 3"),
        ("week next 2", "week", "next 2"),
        ("goals 99", "goals", "99"),
        ("goals 2 3", "goals", "2 3"),
        ("goals add\nClose two deals", "goals", "add\nClose two deals"),
        ("practise", "practice", ""),
        ("practice pricing hard", "practice", "pricing hard"),
        ("prep", "prep", ""),
        ("prep: Acme tomorrow", "prep", "Acme tomorrow"),
        ("progress discovery 30d", "progress", "discovery 30d"),
        ("play", "play", ""),
        ("play list", "play", "list"),
        ("play stop 3", "play", "stop 3"),
        ("play renewal-90-day Acme 2027-02-28", "play", "renewal-90-day Acme 2027-02-28"),
        ("debrief discovery", "debrief", "discovery"),
        ("debrief list", "debrief", "list"),
        ("auto every Monday send me a list", "auto", "every Monday send me a list"),
        ("help?", "help", ""),
        ("help nonsense", "help", "nonsense"),
        ("admin users", "admin", "users"),
        ("alerts", "alerts", ""),
        ("team", "team", ""),
        ("settings", "settings", ""),
        ("privacy", "privacy", ""),
    ],
)
def test_a_verb_counts_when_the_rest_parses_for_it(typed: str, verb: str, rest: str) -> None:
    assert parse_command(typed) == Command(verb, rest)


@pytest.mark.parametrize(
    "typed",
    [
        "goals are slipping across my book, what do I do?",
        "goal new hires cannot reach: what do I do?",
        "week three of onboarding and nobody has logged in",
        "week two was a mess",
        "play nice with procurement or push back?",
        "play hard-to-get with procurement, or push back",
        "play stop",
        "prep work is killing me",
        "prep the team for a hard renewal when the CFO is new",
        "practice makes perfect, but how do I find the time?",
        "practice is hard to fit in",
        "progress is slow at Initech",
        "debrief this call for me",
        "auto renewals: good idea?",
        "help me with a renewal that is going wrong",
        "settings are wrong for my client",
        "team is falling apart",
        "alerts fire all night at my customer",
        "privacy worries block my deal",
        "admin rights are missing, they cannot log in",
        "champion left",
    ],
)
def test_anything_else_is_a_question_with_every_word_kept(typed: str) -> None:
    assert parse_command(typed) == Command("ask", typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("progres", "progress"),
        ("pogress", "progress"),
        ("porgress", "progress"),
        ("progresss", "progress"),
        ("Gaols", "goals"),
        ("hlep!", "help"),
        ("setings", "settings"),
        ("weeks", "week"),
        ("debreif", "debrief"),
        ("privasy", "privacy"),
    ],
)
def test_one_slip_in_one_word_is_suggested_and_never_run(typed: str, meant: str) -> None:
    assert parse_command(typed) == Command("suggest", meant)


@pytest.mark.parametrize("typed", ["progr", "pgroerss", "task", "gaols all", "pl", "wk", "deal", "price"])
def test_two_slips_short_words_and_sentences_are_not_guessed_at(typed: str) -> None:
    assert parse_command(typed) == Command("ask", typed)


@pytest.mark.parametrize("verb", VERBS)
def test_a_slip_away_from_any_verb_never_runs_it(verb: str) -> None:
    slips = {verb[:i] + verb[i + 1 :] for i in range(len(verb))} | {verb + "x", "x" + verb}

    assert {parse_command(slip).verb for slip in slips - set(VERBS) - {"goal"}} <= {"suggest", "ask"}


@pytest.mark.parametrize("typed", ["wekk", "ewek", "weke", "wee", "weeek", "xweek"])
def test_one_slip_is_a_letter_more_less_wrong_or_two_neighbours_swapped(typed: str) -> None:
    assert is_one_slip_away(typed, "week")


@pytest.mark.parametrize("typed", ["week", "wkee", "we", "keew", "weekly", "eekw"])
def test_no_slip_or_more_than_one_is_not_one_slip(typed: str) -> None:
    assert not is_one_slip_away(typed, "week")


@pytest.mark.parametrize("verb", ["ask", "prep", "goals", "auto"])
def test_a_very_long_text_after_a_verb_is_the_question_or_the_transcript_itself(verb: str) -> None:
    story = "They keep asking for a lower price. " * 100
    transcript = TRANSCRIPT * 40

    assert parse_command(f"{verb} {story}") == Command("ask", story.strip())
    assert parse_command(f"{verb}\n{transcript}") == Command("debrief", transcript.strip())
    assert min(len(story), len(transcript)) > LONG_TEXT


def test_a_short_transcript_after_debrief_is_reviewed_too() -> None:
    assert parse_command(f"debrief\n{TRANSCRIPT}") == Command("debrief", TRANSCRIPT.strip())


def test_quotes_within_a_sentence_stay() -> None:
    said = '"Too dear" is what they say, and then "maybe later"'

    assert parse_command(said) == Command("ask", said)


@pytest.mark.parametrize(
    ("text", "is_transcript"),
    [
        (TRANSCRIPT, True),
        (TRANSCRIPT.rsplit("\n", 2)[0], False),
        ("[00:01] Rep: hi\n[00:04] Buyer: hi\n[00:09] Rep: what changed?\n[00:15] Buyer: we hired", True),
        ("0:01 a 0:02 b 0:03 c 0:04 d 0:05 e", True),
        ("We meet at 10:00, 11:30 and 14:00", False),
        ("Two things: price and time. One more: legal.", False),
    ],
)
def test_four_named_lines_or_five_times_make_a_transcript(text: str, is_transcript: bool) -> None:
    assert looks_like_transcript(text) is is_transcript


@pytest.mark.parametrize("piece", ["\n", " ", "\n[1] ", "A\n", "A:\n", "12:"], ids=repr)
def test_a_wall_of_anything_is_read_in_a_blink(piece: str) -> None:
    started = process_time()

    looks_like_transcript(piece * (40_000 // len(piece)))

    assert process_time() - started < 1
