"""What is no transcript, and says so; and what looks bad and is read all the same."""

import json
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import (
    CallTooLong,
    CannotRead,
    FileBroken,
    FileEmpty,
    FileIsAudio,
    FileIsChat,
    FileIsImage,
    FileIsWebPage,
    FileTooLarge,
)
from bot.meetings.reading import read_pasted, read_transcript
from bot.meetings.taken_in import MOST_BYTES
from bot.meetings.taking_in import take_in_file
from tests.unit.meetings.formats.reading_text import read, words

SAID = "WEBVTT\n\n00:01.000 --> 00:02.000\nRiya: Café – “naïve”\n\n00:02.000 --> 00:03.000\nDana: Señor’s\n"
CHAT = "00:21:14\tRiya Shah:\tHello all\n00:21:35\tDana Cole:\tHi\n"
LONG = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nRiya: a\n\n06:00:00.000 --> 06:00:01.000\nDana: b\n"


@pytest.mark.parametrize(
    ("refusal", "data"),
    [
        (FileIsAudio, b"ID3\x04" + bytes(100)),
        (FileIsAudio, b"\xff\xfb\x90\x64" + bytes(100)),
        (FileIsAudio, b"RIFF\x24\x08\x00\x00WAVEfmt " + bytes(100)),
        (FileIsAudio, b"\x00\x00\x00\x20ftypisom" + bytes(100)),
        (FileIsAudio, b"OggS" + bytes(100)),
        (FileIsAudio, b"\x1aE\xdf\xa3" + bytes(6_000_000)),
        (FileIsImage, b"\x89PNG\r\n\x1a\n" + bytes(100)),
        (FileIsImage, b"\x00\x00\x00\x18ftypheic" + bytes(100)),
        (FileTooLarge, b"Riya: hi\nDana: hello\n" * 450_000),
        (FileEmpty, b""),
        (FileEmpty, b"\xef\xbb\xbf \r\n\t\n"),
        (FileEmpty, b"WEBVTT\n\n"),
        (FileEmpty, b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n"),
        (FileIsWebPage, b"\n<!DOCTYPE html><html><body>Sign in to your workspace</body></html>"),
        (FileIsWebPage, b"<!-- saved --><HTML><head><title>Login</title></head></HTML>"),
        (FileBroken, b"PK\x03\x04 not really a document"),
        (FileIsChat, CHAT.encode()),
        (
            FileIsChat,
            b"10:02:14 From Riya Shah to Everyone:\n\thello\n10:03:14 From Dana Cole to Everyone:\n\thi\n",
        ),
        (CallTooLong, LONG.encode()),
        (CallTooLong, b"a\n" * 200_000),
        (CannotRead, bytes(range(256)) * 20),
        (CannotRead, b"{" + b'"a":{' * 50_000),
    ],
)
def test_a_file_that_cannot_be_read_says_why(refusal: type[CannotRead], data: bytes) -> None:
    with pytest.raises(CannotRead) as refused:
        read_transcript(data, name="call.vtt")

    assert type(refused.value) is refusal


def test_a_call_with_times_is_as_long_as_its_times_say() -> None:
    many = "so we looked at it again and it was fine " * 12
    turns = range(1200)
    timed = "\n".join(
        f"[{at // 240}:{at // 4 % 60:02}:{at % 4 * 15:02}] {'Riya' if at % 2 else 'Dana'}: {many}" for at in turns
    )
    untimed = "\n".join(f"{'Riya' if at % 2 else 'Dana'}: {many}" for at in turns)

    call = read_transcript(timed.encode(), name="call.txt")

    assert (len(call.utterances), call.basis) == (1200, "start_only")
    with pytest.raises(CallTooLong):
        read_transcript(untimed.encode(), name="call.txt")


@pytest.mark.parametrize("filling", [" ", "\t", ".", "?!", "a", "- "])
def test_no_line_takes_the_square_of_its_length(filling: str) -> None:
    began = time.process_time()

    take_in_file(f"Riya: hello there\nDana: how is {filling * 20_000}x?\nRiya: fine\n".encode(), "call.txt")

    assert time.process_time() - began < 3


def test_the_name_tells_sound_only_when_the_content_tells_nothing() -> None:
    assert words(read_transcript(SAID.encode(), name="call.mp3"))[1] == ("Dana", "Señor’s")
    with pytest.raises(FileIsAudio):
        read_transcript(bytes(range(256)), name="call.m4a")


@pytest.mark.parametrize("kind", CannotRead.__subclasses__())
def test_every_refusal_says_what_to_do_and_carries_a_code(kind: type[CannotRead]) -> None:
    assert kind.code.startswith("E-")
    assert kind.user_message.endswith(".")


def scrambled(text: str) -> bytes:
    """UTF-8 that was taken for Windows' encoding and saved again: "â€™" for "’"."""
    unused = b"\x81\x8d\x8f\x90\x9d"
    letters = (chr(byte) if byte in unused else bytes([byte]).decode("cp1252") for byte in text.encode())
    return "".join(letters).encode()


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
        scrambled,
        lambda text: text.replace("\n", "\r").encode(),
    ],
)
def test_any_encoding_reads_the_same(encode: Callable[[str], bytes]) -> None:
    transcript = read_transcript(encode(SAID))

    assert words(transcript) == [("Riya", "Café – “naïve”"), ("Dana", "Señor’s")]


