"""JSON exports, each as small as its vendor's shape allows."""

from datetime import date
from typing import Any

import pytest

from bot.errors import NotAConversation
from tests.unit.meetings.formats.reading_text import read, read_as_json, shape, times, words

RIYA = {"speaker": "Riya", "text": "Hi there Dana."}
DANA = {"speaker": "Dana", "text": "Hello."}


def timed(first: str, last: str, factor: float = 1, clock: type = float) -> list[dict[str, Any]]:
    """Riya from 0.5 to 1.5 seconds and Dana from 2 to 2.5, under these keys."""
    spans = ((RIYA, 0.5, 1.5), (DANA, 2.0, 2.5))
    return [{**said, first: clock(start * factor), last: clock(end * factor)} for said, start, end in spans]


def word(text: str, start: float, end: float, **more: Any) -> dict[str, Any]:
    return {"word": text.strip(".,?").lower(), "punctuated_word": text, "start": start, "end": end, **more}


SPOKEN = [
    word("Hi", 0.5, 0.7, speaker=0),
    word("there", 0.7, 1.0, speaker=0),
    word("Dana.", 1.1, 1.5, speaker=0),
    word("Hello.", 2.0, 2.5, speaker=1),
]


def deepgram(words_said: list[dict[str, Any]], utterances: Any = None) -> dict[str, Any]:
    results: dict[str, Any] = {"channels": [{"alternatives": [{"transcript": "", "words": words_said}]}]}
    return {"metadata": {}, "results": results | ({"utterances": utterances} if utterances else {})}


def aws_item(text: str, start: str, end: str) -> dict[str, Any]:
    return {
        "type": "pronunciation",
        "start_time": start,
        "end_time": end,
        "alternatives": [{"confidence": "0.9", "content": text}],
    }


AWS_ITEMS = [
    aws_item("Hi", "0.5", "0.7"),
    aws_item("there", "0.7", "1.0"),
    aws_item("Dana", "1.1", "1.5"),
    {"type": "punctuation", "alternatives": [{"content": "."}]},
    aws_item("Hello", "2.0", "2.5"),
    {"type": "punctuation", "alternatives": [{"content": "."}]},
]
AWS_SEGMENTS = [
    {
        "speaker_label": "spk_0",
        "items": [{"start_time": at, "speaker_label": "spk_0"} for at in ("0.5", "0.7", "1.1")],
    },
    {"items": [{"start_time": "2.0", "speaker_label": "spk_1"}]},
]
GONG = [
    {
        "speakerId": "643234567855553",
        "topic": None,
        "sentences": [{"start": 500, "end": 1500, "text": "Hi there Dana."}],
    },
    {"speakerId": "643234567855554", "topic": None, "sentences": [{"start": 2000, "end": 2500, "text": "Hello."}]},
]
FIREFLIES = [
    {"text": "Hi there Dana.", "start_time": "0.5", "end_time": "1.5", "speaker_id": 0, "speaker_name": "Riya"},
    {"text": "Hello.", "start_time": 2.0, "end_time": 2.5, "speaker_id": 1, "speaker_name": None},
]  # fmt: skip
PEOPLE = [{"id": 0, "name": "Riya"}, {"id": 1, "name": "Dana"}]

