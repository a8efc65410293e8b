"""Reading invented transcripts, and saying briefly what came of it."""

import json
from typing import Any

from bot.meetings.reading import read_transcript
from bot.meetings.transcript import Transcript


def read(text: str) -> Transcript:
    return read_transcript(text.encode())


def read_as_json(document: Any) -> Transcript:
    return read_transcript(json.dumps(document).encode())


def words(transcript: Transcript) -> list[tuple[str, str]]:
    """Who said what."""
    return [(one.speaker, one.text) for one in transcript.utterances]


def times(transcript: Transcript) -> list[tuple[float | None, float | None]]:
    """From when to when each was said."""
    return [(one.start, one.end) for one in transcript.utterances]


def shape(transcript: Transcript) -> tuple[str, str]:
    """The format and the basis."""
    return transcript.format, transcript.basis