def test_latin_1_is_read() -> None:
    assert words(read_transcript("Riya: Café\nDana: naïve\nRiya: oui\n".encode("latin-1")))[0] == ("Riya", "Café")


def test_two_who_speak_in_one_cue_are_told_apart_where_both_are_known() -> None:
    transcript = read(
        "WEBVTT\n\n00:00.000 --> 00:10.000\nAgent: hi there Customer: hello you\n\n"
        "00:10.000 --> 00:12.000\nCustomer: I said to Agent: please call\n"
    )

    assert words(transcript) == [
        ("Agent", "hi there"),
        ("Customer", "hello you"),
        ("Customer", "I said to Agent: please call"),
    ]
    assert transcript.sides == {"Agent": "own", "Customer": "customer"}
    assert transcript.utterances[1].end == 10.0


def test_names_lose_what_stands_in_brackets_unless_that_would_make_two_one() -> None:
    transcript = read(
        "Dana Cole (she/her): a\nRiya Shah (Host): b\nJo's iPad (Jo Lee): c\nSam (Acme): d\nSam (Globex): e\n"
        "Riya Shah: f\nFireflies.ai Notetaker Riya: g\nUnknown Speaker: h\nMax Wu (Wings): i\n"
        "Riya Shah (Host): j\n"
    )

    assert [speaker for speaker, _ in words(transcript)][:8] == [
        *("Dana Cole", "Riya Shah", "Jo Lee", "Sam (Acme)", "Sam (Globex)", "Riya Shah", "", "Max Wu"),
    ]


def test_a_role_before_brackets_tells_the_side_of_the_name_inside() -> None:
    transcript = read("Sales Rep (Alex): Hi, Jo?\n\nProspect (Jo): Uh, yes.\n\nSales Rep (Alex): Good.\n")

    assert transcript.speakers == ("Alex", "Jo")
    assert transcript.sides == {"Alex": "own", "Jo": "customer"}


def test_somebody_introduced_with_a_title_is_the_same_without_it() -> None:
    transcript = read("Jess (Account Executive):\nHi.\n\nDana:\nHello.\n\nJess:\nGood.\n\nDana:\nFine.\n")

    assert transcript.speakers == ("Jess", "Dana")


def test_what_is_all_put_down_to_a_note_taker_is_nobodys() -> None:
    transcript = read("WEBVTT\n\n00:01.000 --> 00:02.000\nFireflies.ai Notetaker: So I think we agree.\n")

    assert words(transcript) == [("", "So I think we agree.")]


def test_one_speaker_alone_is_read() -> None:
    assert read("Riya: hi this is me\nRiya: and me again\nRiya: and again\n").speakers == ("Riya",)


def test_the_day_may_stand_in_the_files_name() -> None:
    transcript = read_transcript(SAID.encode(), name="GMT20261103-153516_Recording.transcript.vtt")

    assert str(transcript.happened_on) == "2026-11-03"


HOSTILE = {
    "one letter": "a",
    "labels": "A: ",
    "times": "[00:00]",
    "arrows": "-->",
    "stars": "**a",
    "brackets": "[{",
    "spaces": " ",
    "commas": ",",
    "quotes": '"',
    "names": "Aa Bb: ",
    "digits": "9",
    "closing": "[] ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_five_megabytes_of_one_thing_take_seconds_at_most(unit: str) -> None:
    data = (unit * (MOST_BYTES // len(unit) - 1) + "x").encode()
    began = time.process_time()

    with suppress(CannotRead):
        read_transcript(data)

    assert time.process_time() - began < 8


PIECES = st.sampled_from(
    (
        *("WEBVTT\n\n", "00:01.000 --> 00:02.000\n", "Riya: hi\n", "<v Dana>", "[0:01] ", "**A:** ", "a,b,c\n"),
        *("{", '"speaker":"A",', "}", "[", "]", '"text":"x y",', '"start":1', "\t", "```\n", "# ", "\n\n", "::"),
        *("PK\x03\x04", "%PDF-1.4", "\x00", "9" * 30, "Transcript\n", "10:02 AM\n", "&lt;", "NaN", "1e999"),
        *("-0:0:1.5", "é", "\u2028", "\ufeff", "(", ")"),
    )
)


@given(
    st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode()))
)
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        transcript = read_transcript(data)
    except CannotRead:
        return

    assert transcript.utterances
    assert all(one.text.strip() for one in transcript.utterances)
    starts = [one.start for one in transcript.utterances if one.start is not None]
    assert all(start >= 0 for start in starts)
    if transcript.basis in {"timed", "start_only"}:
        assert all(one.start is not None and one.end is not None for one in transcript.utterances)


KEYS = st.sampled_from(
    (
        *(
            "speaker",
            "text",
            "start",
            "end",
            "words",
            "results",
            "channels",
            "alternatives",
            "items",
            "utterances",
        ),
        *("segments", "sentences", "monologues", "elements", "transcript", "name", "id", "speakers", "audio_url"),
        *("recognizedPhrases", "nBest", "job", "confidence", "transcripts"),
    )
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
DOCUMENTS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=30,
)


@given(DOCUMENTS)
@settings(max_examples=300)
def test_any_json_is_read_or_refused(document: object) -> None:
    try:
        read_pasted(json.dumps([document]))
    except CannotRead:
        return
