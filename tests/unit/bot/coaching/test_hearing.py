"""Promises, signals, goals and topics: by rules, and by a model as far as its words stand."""

from datetime import date

import pytest

from bot.call_briefs import WrittenReview
from bot.coaching.call_review import NEXT_TALK_OPEN
from bot.coaching.champions import tells_of_a_leaving_champion
from bot.coaching.hearing import heard_on_call
from bot.meetings.analysis import analyse
from bot.meetings.taking_in import take_in_notes
from bot.meetings.transcript import Transcript, Utterance
from tests.unit.bot.coaching.spoken import acme
from tests.unit.bot.fake_writer import nothing_read

DAY = date(2026, 11, 20)
OWN = ("Riya Shah",)
NOTES = (
    "just got off a call with Globex. Went ok I think. They like the reporting but Sam the new IT lead pushed "
    "hard on security and I didn't have a good answer. I promised to send the SOC2 report. No date for next "
    "call yet. Renewal is 28 Feb. Their sponsor Maria is moving to the Austin office in January."
)


def told(**claims: list[dict[str, object]] | list[str]) -> WrittenReview:
    """A model's claims."""
    return WrittenReview.model_validate({**nothing_read().model_dump(), **claims})


def test_rules_hear_the_promises_of_a_call_with_their_days() -> None:
    actions = analyse(acme(), OWN, DAY).actions

    assert [(action.owner, action.action, action.due_on, action.is_confirmed) for action in actions] == [
        ("Riya Shah", "Send a one page summary today", DAY, True),
        (
            "Riya Shah",
            "Meet with Priya next Tuesday at ten to walk through her close calendar",
            date(2026, 11, 24),
            True,
        ),
    ]


def test_what_somebody_will_do_is_theirs_as_the_call_spells_them() -> None:
    call = Transcript(
        tuple(
            Utterance(speaker, text)
            for speaker, text in [
                ("Riya Shah", "Tom will send the sandbox keys tomorrow, and I'll send the plan on Monday."),
                ("Dana Cole", "Great. Marco will sign the agreement by Friday."),
                ("Tom Baker", "Yes, they are nearly ready."),
            ]
        ),
        basis="words",
        format="plain_name",
    )

    actions = analyse(call, OWN, DAY).actions

    assert [(action.owner, action.due_words) for action in actions] == [
        ("Tom Baker", "tomorrow"),
        ("Riya Shah", "on monday"),
        ("Marco", "by friday"),
    ]


def test_rules_hear_signals_in_the_customers_words_only() -> None:
    heard = analyse(acme(), OWN, DAY)

    assert [signal.text for signal in heard.signals] == [
        "Budget held back",
        "Price seen as high",
        "Another supplier in view",
        "Worry about extra work",
        "Would make the case for it",
    ]
    assert {signal.evidence.speaker for signal in heard.signals} == {"Dana Cole"}
    assert [goal.quote for goal in heard.goals] == ["If it cut the close to five days I could make that case."]
    assert heard.flags == []


@pytest.mark.parametrize(
    ("said", "is_about_price"),
    [
        ("Honestly, I can't defend that number.", True),
        ("It's hard to justify the renewal at that level.", True),
        ("I can't justify that to my board.", True),
        ("I can't justify paying for all of them.", True),
        ("I can't justify moving the whole team in March.", False),
        ("It is hard to defend our lead in Europe.", False),
    ],
)
def test_a_price_nobody_can_defend_is_heard_and_other_things_are_not(said: str, is_about_price: bool) -> None:
    call = Transcript(
        (Utterance("Riya Shah", "How does it look?"), Utterance("Dana Cole", said)),
        basis="words",
        format="plain_name",
    )

    texts = [signal.text for signal in analyse(call, OWN, DAY).signals]

    assert ("Price seen as high" in texts) == is_about_price


def test_a_quote_stands_in_the_transcript_word_for_word_with_its_tags() -> None:
    said = (
        Utterance("Riya Shah", "How is it going?", 1.0, 3.0),
        Utterance(
            "Dana Cole",
            "We asked twice and [inaudible] nothing happened. I'll <unk> send the log today.",
            4.0,
            9.0,
        ),
    )

    heard = analyse(Transcript(said, basis="timed", format="zoom_vtt"), OWN, DAY)

    quotes = [heard.signals[0].evidence.quote, *(one.evidence.quote for one in heard.actions if one.evidence)]
    assert quotes == ["We asked twice and [inaudible] nothing happened.", "I'll <unk> send the log today."]


def test_notes_give_the_promise_the_signals_and_what_is_open() -> None:
    heard = analyse(take_in_notes(NOTES).transcript, (), DAY)

    assert [(action.owner, action.action) for action in heard.actions] == [("You", "Send the SOC2 report")]
    assert [(signal.kind, signal.text) for signal in heard.signals] == [
        ("risk", "Sponsor or champion moving (champion risk) (Maria)"),
        ("risk", "Security worry (Sam)"),
        ("feedback", "Likes what they have"),
    ]
    assert tells_of_a_leaving_champion(heard.signals[0])
    assert heard.flags == [NEXT_TALK_OPEN, "Renewal on 28 February 2027, as you noted."]


def test_what_is_denied_or_asked_is_no_signal() -> None:
    lines = ("We have no concerns about security.", "How is security handled?", "It is not too expensive.")
    call = Transcript(tuple(Utterance("Dana Cole", line) for line in lines), "words", "test")

    assert analyse(call, OWN, DAY).signals == []


