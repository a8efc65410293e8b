"""JSON as lists of rows: finding the list in which somebody speaks, and reading it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bot.meetings.formats.json_values import (
    END_KEYS,
    PART_KEYS,
    SPEAKER_KEYS,
    START_KEYS,
    Row,
    first_value,
    moment_of,
    plain_key,
    plain_row,
    speaker_of,
    text_of,
)
from bot.meetings.transcript import Utterance

MOST_NODES: Final = 2_000_000
LONGEST_UTTERANCE: Final = 3600.0
PAUSE_SECONDS: Final = 2.0
"""A silence that ends an utterance when only words and their times are known."""

_SENTENCE_END = re.compile(r"[.?!…]['\"”]?$")
_CLOSES_UP = re.compile(r"[.,?!;:%)\]’”…]+$")


@dataclass
class Survey:
    """Every list of objects in a document with the key it stands under, and every key there is."""

    lists: list[tuple[str, list[Row]]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    facts: dict[str, Any] = field(default_factory=dict)


def survey(document: Any) -> Survey:
    """Walk a document of any depth without recursion; past MOST_NODES the rest is left unseen."""
    seen = Survey()
    waiting: list[tuple[str, Any]] = [("", document)]
    for _ in range(MOST_NODES):
        if not waiting:
            break
        under, node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += _members(node, seen)
        elif isinstance(node, list):
            rows = [row for row in node if isinstance(row, Mapping)]
            if rows:
                seen.lists.append((under, rows))
            waiting += [(under, item) for item in reversed(node) if isinstance(item, Mapping | list)]
    return seen


def _members(node: Row, seen: Survey) -> list[tuple[str, Any]]:
    inner = []
    for key, value in reversed(list(node.items())):
        plain = plain_key(str(key))
        seen.keys.add(plain)
        if isinstance(value, Mapping | list):
            inner.append((plain, value))
        elif isinstance(value, str | int) and len(seen.lists) <= 1:
            seen.facts.setdefault(plain, value)
    return inner


def speech_rows(seen: Survey) -> tuple[str, list[Row]]:
    """The list that holds the conversation, and its key: with speakers if any has them, then with most words."""
    ranked = [(_worth(rows), under, rows) for under, rows in seen.lists]
    best = max(ranked, key=lambda ranking: ranking[0], default=None)
    return best[1:] if best and best[0] > (0, 0) else ("", [])


def _worth(rows: list[Row]) -> tuple[int, int]:
    """Whether its rows have speakers (2), times (1) or neither (0, worth nothing); and how much they say."""
    sample = [plain_row(row) for row in rows[:300]]
    letters = sum(len(text_of(row)) or _letters_of_parts(row) for row in sample)
    speaking = sum(first_value(row, SPEAKER_KEYS) is not None for row in sample) > len(sample) / 2
    timed = sum(moment_of(row, START_KEYS)[0] is not None for row in sample) > len(sample) / 2
    if not letters or not (speaking or timed):
        return (0, 0)
    return (2 if speaking else 1, letters * max(1, len(rows) // 300))


def _letters_of_parts(row: Row) -> int:
    return sum(len(text_of(plain_row(part))) for part in parts_of(row)[:200])


def parts_of(row: Row) -> list[Row]:
    """The sentences or words a plain row is made of, if it has no text of its own."""
    for key in PART_KEYS:
        value = row.get(key)
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            return [part for part in value if isinstance(part, Mapping)]
    return []


def read_rows(rows: Sequence[Row], names: Mapping[str, str], milli: bool = False) -> list[Utterance]:
    """The utterances of rows; sentences inside a row are utterances of their own, words are joined.

    `milli` says that times without a unit are thousandths; else the rate of speech tells.
    """
    said = [one for row in rows for one in _row_utterances(plain_row(row), names)]
    factor = 0.001 if milli else scale([one for one, is_known in said if not is_known])
    return [one if is_known or factor == 1 else _scaled(one, factor) for one, is_known in said]


def _row_utterances(row: Row, names: Mapping[str, str]) -> Iterator[tuple[Utterance, bool]]:
    speaker = speaker_of(row, names)
    text = text_of(row)
    parts = [] if text else [plain_row(part) for part in parts_of(row)]
    if parts and any(" " in text_of(part).strip() for part in parts):
        for part in parts:
            yield _timed(part, speaker, text_of(part))
    elif parts:
        yield _timed({**_span(parts), **row}, speaker, joined([text_of(part) for part in parts]))
    elif text:
        yield _timed(row if moment_of(row, START_KEYS)[0] is not None else {**_span_of(row), **row}, speaker, text)


def _span_of(row: Row) -> dict[str, Any]:
    """From when to when a row without times speaks: by its words, or by a list of when each was said (Avoma)."""
    if words := parts_of(row):
        return _span([plain_row(word) for word in words])
    moments = row.get("timestamps")
    if not isinstance(moments, list) or not moments or not all(isinstance(one, int | float) for one in moments):
        return {}
    return {"start": moments[0], **({"end": moments[-1]} if len(moments) > 1 else {})}


def _span(parts: Sequence[Row]) -> dict[str, Any]:
    starts = [key for key in (*START_KEYS, "starttimems", "startms") if key in parts[0]]
    ends = [key for key in (*END_KEYS, "endtimems", "endms") if key in parts[-1]]
    return {key: parts[0][key] for key in starts} | {key: parts[-1][key] for key in ends}


def _timed(row: Row, speaker: str, text: str) -> tuple[Utterance, bool]:
    start, start_known = moment_of(row, START_KEYS)
    end, _ = moment_of(row, END_KEYS)
    if end is None and start is not None:
        length, _ = moment_of(row, ("duration", "durationsec", "durationseconds"))
        end = None if length is None else start + length
    if start_known and start is not None and end is not None and end - start > LONGEST_UTTERANCE:
        end = None  # on another clock
    return Utterance(speaker, text, _rounded(start), _rounded(end)), start_known


def _rounded(moment: float | None) -> float | None:
    return None if moment is None else round(moment, 3)


def scale(said: Sequence[Utterance]) -> float:
    """What times of unknown unit are multiplied by to be seconds: 0.001 if only that gives speech.

    As seconds they run past six hours, or fewer than one word is said in ten seconds; as thousandths
    people would talk at a pace that is possible.
    """
    moments = [moment for one in said for moment in (one.start, one.end) if moment is not None]
    if len(moments) < 2:
        return 1
    span = max(moments) - min(moments)
    words = sum(len(one.text.split()) for one in said)
    is_slow = words < 0.1 * span and words <= 12 * max(span / 1000, 0.5)
    return 0.001 if span > 6 * 3600 or is_slow else 1


def _scaled(one: Utterance, factor: float) -> Utterance:
    start = None if one.start is None else round(one.start * factor, 3)
    return Utterance(one.speaker, one.text, start, None if one.end is None else round(one.end * factor, 3))


def joined(words: Sequence[str]) -> str:
    """Words as a sentence: punctuation closes up, and words that bring their own spaces keep them."""
    if any(word.startswith(" ") for word in words[1:]):
        return "".join(words).strip()
    text = ""
    for word in words:
        closes = not text or _CLOSES_UP.match(word) or text.endswith(" ")
        text += word if closes else f" {word}"
    return text.strip()


def from_words(rows: Sequence[Row], names: Mapping[str, str], milli: bool = False) -> list[Utterance]:
    """Single words with times as utterances: a new one when the speaker changes, or after a pause.

    Where nobody is named, a sentence's end also ends the utterance.
    """
    words = [(plain_row(row), speaker_of(plain_row(row), names)) for row in rows]
    has_speakers = any(speaker for _, speaker in words)
    timed = [
        Utterance(speaker, _word(row), *(_timed(row, "", "")[0].start, _timed(row, "", "")[0].end))
        for row, speaker in words
    ]
    factor = 0.001 if milli else scale(timed)
    groups: list[list[Utterance]] = []
    for one in timed:
        word = _scaled(one, factor) if factor != 1 else one
        if groups and not _begins_new(groups[-1], word, has_speakers):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_group(group) for group in groups]


def _word(row: Row) -> str:
    """The word with its punctuation where the vendor gives both."""
    return str(row.get("punctuatedword") or text_of(row) or _alternative(row))


def _alternative(row: Row) -> str:
    choices = row.get("alternatives")
    return (
        text_of(plain_row(choices[0]))
        if isinstance(choices, list) and choices and isinstance(choices[0], Mapping)
        else ""
    )


def _begins_new(group: list[Utterance], word: Utterance, has_speakers: bool) -> bool:
    if word.start is None:
        return False
    if has_speakers and word.speaker and word.speaker != group[0].speaker:
        return True
    last = next((one.end or one.start for one in reversed(group) if one.start is not None), None)
    if last is not None and word.start - last > PAUSE_SECONDS:
        return True
    return not has_speakers and _SENTENCE_END.search(group[-1].text) is not None


def _group(group: list[Utterance]) -> Utterance:
    starts = [one.start for one in group if one.start is not None]
    ends = [one.end for one in group if one.end is not None]
    return Utterance(
        group[0].speaker, joined([one.text for one in group]), min(starts, default=None), max(ends, default=None)
    )
