"""JSON exports by vendor: how each is known, and what is special about it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from bot.errors import CannotRead, NotAConversation
from bot.meetings.formats.clock import day_in
from bot.meetings.formats.cues import read_cues
from bot.meetings.formats.found import Found
from bot.meetings.formats.inline import read_inline, read_unnamed
from bot.meetings.formats.json_rows import Survey, from_words, read_rows, speech_rows, survey
from bot.meetings.formats.json_values import TEXT_KEYS, names_in, plain_row, sides_in
from bot.meetings.formats.json_vendors import (
    assemblyai_utterances,
    aws_standard_utterances,
    azure_utterances,
    deepgram_utterances,
    elevenlabs_utterances,
    google_utterances,
    rev_utterances,
    speechmatics_utterances,
)
from bot.meetings.formats.label_words import words
from bot.meetings.formats.labels import is_metadata
from bot.meetings.formats.lines import read_lines
from bot.meetings.transcript import Utterance

_TITLES = ("meetingtitle", "calltitle", "title", "topic", "subject", "callname")
_DAYS = (
    "meetingdate",
    "calldate",
    "date",
    "started",
    "startedat",
    "starttime",
    "scheduled",
    "recordedat",
    "createdat",
)

_ID = re.compile(r"\d{4,}|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}")

Words = Callable[[Any, Mapping[str, str]], list[Utterance]]


@dataclass(frozen=True)
class Export:
    """A vendor's export: all of `keys` are in it. `milli`: times are thousandths; `words`: how to read a list
    of single words, for what the general reading of rows does not do."""

    format: str
    keys: frozenset[str]
    milli: bool = False
    words: Words | None = None


def read_json(text: str) -> Found | None:
    """The conversation in JSON or JSON lines; None if the text is neither.

    Raises NotAConversation if it is JSON in which nobody speaks, CannotRead if it nests too deep.
    """
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    document = _loaded(text)
    if document is None:
        return None
    seen = survey(document)
    names, sides = names_in(row for under, rows in seen.lists if under in _PEOPLE for row in rows)
    export = next((export for export in EXPORTS if export.keys <= seen.keys), _OTHER)
    said = (export.words(document, names) if export.words else []) or _general(seen, names, export.milli)
    if not said:
        return _as_text(document, seen)
    sides = sides | sides_in(speech_rows(seen)[1][:1000], names)
    return Found(_named(export.format, said), _without_ids(said), _title(seen), _day(seen), sides)


def _as_text(document: Any, seen: Survey) -> Found:
    """The conversation in a JSON that holds it as one text, or as a list of lines."""
    if isinstance(document, list):
        text = "\n".join(line for line in document if isinstance(line, str))
    else:
        text = max((str(seen.facts[key]) for key in TEXT_KEYS if key in seen.facts), key=len, default="")
    if len(text.split()) < 5:
        raise NotAConversation
    return read_cues(text) or read_lines(text) or read_inline(text) or read_unnamed(text)


def _without_ids(said: list[Utterance]) -> list[Utterance]:
    """ "Speaker 1" for whom the export only gives a long number, or another key of its own."""
    ids = list(dict.fromkeys(one.speaker for one in said if _ID.fullmatch(one.speaker)))
    shown = {speaker: f"Speaker {number}" for number, speaker in enumerate(ids, start=1)}
    return [replace(one, speaker=shown[one.speaker]) if one.speaker in shown else one for one in said]


_PEOPLE = words(
    "speakers | participants | parties | attendees | members | people | users | meetingattendees | invitees"
    "| externalparticipants | internalparticipants"
)


def _loaded(text: str) -> Any:
    """The document, a list of the documents of JSON lines, or None."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise CannotRead("nested too deep") from error
    except ValueError:
        pass
    rows = []
    for line in text.split("\n"):
        if line.strip():
            try:
                rows.append(json.loads(line.strip().rstrip(",")))
            except (ValueError, RecursionError):
                return None
    return rows


def _general(seen: Survey, names: Mapping[str, str], milli: bool) -> list[Utterance]:
    under, rows = speech_rows(seen)
    keys = {key for row in rows[:50] for key in plain_row(row)}
    if keys & {"word", "punctuatedword"} and not keys & {"text", "transcript", "content", "sentence"}:
        return from_words(rows, names, milli)
    if under in {"words", "tokens", "wordsegments"}:
        return from_words(rows, names, milli)
    return read_rows(rows, names, milli)


def _named(kind: str, said: list[Utterance]) -> str:
    return "whisperx" if kind == "whisper_json" and any(one.speaker for one in said) else kind


def _title(seen: Survey) -> str:
    title = next((seen.facts[key] for key in _TITLES if isinstance(seen.facts.get(key), str)), "")
    return "" if is_metadata(title) else title


def _day(seen: Survey) -> date | None:
    """The day of the call: an ISO moment, or a number of milliseconds or seconds since 1970."""
    for key in _DAYS:
        value = seen.facts.get(key)
        if isinstance(value, str) and (day := day_in(value)):
            return day
        if isinstance(value, int) and not isinstance(value, bool) and 1e9 < value < 4e12:
            return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC).date()
    return None


def _export(kind: str, keys: str, milli: bool = False, words: Words | None = None) -> Export:
    return Export(kind, frozenset(keys.split()), milli, words)


EXPORTS = (
    _export("aws_transcribe_call_analytics", "transcript beginoffsetmillis content"),
    _export("aws_transcribe_standard", "results items transcripts", words=aws_standard_utterances),
    _export("deepgram_json", "results channels alternatives", words=deepgram_utterances),
    _export("deepgram_json", "results utterances metadata", words=deepgram_utterances),
    _export("gladia_json", "transcription utterances"),
    _export("assemblyai_json", "utterances audiourl", True, assemblyai_utterances),
    _export("assemblyai_json", "words audiourl", True, assemblyai_utterances),
    _export("assemblyai_json", "words utterances audioduration", True, assemblyai_utterances),
    _export("gong_json", "calltranscripts", True),
    _export("gong_json", "sentences speakerid topic start end", True),
    _export("fireflies_json", "sentences speakername"),
    _export("fireflies_json", "sentence starttime endtime"),
    _export("hubspot_third_party", "transcriptcreateutterances"),
    _export("hubspot_third_party", "transcriptutterances starttimemillis"),
    _export("chorus_json", "snippet snippettime"),
    _export("rev_json", "monologues elements", words=rev_utterances),
    _export("read_ai_json", "speakerblocks"),
    _export("azure_json", "recognizedphrases", words=azure_utterances),
    _export("google_speech_json", "results alternatives words confidence resultendtime", words=google_utterances),
    _export("google_speech_json", "results alternatives words speakertag", words=google_utterances),
    _export("speechmatics_json", "results alternatives job", words=speechmatics_utterances),
    _export("elevenlabs_json", "words languagecode languageprobability", words=elevenlabs_utterances),
    _export("grain_json", "participantid start end text", True),
    _export("teams_json", "entries spokentext"),
    _export("teams_json", "entries speakerdisplayname"),
    _export("whisper_json", "segments start end text"),
)
"""In the order they are tried; what none of them knows is read by the general meaning of its keys."""

_OTHER = Export("json", frozenset())