def test_a_promise_turned_down_is_not_confirmed() -> None:
    lines = (("Riya Shah", "I will send the offer on Friday."), ("Dana Cole", "No, not yet, let's hold off."))
    call = Transcript(tuple(Utterance(*line) for line in lines), "words", "test")

    assert [action.is_confirmed for action in analyse(call, OWN, DAY).actions] == [False]


def test_a_models_promises_stand_on_words_that_were_said() -> None:
    said = {"quote": "we meet with Priya next Tuesday at ten", "utterance": 15}
    claims = told(
        actions=[
            {"owner": "riya", "action": "Meet with Priya", "due_words": "next Tuesday", **said},
            {"owner": "Riya Shah", "action": "Give 100 seats for nothing", "due_words": "", **said},
            {
                "owner": "Dana Cole",
                "action": "Sign today",
                "due_words": "",
                "quote": "we sign today",
                "utterance": 15,
            },
        ]
    )

    actions = heard_on_call(acme(), OWN, DAY, claims).actions

    assert [(action.owner, action.action, action.due_on) for action in actions] == [
        ("Riya Shah", "Meet with Priya", date(2026, 11, 24))
    ]


def test_a_models_signals_are_the_customers_own_words() -> None:
    claims = told(
        signals=[
            {
                "kind": "Risk",
                "text": "Budget frozen",
                "quote": "The budget is frozen until January",
                "utterance": 10,
            },
            {"kind": "risk", "text": "Price", "quote": "We are usually cheaper than LedgerLoop", "utterance": 9},
        ],
        goals=[{"quote": "If it cut the close to five days", "utterance": 10}],
    )

    heard = heard_on_call(acme(), OWN, DAY, claims)

    assert [(signal.text, signal.evidence.speaker) for signal in heard.signals] == [("Budget frozen", "Dana Cole")]
    assert [goal.utterance for goal in heard.goals] == [10]


def test_topics_have_times_and_the_sound_of_the_customers_words() -> None:
    claims = told(topics=[{"title": "Worth of a fix", "utterance": 11}, {"title": "Month-end", "utterance": 2}])

    topics = heard_on_call(acme(), OWN, DAY, claims).topics

    assert [(topic.title, topic.utterance, topic.at_seconds) for topic in topics] == [
        ("Month-end", 2, 12.9),
        ("Worth of a fix", 11, 214.6),
    ]
    assert all(topic.sentiment is not None and -1 <= topic.sentiment <= 1 for topic in topics)


def test_a_summary_line_with_an_invented_name_or_number_is_left_out() -> None:
    claims = told(
        summary=["They close in nine days.", "Tom will sign.", "They pay 90 euros.", "Dana could make that case."]
    )

    assert heard_on_call(acme(), OWN, DAY, claims).summary == [
        "They close in nine days.",
        "Dana could make that case.",
    ]


def test_what_weighs_on_the_renewal_is_heard_and_no_threat_is_a_promise() -> None:
    call = Transcript(
        (
            Utterance("Riya Shah", "What happens when your people log in?"),
            Utterance("Dana Cole", "They get an error, nobody can work. If that does not stop we will cancel."),
            Utterance("Dana Cole", "If Lisbon stays away we'd want to cut the seats at renewal."),
        ),
        "words",
        "made",
    )

    heard = analyse(call, OWN, DAY)

    assert [signal.text for signal in heard.signals] == [
        "Thinking of leaving",
        "May buy less",
        "Trouble with the service",
    ]
    assert heard.actions == []


def test_a_person_who_moves_within_their_company_does_not_leave_us() -> None:
    call = Transcript((Utterance("Dana Cole", "Our sponsor is moving to another team soon."),), "words", "made")

    heard = analyse(call, OWN, DAY)

    assert [signal.text for signal in heard.signals] == ["Sponsor or champion moving (champion risk)"]


def test_an_action_begins_with_what_is_to_be_done() -> None:
    call = Transcript((Utterance("Riya Shah", "I can also set up a training in Portuguese."),), "words", "made")

    assert [action.action for action in analyse(call, OWN, DAY).actions] == ["Set up a training in Portuguese"]


def test_what_is_asked_and_then_promised_is_one_action() -> None:
    call = Transcript(
        (
            Utterance("Riya Shah", "Can you bring the list of refunds, Dana?"),
            Utterance("Dana Cole", "Sure, I'll bring it."),
        ),
        "words",
        "made",
    )

    assert [action.action for action in analyse(call, OWN, DAY).actions] == ["Bring the list of refunds"]


@pytest.mark.parametrize(
    ("notes", "action", "due_on"),
    [
        (
            "They asked about pricing, I said I will send a quote by Friday.",
            "Send a quote by Friday",
            date(2026, 11, 27),
        ),
        (
            "I owe her a one pager by Friday and she brings Priya on Monday.",
            "A one pager by Friday",
            date(2026, 11, 27),
        ),
        ("I'll book the room tomorrow, they love the reports.", "Book the room tomorrow", date(2026, 11, 21)),
    ],
)
def test_what_somebody_took_on_is_read_from_their_notes(notes: str, action: str, due_on: date) -> None:
    (heard,) = analyse(take_in_notes(notes).transcript, (), DAY).actions

    assert (heard.owner, heard.action, heard.due_on, heard.is_confirmed) == ("You", action, due_on, False)


def test_a_signal_in_notes_is_the_clause_that_says_it_and_no_day_is_a_person() -> None:
    (signal,) = analyse(take_in_notes("I call on Friday, they love the reports.").transcript, (), DAY).signals

    assert (signal.text, signal.evidence.quote) == ("Likes what they have", "they love the reports.")
