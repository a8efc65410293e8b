"""Text files, line by line: who is headed by a name, a time or both, and what is no speech at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.meetings.formats.clock import CLOCK, WALL_CLOCK, day_in, seconds_of, wall_clock_seconds
from bot.meetings.formats.found import Found
from bot.meetings.formats.label_words import SPOKEN
from bot.meetings.formats.labels import is_metadata, looks_like_name
from bot.meetings.formats.layouts import Heading, Layout, bared, fitting_layout
from bot.meetings.transcript import Utterance

_MEET = re.compile(
    r"editable transcript was computer[ -]generated|(?:transcription|meeting) ended after", re.IGNORECASE
)
_BOILERPLATE = re.compile(
    r"\W*(?:this editable transcript was computer[ -]generated|transcribed by (?:https?://)?\w|"
    r"people can also change the text after|(?:transcription|meeting) ended after|"
    r"(?:kind|language): captions|page \d+(?: of \d+)?\W*$|https?://\S+$|"
    r".{1,60} (?:started|stopped) transcription$)",
    re.IGNORECASE,
)
_TIME_ALONE = re.compile(rf"[#*\s\[(]*({WALL_CLOCK}|{CLOCK})[\])*\s]*$")
_TIME_FIRST = re.compile(rf"\s*[\[(]?({CLOCK})[\])]?\s*[-–—]?\s+(?=\S)")
_TRANSCRIPT_HEADING = re.compile(r"[#*\s\W]*(?:full |meeting )?transcript(?:ion)?[*\s:]*$", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:```.*|~~~.*|[-=_]{3,}|\*{3,})\s*$")
_TITLE = re.compile(r"\s*#*\s*(.{3,140}?)\s*(?:[-–—:|]\s*)?(?:\(?transcript\)?)\s*$", re.IGNORECASE)
_ASIDES = ("note", "notes", "editor's note", "transcriber's note", "action item", "screen sharing")
_MEETING_STAMP = re.compile(r"-\d{8}_\d{6}(?:-Meeting)?$")
_TITLE_LABELS = ("title", "call title", "meeting title", "meeting", "subject", "call", "topic")


def read_lines(text: str) -> Found | None:
    """A transcript whose lines are headed by names, or by times alone; None if none are."""
    lines = text.split("\n")
    for part in _parts(lines):
        found = _read_headed(part)
        if found:
            about = _about(lines)
            is_meet = found.format in {"plain_name", "markdown_bold_name"} and _MEET.search(text)
            kind = "google_meet_text" if is_meet else found.format
            return replace(found, format=kind, title=about.title, happened_on=about.happened_on)
    return None


def _parts(lines: list[str]) -> list[list[str]]:
    """Where the transcript may stand, the narrowest first: in a code fence, under its heading, anywhere."""
    parts = []
    fenced = _fenced(lines)
    if fenced:
        parts.append(fenced)
    headings = [index for index, line in enumerate(lines) if len(line) < 60 and _TRANSCRIPT_HEADING.match(line)]
    if headings:
        parts.append(lines[headings[-1] + 1 :])
    return [*parts, lines]


def _fenced(lines: list[str]) -> list[str]:
    inside, kept = False, []
    for line in lines:
        if line.lstrip().startswith(("```", "~~~")):
            inside = not inside
            kept.append(line)
        elif inside:
            kept.append(line)
    return kept


def _read_headed(lines: list[str]) -> Found | None:
    paired = _read_pairs(lines)
    fitting = fitting_layout(lines)
    if fitting is None:
        return paired
    layout, known = fitting
    reading = _Reading(layout, known)
    for line in lines:
        reading.take(line)
    found = reading.found()
    return paired if paired and len(paired.utterances) > len(found.utterances) else found


@dataclass
class _Reading:
    """The utterances so far, and whether the next line belongs to the last of them."""

    layout: Layout
    known: frozenset[str]
    utterances: list[tuple[str, str, list[str]]] = field(default_factory=list)
    block_time: str = ""
    blocks: int = 0
    bold: int = 0
    is_open: bool = False
    is_report: bool = False
    follows_gap: bool = True

    def take(self, line: str) -> None:
        """Read the next line."""
        if not line or line.isspace():
            self.follows_gap = True
            return
        if not self._is_aside(line):
            self._hear(line)
        self.follows_gap = False

    def _is_aside(self, line: str) -> bool:
        """True for what is no speech: block times, rules, headings, boilerplate, facts about the call."""
        if len(line) < 60 and (found := _TIME_ALONE.match(line)):
            self.block_time, self.blocks = found[1], self.blocks + 1
            return True
        if _RULE.match(line[:200]) or _BOILERPLATE.match(line[:200]):
            self.is_open = False
            return True
        if line.startswith("#"):
            self.is_open = False
            self.is_report = is_metadata(line.lstrip("# ")) and not _TRANSCRIPT_HEADING.match(line)
        return self.is_report

    def _hear(self, line: str) -> None:
        heading = self.layout.heading(line)
        if heading and (heading.name in self.known or self._is_new_name(heading)):
            self.bold += line.lstrip().startswith("**")
            self.utterances.append((heading.name, heading.time or self.block_time, [heading.text]))
            self.block_time, self.is_open = "", True
        elif not line.startswith("#") and self.is_open and not self._ends_speech(line):
            self.utterances[-1][2].append(line.strip())

    def _is_new_name(self, heading: Heading) -> bool:
        """Past the sample, somebody may speak who has not before."""
        return bool(heading.time) and looks_like_name(heading.name) and not is_metadata(heading.name)

    def _ends_speech(self, line: str) -> bool:
        label, colon, rest = bared(line).partition(":")
        if not colon or len(label) > 60 or not is_metadata(label) or label.strip().lower() in SPOKEN:
            return False
        is_aside = self.follows_gap or label.strip().lower() in _ASIDES
        self.is_open = self.is_open and not (is_aside and not rest.strip())
        return is_aside

    def found(self) -> Found:
        """What was read, with the times as seconds."""
        said = [Utterance(name, " ".join(words).strip(), _moment(time)) for name, time, words in self.utterances]
        kind = self.layout.format
        if kind == "plain_name" and self.bold > len(said) / 2:
            kind = "markdown_bold_name"
        is_shared = self.blocks > 0 and self.blocks < 0.8 * len(said)
        times = [time for _, time, _ in self.utterances if time]
        said = from_midnight(said) if any(wall_clock_seconds(time) is not None for time in times[:5]) else said
        return in_minutes(Found(kind, said, has_loose_times=is_shared or _are_loose(times)))


def _moment(time: str) -> float | None:
    wall = wall_clock_seconds(time)
    return wall if wall is not None else seconds_of(time)


def _are_loose(times: Sequence[str]) -> bool:
    """True for a clock without seconds: `10:02 AM`."""
    return any(time[-1:] in "Mm." and time.count(":") == 1 for time in times)


def from_midnight(said: list[Utterance]) -> list[Utterance]:
    """Times of day as seconds since the first; a step back of half a day is past midnight."""
    first, last, days = None, 0.0, 0
    shifted = []
    for one in said:
        if one.start is None:
            shifted.append(one)
            continue
        days += last - one.start > 43_200
        first = one.start if first is None else first
        last = one.start
        shifted.append(replace(one, start=max(0.0, one.start + days * 86_400 - first)))
    return shifted


def in_minutes(found: Found) -> Found:
    """`10:02` … `10:34` for an hour's talk are hours and minutes: nobody says eight words a second."""
    starts = [one.start for one in found.utterances if one.start is not None]
    words = sum(len(one.text.split()) for one in found.utterances[:-1])
    span = max(starts, default=0.0) - min(starts, default=0.0)
    if len(starts) < 4 or span <= 0 or words < 100 or words / span < 8 or max(starts) >= 24 * 60:
        return found
    said = [replace(one, start=None if one.start is None else one.start * 60) for one in found.utterances]
    first = min(one.start for one in said if one.start is not None)
    said = [replace(one, start=None if one.start is None else one.start - first) for one in said]
    return replace(found, utterances=said, has_loose_times=True)


