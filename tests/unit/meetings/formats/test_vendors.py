"""Exports as the tools write them, in shapes that are not in the other tests: one call in each of them."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.errors import FileIsChat
from bot.meetings.reading import read_transcript
from bot.meetings.transcript import Transcript

RIYA, DANA = "Riya Shah", "Dana Cole"
TALK = [
    (RIYA, 2, "Hi Dana, thanks for making the time today."),
    (DANA, 6, "Sure, happy to be here."),
    (RIYA, 12, "How do you close the books at the moment?"),
    (DANA, 17, "Mostly spreadsheets, and it takes nine working days."),
    (RIYA, 25, "Got it, nine days. Who is involved in that?"),
]
EPOCH = 1_795_168_800


def text_of(each: str, *, above: str = "", below: str = "", names: dict[str, str] | None = None) -> bytes:
    lines = "".join(
        each.format(name=(names or {}).get(name, name), first=name.split()[0], at=at, end=at + 3, said=said)
        for name, at, said in TALK
    )
    return f"{above}{lines}{below}".encode()


def json_of(row: Callable[[str, int, str], Any], wrap: Callable[[list[Any]], Any] = list) -> bytes:
    return json.dumps(wrap([row(name, at, said) for name, at, said in TALK])).encode()


def said_in(transcript: Transcript) -> list[tuple[int, str]]:
    """Which of the two said what, by the order in which they are heard."""
    return [(transcript.speakers.index(one.speaker), one.text) for one in transcript.utterances]


def words_of(said: str, at: int) -> list[tuple[str, float, float]]:
    words = said.split()
    return [(word, at + 3 * n / len(words), at + 3 * (n + 1) / len(words)) for n, word in enumerate(words)]


def side(name: str, own: str, customer: str) -> str:
    return own if name == RIYA else customer


TEXTS = {
    "Fathom": text_of(
        "0:{at:02} - {name}\n  {said}\n\n",
        above="Acme discovery - November 20\nVIEW RECORDING - 32 mins: https://fathom.example/share/a\n\n---\n\n",
    ),
    "tl;dv": text_of("00:00:{at:02} {name}: {said}\n", above="Acme discovery\nNov 20, 2026\n\nTranscript\n\n"),
    "Gong": text_of(
        "0:{at:02} | {first}\n{said}\n\n",
        above="Acme discovery\nRecorded on Nov 20, 2026 via Zoom, 32m\n\nParticipants\n\nNorthwind\n"
        "Riya Shah, Account Executive\n\nAcme\nDana Cole, CFO\n\nTranscript\n\n",
    ),
    "the time behind": text_of("{name}: {said} (0:{at:02})\n"),
    "a list with dashes": text_of("- **{name}** (0:{at:02}) — {said}\n"),
    "marks of direction": text_of("\u200f\u202b{name}\u202c  0:{at:02}  \n{said}\n\n"),
    "somebody joins": text_of("{name}  0:{at:02}\n{said}\n\nTom Baker joined the meeting\nRecording started\n\n"),
    "Teams in German": text_of(
        "{name}   0:{at:02}\n{said}\n\n",
        above="Acme-20261120_100000-Besprechungsaufzeichnung\n20. November 2026, 09:00AM\n32m 11s\n\n"
        "Riya Shah hat die Transkription gestartet\n\n",
        below="Riya Shah hat die Transkription beendet\n",
    ),
    "Rev": text_of("{name} (00:{at:02}):\n{said}\n\n"),
    "Sonix": text_of("{name}: [00:00:{at:02}] {said}\n\n", above="acme.mp4\n\n"),
    "Avoma": text_of("{name}: 00:{at:02}\n{said}\n\n"),
    "Krisp": text_of("{name} | 00:{at:02}\n{said}\n\n"),
    "Circleback": text_of("**{name}** 00:{at:02}\n{said}\n\n"),
    "a Markdown table": text_of(
        "| 0:{at:02} | {name} | {said} |\n", above="| Time | Speaker | Text |\n|---|:---:|---|\n"
    ),
    "odd headings": text_of(
        '{at},"{name}",00:00:{at:02},"{said}"\r\n', above="Sr No,Participant,Spoken at,Utterance\r\n"
    ),
    "German headings": text_of('00:00:{at:02};{name};"{said}"\r\n', above="Zeit;Sprecher;Text\r\n"),
}


@pytest.mark.parametrize("export", TEXTS.values(), ids=TEXTS)
def test_a_text_export_tells_who_began_when(export: bytes) -> None:
    transcript = read_transcript(export)

    assert transcript.basis == "start_only"
    assert said_in(transcript) == [(int(name == DANA), said) for name, _, said in TALK]
    assert [one.start for one in transcript.utterances] == [at for _, at, _ in TALK]


RANGES = {
    "a film editor": text_of("00:00:{at:02}:00 - 00:00:{end:02}:00\n{name}\n{said}\n\n"),
    "brackets before": text_of("[00:00:{at:02} - 00:00:{end:02}] {name}: {said}\n"),
    "brackets after": text_of("{name} [00:{at:02} - 00:{end:02}]\n{said}\n\n"),
}


@pytest.mark.parametrize("export", RANGES.values(), ids=RANGES)
def test_a_text_that_says_from_when_until_when_is_timed(export: bytes) -> None:
    transcript = read_transcript(export)

    assert transcript.basis == "timed"
    assert said_in(transcript) == [(int(name == DANA), said) for name, _, said in TALK]
    assert [(one.start, one.end) for one in transcript.utterances] == [(at, at + 3) for _, at, _ in TALK]


JSON = {
    "Aircall": json_of(
        lambda name, at, said: {
            **{"start_time": float(at), "end_time": at + 3.0, "text": said},
            "participant_type": side(name, "internal", "external"),
        },
        lambda rows: {"transcription": {"content": {"language": "en-US", "utterances": rows}}},
    ),
    "Genesys": json_of(
        lambda name, at, said: {
            **{"text": said, "startTimeMs": (EPOCH + at) * 1000, "duration": {"milliseconds": 3000}},
            "participantPurpose": side(name, "internal", "external"),
        },
        lambda rows: {"conversationId": "x", "transcripts": [{"phrases": rows}]},
    ),
    "Contact Lens": json_of(
        lambda name, at, said: {
            **{"BeginOffsetMillis": at * 1000, "EndOffsetMillis": (at + 3) * 1000, "Content": said},
            "ParticipantId": side(name, "p1", "p2"),
        },
        lambda rows: {
            "Participants": [
                {"ParticipantId": "p1", "ParticipantRole": "AGENT"},
                {"ParticipantId": "p2", "ParticipantRole": "CUSTOMER"},
            ],
            "Transcript": rows,
        },
    ),
    "Salesloft": json_of(
        lambda name, at, said: {
            **{"text": said, "start_time": float(at), "end_time": at + 3.0},
            "recording_attendee_id": side(name, "a", "b"),
        },
        lambda rows: {
            "sentences": rows,
            "attendees": [
                {"id": "a", "full_name": RIYA, "is_internal": True},
                {"id": "b", "full_name": DANA, "is_internal": False},
            ],
        },
    ),
}


@pytest.mark.parametrize("export", JSON.values(), ids=JSON)
def test_a_json_export_tells_the_sides(export: bytes) -> None:
    transcript = read_transcript(export)

    assert transcript.basis == "timed"
    assert said_in(transcript) == [(int(name == DANA), said) for name, _, said in TALK]
    assert list(transcript.sides.values()) == ["own", "customer"]
    assert [(one.end or 0) - (one.start or 0) for one in transcript.utterances] == [3] * len(TALK)


NAMED = {
    "Zoom's timeline": json_of(
        lambda name, at, said: {
            **{"ts": f"00:00:{at:02}.000", "end_ts": f"00:00:{at + 3:02}.000", "text": said},
            "users": [{"username": name, "user_id": "1"}],
        },
        lambda rows: {"timeline": rows},
    ),
    "Recall": json_of(
        lambda name, at, said: {
            "participant": {"id": 100, "name": name, "is_host": True},
            "words": [
                {"text": word, "start_timestamp": {"relative": a}, "end_timestamp": {"relative": b}}
                for word, a, b in words_of(said, at)
            ],
        }
    ),
    "Clari": json_of(
        lambda name, at, said: {"personId": int(name == DANA), "text": said, "start": at, "end": at + 3},
        lambda rows: {
            "users": [{"userId": "u1", "userEmail": "riya@sideline.example", "personId": 0}],
            "externalParticipants": [{"name": DANA, "personId": 1}],
            "transcript": rows,
        },
    ),
    "Avoma": json_of(
        lambda name, at, said: {
            **{"speaker_id": int(name == DANA), "transcript": said},
            "timestamps": [a for _, a, _ in words_of(said, at)],
        },
        lambda rows: {"speakers": [{"id": 0, "name": RIYA}, {"id": 1, "name": DANA}], "transcript": rows},
    ),
    "Retell": json_of(
        lambda name, at, said: {
            **{"role": side(name, "agent", "user"), "content": said},
            "words": [{"word": word, "start": a, "end": b} for word, a, b in words_of(said, at)],
        },
        lambda rows: {"call_id": "x", "transcript": "Agent: hi", "transcript_object": rows},
    ),
}


@pytest.mark.parametrize("export", NAMED.values(), ids=NAMED)
def test_times_are_found_where_an_export_keeps_them(export: bytes) -> None:
    transcript = read_transcript(export)

    assert transcript.basis == "timed"
    assert said_in(transcript) == [(int(name == DANA), said) for name, _, said in TALK]
    assert [one.start for one in transcript.utterances] == [at for _, at, _ in TALK]


def test_a_voice_bots_own_instructions_are_no_speech_and_its_epoch_no_length() -> None:
    export = json_of(
        lambda name, at, said: {
            **{"role": side(name, "bot", "user"), "message": said, "secondsFromStart": at},
            **{"time": (EPOCH + at) * 1000, "endTime": (EPOCH + at + 3) * 1000},
        },
        lambda rows: {"messages": [{"role": "system", "message": "Be kind.", "secondsFromStart": 0}, *rows]},
    )

    transcript = read_transcript(export)

    assert transcript.speakers == ("bot", "user")
    assert [one.start for one in transcript.utterances] == [at for _, at, _ in TALK]


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("Gesprächsprotokoll\nDatum: 20.11.2026\nTeilnehmer: Riya Shah, Dana Cole\nDauer: 32 Minuten\n\n", 20),
        ("Fecha: 2026-11-21\nParticipantes: Riya, Dana\nDuración: 32 min\n\n", 21),
        ("Durée : 32 minutes\nLieu : Paris\n\n", None),
    ],
)
def test_facts_in_other_languages_are_nobodys_words(above: str, day: int | None) -> None:
    transcript = read_transcript(text_of("{name}: {said}\n", above=above))

    assert transcript.speakers == (RIYA, DANA)
    assert transcript.happened_on == (date(2026, 11, day) if day else None)


def test_the_line_above_the_day_is_the_title() -> None:
    assert read_transcript(TEXTS["tl;dv"]).title == "Acme discovery"
    assert read_transcript(TEXTS["Gong"]).title == "Acme discovery"
    assert read_transcript(TEXTS["Teams in German"]).title == "Acme"
    assert read_transcript(TEXTS["Rev"]).title == ""


def test_a_saved_messenger_chat_is_no_call() -> None:
    with pytest.raises(FileIsChat):
        read_transcript(text_of("20/11/2026, 10:{at:02} - {name}: {said}\n"))