EXPORTS: list[tuple[str, Any]] = [
    ("json", timed("start", "end")),
    ("json", {"a": {"deep": [{"list": timed("startTime", "endTime")}]}}),
    ("json", timed("startMs", "endMs", 1000, int)),
    ("json", [{**row, "start": f"0:0{row['start']}", "end": f"0:{row['end']}"} for row in timed("start", "end")]),
    ("grain_json", [{**row, "participant_id": "p"} for row in timed("start", "end", 1000, int)]),
    ("deepgram_json", deepgram(SPOKEN)),
    ("deepgram_json", deepgram(SPOKEN, [
        {"start": 0.5, "end": 1.5, "channel": 0, "transcript": "Hi there Dana.", "speaker": 0},
        {"start": 2.0, "end": 2.5, "channel": 1, "transcript": "Hello.", "speaker": 0},
    ])),
    ("assemblyai_json", {"audio_url": "", "words": [], "utterances": timed("start", "end", 1000, int)}),
    ("aws_transcribe_standard", {"results": {
        "transcripts": [], "items": AWS_ITEMS, "speaker_labels": {"segments": AWS_SEGMENTS},
    }}),
    ("aws_transcribe_call_analytics", {"ConversationCharacteristics": {}, "Transcript": [
        {"ParticipantRole": "AGENT", "BeginOffsetMillis": 500, "EndOffsetMillis": 1500, 
         "Content": "Hi there Dana.",
         "Items": [{"Content": "Hi", "BeginOffsetMillis": 500, "EndOffsetMillis": 700}]},
        {"ParticipantRole": "CUSTOMER", "BeginOffsetMillis": 2000, "EndOffsetMillis": 2500, "Content": "Hello."},
    ]}),
    ("whisperx", {"segments": [{"text": "", "start": 0, "end": 0}, *timed("start", "end")], "word_segments": []}),
    ("gong_json", {"callTranscripts": [{"callId": "7", "transcript": GONG}]}),
    ("fireflies_json", {"data": {"transcript": {"speakers": PEOPLE, "sentences": FIREFLIES}}}),
    ("fireflies_json", [
        {"sentence": "Hi there Dana.", "startTime": "00:00.5", "endTime": "00:01.5", "speaker_name": "Riya"},
        {"sentence": "Hello.", "startTime": "00:02", "endTime": "00:02.5", "speaker_name": "Dana"},
    ]),
    ("hubspot_third_party", {"transcriptCreateUtterances": [
        {"speaker": {"id": "1", "name": "Riya"}, "text": "Hi there Dana.",
         "startTimeMillis": 500, "endTimeMillis": 1500},
        {"speaker": {"id": "2", "name": "Dana"}, "text": "Hello.", "startTimeMillis": 2000, "endTimeMillis": 2500},
    ]}),
    ("rev_json", {"speakers": PEOPLE, "monologues": [
        {"speaker": 0, "elements": [
            {"type": "text", "value": "Hi", "ts": 0.5, "end_ts": 0.7}, {"type": "punct", "value": " there "},
            {"type": "text", "value": "Dana", "ts": 1.1, "end_ts": 1.5}, {"type": "punct", "value": "."}]},
        {"speaker": 1, "elements": [
            {"type": "text", "value": "Hello", "ts": 2.0, "end_ts": 2.5}, {"type": "punct", "value": "."}]},
    ]}),
    ("teams_json", {"entries": [
        {"text": "Hi there Dana.", "speakerDisplayName": "Riya",
         "startOffset": "00:00:00.5", "endOffset": "00:00:01.5"},
        {"text": "Hello.", "speakerDisplayName": "Dana", "startOffset": "00:00:02.0", "endOffset": "00:00:02.50"},
    ]}),
    ("azure_json", {"recognizedPhrases": [
        {"speaker": 1, "offset": "PT0.5S", "duration": "PT1S", "nBest": [{"display": "Hi there Dana."}]},
        {"speaker": 2, "offset": "PT2S", "duration": "PT0.5S", "nBest": [{"display": "Hello."}]},
    ]}),
    ("elevenlabs_json", {"language_code": "en", "language_probability": 1, "words": [
        {"text": "Hi", "start": 0.5, "end": 0.7, "type": "word", "speaker_id": "speaker_0"},
        {"text": " ", "start": 0.7, "end": 0.7, "type": "spacing", "speaker_id": "speaker_0"},
        {"text": "there", "start": 0.7, "end": 1.0, "type": "word", "speaker_id": "speaker_0"},
        {"text": "Dana.", "start": 1.1, "end": 1.5, "type": "word", "speaker_id": "speaker_0"},
        {"text": "Hello.", "start": 2.0, "end": 2.5, "type": "word", "speaker_id": "speaker_1"},
    ]}),
    ("google_speech_json", {"results": [{"alternatives": [{"words": [
        {"startTime": f"{said['start']}s", "endTime": f"{said['end']}s", "word": said["punctuated_word"],
         "speakerTag": said["speaker"] + 1}
        for said in SPOKEN
    ]}]}]}),
    ("json", [
        {"participant": {"id": 1, "name": "Riya"}, "words": [
            {"text": text, "start_timestamp": {"relative": start}, "end_timestamp": {"relative": end}}
            for text, start, end in (("Hi", 0.5, 0.7), ("there", 0.7, 1.0), ("Dana.", 1.1, 1.5))]},
        {"participant": {"id": 2, "name": "Dana"}, "words": [
            {"text": "Hello.", "start_timestamp": {"relative": 2.0}, "end_timestamp": {"relative": 2.5}}]},
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "document"), EXPORTS)
def test_an_export_is_read_with_its_times_in_seconds(kind: str, document: Any) -> None:
    transcript = read_as_json(document)

    assert shape(transcript) == (kind, "timed")
    assert [text for _, text in words(transcript)] == ["Hi there Dana.", "Hello."]
    assert times(transcript) == [(0.5, 1.5), (2.0, 2.5)]
    assert len(transcript.speakers) == 2


def test_names_and_sides_come_from_the_list_of_parties() -> None:
    parties = [
        {"speakerId": "643234567855553", "name": "Riya Shah", "affiliation": "Internal"},
        {"speakerId": "643234567855554", "name": "Dana Cole", "affiliation": "External"},
    ]

    transcript = read_as_json({"callTranscripts": [{"transcript": GONG}], "parties": parties})

    assert transcript.speakers == ("Riya Shah", "Dana Cole")
    assert transcript.sides == {"Riya Shah": "own", "Dana Cole": "customer"}


def test_long_ids_without_names_are_numbered() -> None:
    assert read_as_json({"callTranscripts": [{"transcript": GONG}]}).speakers == ("Speaker 1", "Speaker 2")


def test_roles_tell_the_sides() -> None:
    transcript = read_as_json(
        {"messages": [{"role": "agent", "content": "Hi."}, {"role": "customer", "content": "Yes."}]}
    )

    assert shape(transcript) == ("json", "words")
    assert transcript.sides == {"agent": "own", "customer": "customer"}


def test_words_without_speakers_become_sentences() -> None:
    said = [{key: value for key, value in one.items() if key != "speaker"} for one in SPOKEN]

    transcript = read_as_json(deepgram(said))

    assert shape(transcript) == ("deepgram_json", "none")
    assert words(transcript) == [("", "Hi there Dana."), ("", "Hello.")]


def test_assemblyai_without_speaker_labels_has_words_in_thousandths() -> None:
    said = [
        {"text": text, "start": start, "end": start + 300, "speaker": None}
        for text, start in (("Hi", 100), ("you.", 500), ("So?", 900))
    ]

    transcript = read_as_json({"audio_url": "", "words": said, "utterances": None})

    assert shape(transcript) == ("assemblyai_json", "none")
    assert times(transcript) == [(0.1, 0.8), (0.9, 1.2)]


def test_whisper_names_nobody() -> None:
    segments = [{"id": 0, "start": 0.0, "end": 2.5, "text": " Hi there.", "tokens": [1]}]

    transcript = read_as_json({"text": " Hi there.", "segments": segments})

    assert shape(transcript) == ("whisper_json", "none")
    assert words(transcript) == [("", "Hi there.")]


def test_times_since_1970_begin_at_nought_and_title_and_day_are_found() -> None:
    blocks = [
        {
            "start_time": "1767607200000",
            "end_time": "1767607203000",
            "speaker": {"name": "Riya"},
            "words": "Hi there.",
        },
        {
            "start_time": "1767607204000",
            "end_time": "1767607205000",
            "speaker": {"name": "Dana"},
            "words": "Hello.",
        },
    ]

    transcript = read_as_json(
        {"title": "Acme", "start_time": "2026-01-05T10:00:00Z", "transcript": {"speaker_blocks": blocks}}
    )

    assert times(transcript) == [(0.0, 3.0), (4.0, 5.0)]
    assert (transcript.title, transcript.happened_on) == ("Acme", date(2026, 1, 5))


def test_lines_of_json_are_rows() -> None:
    transcript = read('{"speaker": "Riya", "text": "Hi."}\n{"speaker": "Dana", "text": "Hello."}\n')

    assert words(transcript) == [("Riya", "Hi."), ("Dana", "Hello.")]


@pytest.mark.parametrize("key", ["transcript", "plain_text", "text"])
def test_a_transcript_as_one_text_in_json_is_read_as_text(key: str) -> None:
    transcript = read_as_json({key: "Riya: Hi there Dana\nDana: Hello\nRiya: Ok then"})

    assert shape(transcript) == ("plain_name", "words")
    assert transcript.speakers == ("Riya", "Dana")


@pytest.mark.parametrize(
    "document",
    [
        {"a": [1, 2], "b": {"c": "hello"}},
        [],
        {},
        3 * [[]],
        [{"name": "Acme", "arr": 4000, "owner": "riya"}],
        [{"text": "a b c d e f"}],
    ],
)
def test_json_in_which_nobody_speaks_is_refused(document: Any) -> None:
    with pytest.raises(NotAConversation):
        read_as_json(document)
