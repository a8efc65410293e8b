"""The exports whose words must be put together before anybody can be heard.

Each takes the document and the names by id, and gives the utterances, none if its lists are not there.
"""

from collections.abc import Mapping
from typing import Any

from bot.meetings.formats.json_rows import from_words, read_rows
from bot.meetings.formats.json_values import Row
from bot.meetings.transcript import Utterance


def _under(document: Any, *path: str) -> Any:
    """What stands at a path of keys, the first item of lists on the way; None if it is not there."""
    for key in path:
        if isinstance(document, list):
            document = document[0] if document else None
        document = document.get(key) if isinstance(document, Mapping) else None
    return document


def _rows(value: Any) -> list[Row]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def deepgram_utterances(document: Any, names: Mapping[str, str]) -> list[Utterance]:
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


def assemblyai_utterances(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """Utterances, or words where nobody was told apart; times are thousandths."""
    utterances = _rows(_under(document, "utterances"))
    if utterances:
        return read_rows(utterances, names, True)
    return from_words(_rows(_under(document, "words")), names, True)


def aws_standard_utterances(document: Any, names: Mapping[str, str]) -> list[Utterance]:
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


def rev_utterances(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """Rev: elements with `ts` and `end_ts`, and spaces as punctuation of their own."""
    said = []
    for row in _rows(_under(document, "monologues")):
        elements = _rows(row.get("elements"))
        timed = [element for element in elements if "ts" in element]
        text = "".join(str(element.get("value", "")) for element in elements)
        span = {"start": timed[0]["ts"], "end": timed[-1].get("end_ts")} if timed else {}
        said += read_rows([{"speaker": row.get("speaker"), "text": text, **span}], names)
    return said


def speechmatics_utterances(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """Words and punctuation one by one, the speaker on the likeliest reading of each."""
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


def google_utterances(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """The last result repeats every word with its speaker; without speakers each result has its own words."""
    best = [next(iter(_rows(result.get("alternatives"))), {}) for result in _rows(_under(document, "results"))]
    words = [_rows(choice.get("words")) for choice in best]
    if words and words[-1] and any("speakerTag" in word or "speaker_tag" in word for word in words[-1]):
        return from_words(words[-1], names)
    return from_words([word for some in words for word in some], names)


def azure_utterances(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """Phrases by speaker or channel, each with its likeliest reading."""
    rows = []
    for row in _rows(_under(document, "recognizedPhrases")):
        choice = next(iter(_rows(row.get("nBest"))), {})
        times = {"start": row.get("offset"), "duration": row.get("duration")}
        rows.append(
            {"speaker": row.get("speaker", row.get("channel")), "text": choice.get("display", ""), **times}
        )
    return read_rows(rows, names)


def elevenlabs_utterances(document: Any, names: Mapping[str, str]) -> list[Utterance]:
    """Words one by one, and the spaces between them, which say nothing."""
    words = [word for word in _rows(_under(document, "words")) if word.get("type") != "spacing"]
    return from_words(words, names)