def _read_pairs(lines: list[str]) -> Found | None:
    """A name and a time on lines of their own, in either order, above what was said."""
    full = [line.strip() for line in lines if line.strip()]
    times = {
        index: found[1] for index, line in enumerate(full) if len(line) < 60 and (found := _TIME_ALONE.match(line))
    }
    for step in (-1, 1):
        names = {index: _name_at(full, index + step) for index in times}
        distinct = {name for name in names.values() if name}
        if len(times) >= 2 and all(names.values()) and len(distinct) <= max(2, len(times) / 2):
            return _paired(full, times, names, step)
    return None


def _name_at(full: list[str], index: int) -> str:
    line = bared(full[index]).strip("# :") if 0 <= index < len(full) else ""
    is_name = looks_like_name(line) and not is_metadata(line) and not line.endswith((".", ","))
    return line if is_name and ":" not in line else ""


def _paired(full: list[str], times: dict[int, str], names: dict[int, str], step: int) -> Found:
    heads = {min(index, index + step): index for index in times}
    said: list[Utterance] = []
    words: list[str] = []
    for index, line in enumerate(full):
        if index in heads:
            at = heads[index]
            said.append(Utterance(names[at], "", _moment(times[at])))
            words = []
        elif said and index not in times and index - step not in times and not _BOILERPLATE.match(line[:200]):
            words.append(line)
            said[-1] = replace(said[-1], text=" ".join(words))
    found = Found("name_time_lines", said, has_loose_times=_are_loose(list(times.values())))
    is_wall = any(wall_clock_seconds(time) is not None for time in times.values())
    return replace(found, utterances=from_midnight(said)) if is_wall else found


