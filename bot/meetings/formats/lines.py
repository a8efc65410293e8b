"""Text files, line by line: who is headed by a name, a time or both, and what is no speech at all."""

import re
from dataclasses import dataclass, field, replace

from bot.meetings.formats.about import about
from bot.meetings.formats.asides import BOILERPLATE, TIME_ALONE, TRANSCRIPT_HEADING
from bot.meetings.formats.found import Found
from bot.meetings.formats.label_words import SPOKEN
from bot.meetings.formats.labels import is_metadata, looks_like_name
from bot.meetings.formats.layouts import Heading, Layout, bared, fitting_layout
from bot.meetings.formats.moments import moment, placed_in_time
from bot.meetings.formats.pairs import read_blocks, read_pairs
from bot.meetings.transcript import Utterance

_MEET = re.compile(
    r"editable transcript was computer[ -]generated|(?:transcription|meeting) ended after", re.IGNORECASE
)
_RULE = re.compile(r"\s*(?:```.*|~~~.*|[-=_]{3,}|\*{3,})\s*$")
_QUOTED = re.compile(r"\s*(?:>\s*)+")
_CLOSING = ("outcome", "outcomes", "result", "results", "status", "score", "sentiment", "duration")
"""Facts that stand right under the last line of a call, in a file where everybody's words are on one line."""
_ASIDES = ("note", "notes", "editor's note", "transcriber's note", "action item", "screen sharing")


def read_lines(text: str) -> Found | None:
    """A transcript whose lines are headed by names, or by times alone; None if none are."""
    lines = text.split("\n")
    for part in _parts(lines):
        found = _read_headed(part)
        if found:
            told = about(lines)
            is_meet = found.format in {"plain_name", "markdown_bold_name"} and _MEET.search(text)
            kind = "google_meet_text" if is_meet else found.format
            return replace(found, format=kind, title=told.title, happened_on=told.happened_on)
    return None


def _parts(lines: list[str]) -> list[list[str]]:
    """Where the transcript may stand, the narrowest first: in a code fence, under its heading, anywhere."""
    parts = []
    fenced = _fenced(lines)
    if fenced:
        parts.append(fenced)
    headings = [index for index, line in enumerate(lines) if len(line) < 150 and _begins_transcript(line)]
    if headings:
        parts.append(lines[headings[-1] + 1 :])
    return [*parts, lines]


def _begins_transcript(line: str) -> bool:
    return line.lower().rstrip("* ").endswith(" - transcript") or TRANSCRIPT_HEADING.match(line) is not None


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
    paired = read_pairs(lines) or read_blocks(lines)
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
    utterances: list[tuple[Heading, str, list[str]]] = field(default_factory=list)
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
        if len(line) < 60 and (found := TIME_ALONE.match(line)):
            self.block_time, self.blocks = found[1], self.blocks + 1
            return True
        if _RULE.match(line[:200]) or BOILERPLATE.match(line[:200]):
            self.is_open = False
            return True
        if line.startswith("#"):
            self.is_open = False
            self.is_report = is_metadata(line.lstrip("# ")) and not TRANSCRIPT_HEADING.match(line)
        return self.is_report

    def _hear(self, line: str) -> None:
        heading = self.layout.heading(line)
        if heading and (heading.name in self.known or self._is_new_name(heading)):
            self.bold += line.lstrip().startswith("**")
            self.utterances.append((heading, heading.time or self.block_time, [heading.text]))
            self.block_time, self.is_open = "", True
        elif not line.startswith("#") and self.is_open and not self._ends_speech(line):
            self.utterances[-1][2].append(_QUOTED.sub("", line, count=1).strip())

    def _is_new_name(self, heading: Heading) -> bool:
        """Past the sample, somebody may speak who has not before."""
        return bool(heading.time) and looks_like_name(heading.name) and not is_metadata(heading.name)

    def _ends_speech(self, line: str) -> bool:
        label, colon, rest = bared(line).partition(":")
        if not colon or len(label) > 60 or not is_metadata(label) or label.strip().lower() in SPOKEN:
            return False
        is_aside = self.follows_gap or label.strip().lower() in _ASIDES or self._closes(label)
        self.is_open = self.is_open and not (is_aside and not rest.strip())
        return is_aside

    def _closes(self, label: str) -> bool:
        """Whether this is a fact under the last line, as no line before went on below its heading."""
        is_one_line = all(len(words) == 1 and words[0] for _, _, words in self.utterances)
        return is_one_line and label.strip().lower() in _CLOSING

    def found(self) -> Found:
        """What was read, with the times as seconds."""
        said = [
            Utterance(heading.name, " ".join(words).strip(), moment(time), moment(heading.until))
            for heading, time, words in self.utterances
        ]
        kind = self.layout.format
        if kind == "plain_name" and self.bold > len(said) / 2:
            kind = "markdown_bold_name"
        is_shared = self.blocks > 0 and self.blocks < 0.8 * len(said)
        times = [time for _, time, _ in self.utterances if time]
        return placed_in_time(Found(kind, said, has_loose_times=is_shared), times)
