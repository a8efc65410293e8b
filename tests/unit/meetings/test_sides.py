"""Whose side a third speaker is on."""

from collections.abc import Mapping

import pytest

from bot.meetings.formats.addresses import domains_in
from bot.meetings.kept import payload_of, transcript_of
from bot.meetings.reading import read_transcript
from bot.meetings.sides import colleagues_of, untold_speakers
from bot.meetings.transcript import Side, Transcript, Utterance

LONG = "we looked at the plan and it was fine for the whole team " * 3
OURS = "riya@northwind.example"


def call(
    *speakers: str, sides: Mapping[str, Side] | None = None, domains: Mapping[str, str] | None = None
) -> Transcript:
    said = tuple(Utterance(speaker, LONG, float(at), at + 0.5) for at, speaker in enumerate(speakers))
    return Transcript(said, "timed", "zoom_vtt", sides=sides or {}, domains=domains or {})


@pytest.mark.parametrize(
    "text",
    [
        "Attendees: Riya Shah <riya.shah@northwind.example>, Dana Cole <dcole@acme.example>",
        '{"participants": [{"name": "Riya Shah", "email": "rs@northwind.example"},'
        ' {"name": "Dana Cole", "email": "dc@acme.example"}]}',
        "name;email\nRiya Shah;riya@northwind.example\nDana Cole;dana@acme.example",
    ],
)
def test_the_company_of_a_speaker_is_told_by_an_address(text: str) -> None:
    assert domains_in(text, ["Riya Shah", "Dana Cole"]) == {
        "Riya Shah": "northwind.example",
        "Dana Cole": "acme.example",
    }


@pytest.mark.parametrize("text", ["Dana Cole <dana@gmail.com>", "write to help@acme.example", "dana (at) acme"])
def test_an_address_that_tells_no_company_of_a_speaker_is_left(text: str) -> None:
    assert domains_in(text, ["Riya Shah", "Dana Cole"]) == {}


def test_addresses_are_read_from_a_file_and_only_their_domains_kept() -> None:
    file = b"Attendees: Riya Shah <riya@northwind.example>\n\nRiya Shah: Hello.\nDana Cole: Hi.\nRiya Shah: So."

    transcript = transcript_of(payload_of(read_transcript(file, name="call.txt")))

    assert transcript.domains == {"Riya Shah": "northwind.example"}
    assert "riya@" not in str(payload_of(transcript))


def test_a_colleague_is_known_by_name_and_by_address() -> None:
    four = call("Riya", "Tom Reed", "Ana Bell", "Dana", domains={"Ana Bell": "northwind.example"})

    assert colleagues_of(four, "Riya", names=["tom reed", "Dana"], email=OURS) == ["Tom Reed", "Ana Bell"]


def test_who_works_elsewhere_or_is_told_by_the_file_is_not_asked_about() -> None:
    four = call(
        *("Riya", "Tom Reed", "Ana Bell", "Dana"),
        sides={"Tom Reed": "customer"},
        domains={"Ana Bell": "acme.example"},
    )

    assert untold_speakers(four, ["Riya"], email=OURS) == ["Dana"]
    assert untold_speakers(four, ["Riya"]) == ["Ana Bell", "Dana"]


def test_among_colleagues_alone_one_plays_the_customer() -> None:
    assert colleagues_of(call("Riya Shah", "Sam Ortiz"), "Riya Shah", names=["Sam Ortiz"]) == []


def test_one_other_speaker_can_only_be_the_customer() -> None:
    assert untold_speakers(call("Riya", "Dana"), ["Riya"]) == []
    assert untold_speakers(call("Riya", "Tom Reed", "Dana"), ["Riya", "Tom Reed"]) == []


def test_somebody_who_hardly_speaks_is_not_worth_a_question() -> None:
    call_of_three = Transcript(
        (Utterance("Riya", LONG), Utterance("Dana", "Hello."), Utterance("Ana", "Hello there.")), "words", "plain"
    )

    assert untold_speakers(call_of_three, ["Riya"]) == []
