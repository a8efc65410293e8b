"""Who is who."""

import pytest

from bot.meetings.speakers import likely_same, own_speaker, renamed
from bot.meetings.transcript import Side, Transcript, Utterance


def call(*speakers: str, **sides: Side) -> Transcript:
    said = tuple(Utterance(speaker, "hello", float(at), at + 0.5) for at, speaker in enumerate(speakers))
    return Transcript(said, "timed" if any(speakers) else "none", "zoom_vtt", sides=sides)


@pytest.mark.parametrize(
    ("display_name", "speakers", "expected"),
    [
        ("Riya Shah", ("Dana Cole", "Riya Shah"), "Riya Shah"),
        ("riya.shah", ("Dana Cole", "Riya Shah"), "Riya Shah"),
        ("Riya Shah", ("Dana Cole", "Riya"), "Riya"),
        ("Riya", ("Dana Cole", "Riya Shah"), "Riya Shah"),
        ("Riya Shah", ("Dana Cole", "Riya Sha"), "Riya Sha"),
        ("Shah, Riya", ("Dana Cole", "Riya Shah"), "Riya Shah"),
        ("Riya Shah", ("Dana Cole", "riya.shah@acme.example"), "riya.shah@acme.example"),
        ("Riya", ("Riya Shah", "Riya Patel"), None),
        ("Riya Shah", ("Dana Cole", "Riya Patel"), None),
        ("Riya Shah", ("Speaker 1", "Speaker 2"), None),
        ("", ("Dana Cole",), None),
    ],
)
def test_the_person_is_found_when_only_one_speaker_fits(
    display_name: str, speakers: tuple[str, ...], expected: str | None
) -> None:
    assert own_speaker(call(*speakers), display_name=display_name) == expected


def test_an_alias_is_as_good_as_a_name() -> None:
    assert (
        own_speaker(call("Speaker 1", "Speaker 2"), display_name="Riya Shah", aliases=["Speaker 2"]) == "Speaker 2"
    )


def test_the_side_that_the_file_tells_comes_last() -> None:
    transcript = call("AGENT", "CUSTOMER", AGENT="own", CUSTOMER="customer")

    assert own_speaker(transcript, display_name="Riya Shah") == "AGENT"


@pytest.mark.parametrize(
    ("speakers", "pairs"),
    [
        (("Riya", "Dana", "Riya Shah"), [("Riya Shah", "Riya")]),
        (("riya shah", "Riya Shah"), [("Riya Shah", "riya shah")]),
        (("Riya Sha", "Riya Shah"), [("Riya Shah", "Riya Sha")]),
        (("Riya", "Riya Shah", "Riya Patel"), []),
        (("Riya Shah", "Riya Patel"), []),
        (("Speaker 1", "Speaker 2"), []),
        (("Dana", "Dan"), []),
        (("Riya Shah", "Dana Cole"), []),
    ],
)
def test_names_that_may_be_one_person_are_asked_about(
    speakers: tuple[str, ...], pairs: list[tuple[str, str]]
) -> None:
    assert likely_same(call(*speakers)) == pairs


def test_a_crowd_is_not_compared_name_by_name() -> None:
    assert (
        likely_same(call("Riya", "Riya Shah", *(f"Guest {'abcdefgh'[n % 8] * (n + 1)}" for n in range(40)))) == []
    )


def test_speakers_are_renamed_with_their_sides() -> None:
    transcript = renamed(call("AGENT", "Dana", AGENT="own"), {"AGENT": "Riya Shah"})

    assert transcript.speakers == ("Riya Shah", "Dana")
    assert transcript.sides == {"Riya Shah": "own"}


def test_naming_nobody_gives_a_call_its_times_back() -> None:
    assert renamed(call("", ""), {"": "Riya"}).basis == "timed"
    assert renamed(call("Riya"), {"Riya": ""}).basis == "none"
