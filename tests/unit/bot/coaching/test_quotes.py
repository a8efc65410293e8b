import pytest

from bot.coaching.quotes import find_quote
from bot.meetings.transcript import Transcript, Utterance

LINES = (
    ("Riya Shah", "Got it. So, you know, nine days and one restatement."),
    ("Dana Cole", "My controller, Priya, runs it. Honestly she’s worried that any new tool means more work."),
    (
        "Riya Shah",
        "I understand. We are usually cheaper than LedgerLoop — 25% or so — so I would not worry about that.",
    ),
    ("Dana Cole", "Maybe. The budget is frozen until January."),
    ("Riya Shah", "And that means"),
    ("Riya Shah", "we can start in spring, can't we?"),
    ("Dana Cole", "The budget is frozen until January, as I said."),
)
CALL = Transcript(
    tuple(Utterance(name, text, start=10.0 * number) for number, (name, text) in enumerate(LINES)), "timed", "test"
)


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("nine days and one restatement", "nine days and one restatement"),
        ("  Nine  days, and ONE restatement. ", "nine days and one restatement"),
        ("“nine days and one restatement”", "nine days and one restatement"),
        ("Riya Shah: nine days and one restatement", "nine days and one restatement"),
        ("So you know … nine days", "So, you know, nine days"),
    ],
)
def test_spacing_case_and_marks_do_not_matter(claim: str, shown: str) -> None:
    evidence = find_quote(CALL, claim, near=0)

    assert evidence is not None
    assert (evidence.quote, evidence.utterance, evidence.speaker, evidence.at_seconds) == (
        shown,
        0,
        "Riya Shah",
        0.0,
    )


@pytest.mark.parametrize(
    "claim",
    [
        "ten days and one restatement",
        "nine days and two restatements",
        "one restatement and nine days",
        "nine … restatement",
        "we give thirty percent",
        "",
        "…",
    ],
)
def test_words_nobody_said_are_not_found(claim: str) -> None:
    assert find_quote(CALL, claim, near=0) is None


def test_curly_and_straight_apostrophes_are_the_same() -> None:
    evidence = find_quote(CALL, "she's worried that any new tool", near=1)

    assert evidence is not None
    assert evidence.quote == "she’s worried that any new tool"


@pytest.mark.parametrize(("claim", "line"), [("cheaper than LedgerLoop", 2), ("January, as I said", 6)])
def test_a_wrong_line_number_is_mended_where_the_words_stand_once(claim: str, line: int) -> None:
    evidence = find_quote(CALL, claim, near=0)

    assert evidence is not None
    assert evidence.utterance == line


def test_words_said_twice_are_taken_at_the_line_named_or_not_at_all() -> None:
    elsewhere = Transcript((*CALL.utterances, *[Utterance("Dana Cole", "Hm.")] * 9), "timed", "test")

    assert find_quote(CALL, "The budget is frozen until January", near=3) is not None
    assert find_quote(elsewhere, "The budget is frozen until January", near=14) is None


def test_two_words_count_only_as_a_whole_sentence_of_that_line() -> None:
    assert find_quote(CALL, "I understand", near=2) is not None
    assert find_quote(CALL, "I understand", near=0) is None
    assert find_quote(CALL, "usually cheaper", near=2) is None


def test_only_the_side_asked_for_counts() -> None:
    assert find_quote(CALL, "The budget is frozen until January", near=3, by=["Riya Shah"]) is None
    assert find_quote(CALL, "The budget is frozen until January", near=3, by=["Dana Cole"]) is not None


def test_speech_broken_over_two_lines_of_one_speaker_is_found() -> None:
    evidence = find_quote(CALL, "that means we can start in spring", near=4)

    assert evidence is not None
    assert evidence.quote == "that means we can start in spring"


@pytest.mark.parametrize("near", [-1, 99])
def test_a_line_that_does_not_exist_does_no_harm(near: int) -> None:
    assert find_quote(CALL, "cheaper than LedgerLoop", near=near) is not None


def test_signs_that_belong_to_the_words_are_shown() -> None:
    evidence = find_quote(CALL, "cheaper than LedgerLoop 25", near=2)

    assert evidence is not None
    assert evidence.quote == "cheaper than LedgerLoop — 25%"
