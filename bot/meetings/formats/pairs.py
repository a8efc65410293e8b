"""Text files with times on lines of their own, or before words of nobody."""

import re

from bot.meetings.formats.asides import BOILERPLATE, TIME_ALONE
from bot.meetings.formats.clock import CLOCK
from bot.meetings.formats.found import Found
from bot.meetings.formats.labels import is_metadata, looks_like_name
from bot.meetings.formats.layouts import bared
from bot.meetings.formats.moments import moment, placed_in_time
from bot.meetings.transcript import Utterance

_TIME_FIRST = re.compile(rf"\s*[\[(]?({CLOCK})[\])]?\s*[-–—]?\s+(?=\S)")


def read_pairs(lines: list[str]) -> Found | None:
    """A name and a time on lines of their own, in either order, above what was said."""
    full = [line.strip() for line in lines if line.strip()]
    alone = {index: TIME_ALONE.match(line) for index, line in enumerate(full) if len(line) < 60}
    times = {index: found[1] for index, found in alone.items() if found}
    ends = {index: found["until"] or "" for index, found in alone.items() if found}
    for step in (-1, 1):
        names = {index: _name_at(full, index + step) for index in times}
        distinct = {name for name in names.values() if name}
        if len(times) >= 2 and all(names.values()) and len(distinct) <= max(2, len(times) / 2):
            return _paired(full, times, ends, names, step)
    return None


def read_blocks(lines: list[str]) -> Found | None:
    """A name on a line of its own, above lines that each begin with a time: `[+00:04.2] Hello.`"""
    full = [line.strip() for line in lines if line.strip() and not BOILERPLATE.match(line[:200])]
    times = {index: found for index, line in enumerate(full) if (found := _TIME_FIRST.match(line))}
    names = {index: name for index in times if index - 1 not in times and (name := _name_at(full, index - 1))}
    heads = {index - 1 for index in names}
    if len(names) < 2 or min(times) not in names or len(set(names.values())) > max(2, len(names) / 2):
        return None
    said: list[tuple[str, str, list[str]]] = []
    for index, line in enumerate(full):
        if index in times:
            name = names.get(index) or said[-1][0]
            said.append((name, times[index][1], [line[times[index].end() :]]))
        elif said and index not in heads:
            said[-1][2].append(line)
    utterances = [Utterance(name, " ".join(words), moment(time)) for name, time, words in said]
    return placed_in_time(Found("name_above_times", utterances), [time for _, time, _ in said])


def _name_at(full: list[str], index: int) -> str:
    line = bared(full[index]).strip("# :") if 0 <= index < len(full) else ""
    is_name = looks_like_name(line) and not is_metadata(line) and not line.endswith((".", ","))
    return line if is_name and ":" not in line else ""


def _paired(
    full: list[str], times: dict[int, str], ends: dict[int, str], names: dict[int, str], step: int
) -> Found:
    heads = {min(index, index + step): index for index in times}
    said: list[tuple[int, list[str]]] = []
    for index, line in enumerate(full):
        if index in heads:
            said.append((heads[index], []))
        elif said and index not in times and index - step not in times and not BOILERPLATE.match(line[:200]):
            said[-1][1].append(line)
    utterances = [Utterance(names[at], " ".join(words), moment(times[at]), moment(ends[at])) for at, words in said]
    return placed_in_time(Found("name_time_lines", utterances), list(times.values()))


def read_timestamps(text: str) -> Found | None:
    """Lines that begin with a time and name nobody, or None if fewer than a third do."""
    lines = [line for line in text.split("\n") if line.strip() and not BOILERPLATE.match(line[:200])]
    heads = [_TIME_FIRST.match(line) or (TIME_ALONE.match(line) if len(line) < 60 else None) for line in lines]
    if sum(head is not None for head in heads) < max(2, 0.3 * len(lines)):
        return None
    said: list[tuple[str, list[str]]] = []
    for line, head in zip(lines, heads, strict=True):
        if head:
            said.append((head[1], [line[head.end() :]]))
        elif said:
            said[-1][1].append(line)
    utterances = [Utterance("", " ".join(words), moment(time)) for time, words in said]
    return placed_in_time(Found("plain_timestamp_nospeaker", utterances), [time for time, _ in said])
