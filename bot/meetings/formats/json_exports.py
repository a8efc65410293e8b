"""JSON exports by vendor: how each is known, and what is special about it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from bot.errors import CannotRead, NotAConversation
from bot.meetings.formats.clock import day_in
from bot.meetings.formats.found import Found
from bot.meetings.formats.inline import read_inline, read_unnamed
from bot.meetings.formats.json_rows import Survey, from_words, read_rows, speech_rows, survey
from bot.meetings.formats.json_values import TEXT_KEYS, Row, names_in, plain_row, sides_in
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
    return read_lines(text) or read_inline(text) or read_unnamed(text)


def _without_ids(said: list[Utterance]) -> list[Utterance]:
    """ "Speaker 1" for whom the export only gives a long number, or another key of its own."""
    ids = list(dict.fromkeys(one.speaker for one in said if _ID.fullmatch(one.speaker)))
    shown = {speaker: f"Speaker {number}" for number, speaker in enumerate(ids, start=1)}
    return [replace(one, speaker=shown[one.speaker]) if one.speaker in shown else one for one in said]


_PEOPLE = words(
    "speakers | participants | parties | attendees | members | people | users | meetingattendees | invitees"
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


def _under(document: Any, *path: str) -> Any:
    """What stands at a path of keys, the first item of lists on the way; None if it is not there."""
    for key in path:
        if isinstance(document, list):
            document = document[0] if document else None
        document = document.get(key) if isinstance(document, Mapping) else None
    return document


def _rows(value: Any) -> list[Row]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _deepgram(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """Utterances when they were asked for, by channel when each side has its own; else words by speaker."""
    utterances = _rows(_under(document, "results", "utterances"))
    channels = _rows(_under(document, "results", "channels"))
    if utterances:
        by_channel = len({row.get("channel") for row in utterances}) > 1
        without = "speaker" if by_channel else "channel"
        return read_rows([{k: v for k, v in row.items() if k != without} for row in utterances], names)
    spoken = [
        {**word, "speaker": index} if len(channels) > 1 else word
        for index, channel in enumerate(channels)
        for word in _rows(_under(channel, "alternatives", "words"))
    ]
    return from_words(sorted(spoken, key=_start), names)


def _start(row: Row) -> float:
    start = row.get("start")
    return float(start) if isinstance(start, int | float) else 0.0


def _assemblyai(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    utterances = _rows(_under(document, "utterances"))
    if utterances:
        return read_rows(utterances, names, True)
    return from_words(_rows(_under(document, "words")), names, True)


def _aws_standard(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """Items with times as strings; who spoke stands on them, or in segments by the same start."""
    segments = _rows(_under(document, "results", "speaker_labels", "segments"))
    by_start = {
        str(item.get("start_time")): item.get("speaker_label")
        for segment in segments
        for item in _rows(segment.get("items"))
    }
    rows: list[Row] = []
    for item in _rows(_under(document, "results", "items")):
        speaker = item.get("speaker_label") or by_start.get(str(item.get("start_time")))
        times = {key: item[key] for key in ("start_time", "end_time") if key in item}
        rows.append({"alternatives": item.get("alternatives"), "speaker": speaker, **times})
    return from_words(rows, names)


def _monologues(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """Rev: elements with `ts` and `end_ts`, and spaces as punctuation of their own."""
    said = []
    for row in _rows(_under(document, "monologues")):
        elements = _rows(row.get("elements"))
        timed = [element for element in elements if "ts" in element]
        text = "".join(str(element.get("value", "")) for element in elements)
        span = {"start": timed[0]["ts"], "end": timed[-1].get("end_ts")} if timed else {}
        said += read_rows([{"speaker": row.get("speaker"), "text": text, **span}], names)
    return said


def _speechmatics(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    rows = []
    for row in _rows(_under(document, "results")):
        best = _under(row, "alternatives", "content") if isinstance(row.get("alternatives"), list) else None
        choice = next(iter(_rows(row.get("alternatives"))), {})
        speaker = choice.get("speaker") if choice.get("speaker") != "UU" else ""
        times = (
            {}
            if row.get("type") == "punctuation"
            else {"start": row.get("start_time"), "end": row.get("end_time")}
        )
        rows.append({"word": best or choice.get("content", ""), "speaker": speaker, **times})
    return from_words(rows, names)


def _google(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """The last result repeats every word with its speaker; without speakers each result has its own words."""
    best = [next(iter(_rows(result.get("alternatives"))), {}) for result in _rows(_under(document, "results"))]
    words = [_rows(choice.get("words")) for choice in best]
    if words and words[-1] and any("speakerTag" in word or "speaker_tag" in word for word in words[-1]):
        return from_words(words[-1], names)
    return from_words([word for some in words for word in some], names)


def _azure(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    rows = []
    for row in _rows(_under(document, "recognizedPhrases")):
        choice = next(iter(_rows(row.get("nBest"))), {})
        times = {"start": row.get("offset"), "duration": row.get("duration")}
        rows.append(
            {"speaker": row.get("speaker", row.get("channel")), "text": choice.get("display", ""), **times}
        )
    return read_rows(rows, names)


def _eleven(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    words = [word for word in _rows(_under(document, "words")) if word.get("type") != "spacing"]
    return from_words(words, names)


def _export(kind: str, keys: str, milli: bool = False, words: Words | None = None) -> Export:
    return Export(kind, frozenset(keys.split()), milli, words)


EXPORTS = (
    _export("aws_transcribe_call_analytics", "transcript beginoffsetmillis content"),
    _export("aws_transcribe_standard", "results items transcripts", words=_aws_standard),
    _export("deepgram_json", "results channels alternatives", words=_deepgram),
    _export("deepgram_json", "results utterances metadata", words=_deepgram),
    _export("gladia_json", "transcription utterances"),
    _export("assemblyai_json", "utterances audiourl", True, _assemblyai),
    _export("assemblyai_json", "words audiourl", True, _assemblyai),
    _export("assemblyai_json", "words utterances audioduration", True, _assemblyai),
    _export("gong_json", "calltranscripts", True),
    _export("gong_json", "sentences speakerid topic start end", True),
    _export("fireflies_json", "sentences speakername"),
    _export("fireflies_json", "sentence starttime endtime"),
    _export("hubspot_third_party", "transcriptcreateutterances"),
    _export("hubspot_third_party", "transcriptutterances starttimemillis"),
    _export("chorus_json", "snippet snippettime"),
    _export("rev_json", "monologues elements", words=_monologues),
    _export("read_ai_json", "speakerblocks"),
    _export("azure_json", "recognizedphrases", words=_azure),
    _export("google_speech_json", "results alternatives words confidence resultendtime", words=_google),
    _export("google_speech_json", "results alternatives words speakertag", words=_google),
    _export("speechmatics_json", "results alternatives job", words=_speechmatics),
    _export("elevenlabs_json", "words languagecode languageprobability", words=_eleven),
    _export("grain_json", "participantid start end text", True),
    _export("teams_json", "entries spokentext"),
    _export("teams_json", "entries speakerdisplayname"),
    _export("whisper_json", "segments start end text"),
)
"""In the order they are tried; what none of them knows is read by the general meaning of its keys."""

_OTHER = Export("json", frozenset())