def read_timestamps(text: str) -> Found | None:
    """Lines that begin with a time and name nobody, or None if fewer than half do."""
    lines = [line for line in text.split("\n") if line.strip() and not _BOILERPLATE.match(line[:200])]
    heads = [_TIME_FIRST.match(line) or (_TIME_ALONE.match(line) if len(line) < 60 else None) for line in lines]
    if sum(head is not None for head in heads) < max(2, 0.3 * len(lines)):
        return None
    said: list[Utterance] = []
    for line, head in zip(lines, heads, strict=True):
        if head:
            said.append(Utterance("", line[head.end() :], seconds_of(head[1])))
        elif said:
            said[-1] = replace(said[-1], text=f"{said[-1].text} {line}".strip())
    return Found("plain_timestamp_nospeaker", said)


@dataclass(frozen=True)
class _About:
    title: str = ""
    happened_on: date | None = None


def _about(lines: list[str]) -> _About:
    """The title and day in the first lines, as headings and labels tell them."""
    title, heading, day = "", "", None
    for line in lines[:30]:
        if len(line) > 200:
            continue
        label, colon, rest = bared(line).lstrip("# ").partition(":")
        label = label.strip().lower()
        named = _TITLE.match(line)
        if colon and label in _TITLE_LABELS:
            title = title or rest.strip(" *")
        elif named and not _TRANSCRIPT_HEADING.match(line):
            title = title or _MEETING_STAMP.sub("", named[1].strip("#* "))
        elif line.startswith("#") and not _TIME_ALONE.match(line) and not is_metadata(_letters(line)):
            heading = heading or line.strip("#* ")
        if day is None and (not colon or is_metadata(label) or line.startswith("#")):
            day = day_in(line)
    return _About(title or heading, day)


def _letters(line: str) -> str:
    return re.sub(r"[^\w\s-]", "", line).strip()
