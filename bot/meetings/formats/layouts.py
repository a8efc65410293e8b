"""How text files head what somebody says: one pattern a layout, told apart by which fits the whole file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.meetings.formats.clock import CLOCK, LETTERED_CLOCK, WALL_CLOCK
from bot.meetings.formats.labels import speaker_labels

SAMPLE_LINES = 20_000
_TIME = rf"(?P<time>{WALL_CLOCK}|{CLOCK}|{LETTERED_CLOCK})"
_UNTIL = rf"(?:\s*(?:-->|-|–|—|to)\s*(?P<until>{WALL_CLOCK}|{CLOCK}))?"
_NAME = r"(?P<name>[^:：\[\]\t*#]{1,60}?)"
_SAYS = r"\s*(?::(?=\s|$)|：)\s*(?P<text>.*)$"
_MARKER = re.compile(r"\s*(?:(?:[-•>]|\*(?!\*)|\d{1,4}[.)])\s+)*(?:>>\s*)?")
_BOLD = re.compile(r"(\*\*|__)(?=[^\s*_])([^*]{1,80}?)\1")
_ITALIC_TIME = re.compile(rf"[*_`]([\[(]?{CLOCK}[\])]?)[*_`]")


@dataclass(frozen=True)
class Heading:
    """The beginning of what somebody says; `text` is what stands on the same line, `until` when it ends."""

    name: str
    time: str
    text: str
    until: str = ""


@dataclass(frozen=True)
class Layout:
    """A layout's id and pattern.

    `at_least` is how often a lone name must come, `named_share` the share of matches that must be names;
    with `needs_return` some name must come back; `needs_marks` layouts are told by Markdown's stars or
    hashes, which the others do without.
    """

    format: str
    pattern: re.Pattern[str]
    at_least: int = 1
    named_share: float = 0.0
    needs_return: bool = False
    needs_marks: bool = False

    def heading(self, line: str) -> Heading | None:
        """The heading a line is in this layout, or None."""
        found = self.pattern.match(line if self.needs_marks else bared(line))
        if not found:
            return None
        groups = found.groupdict()
        told = (groups.get(part) or "" for part in ("time", "text", "until"))
        return Heading(groups["name"].strip(" []"), *told)


LAYOUTS = (
    Layout("bracket_time_wrapped", re.compile(rf"[\[(]{_TIME}{_UNTIL}[\])]\s*(?:[-–—|]\s*)?{_NAME}{_SAYS}")),
    Layout("bracket_time_above", re.compile(rf"[\[(]{_TIME}{_UNTIL}[\])]\s*(?:[-–—|]\s*)?{_NAME}\s*$"), 2, 0.6),
    Layout("time_name", re.compile(rf"{_TIME}{_UNTIL}\s*(?:[-–—|]\s*)?{_NAME}{_SAYS}")),
    Layout("time_name_above", re.compile(rf"{_TIME}{_UNTIL}(?:\s*[-–—|]\s*|\s+){_NAME}\s*$"), 2, 0.6),
    Layout(
        "plain_name_bracket_time",
        re.compile(rf"{_NAME}\s*[:：]?\s*[\[(]{_TIME}{_UNTIL}[\])]\s*(?:[:：]|[-–—](?=\s))?(?:\s+(?P<text>.*))?$"),
    ),
    Layout("zoom_captions", re.compile(rf"\[(?P<name>[^:\[\]\t]{{1,60}})\]\s+{_TIME}\s*$")),
    Layout("otter_txt", re.compile(rf"{_NAME}(?:\s*[-–—|,@]\s*|\s+|\s*:\s+){_TIME}{_UNTIL}\s*:?\s*$")),
    Layout(
        "name_above", re.compile(rf"\s*(?:\*\*|__|#{{2,6}}\s+){_NAME}(?:\*\*|__)?\s*:?\s*$"), 3, 0.6, True, True
    ),
    Layout("name_time", re.compile(rf"{_NAME}\s+{_TIME}{_UNTIL}\s+(?P<text>\S.*)$"), 3, 0.6, needs_return=True),
    Layout("name_dash", re.compile(rf"{_NAME}\s+[-–—]\s+(?P<text>\S.*)$"), 3, 0.6, needs_return=True),
    Layout("name_end_time", re.compile(rf"{_NAME}\s*[:：]\s+(?P<text>\S.*?)\s*[\[(]{_TIME}[\])]\s*$"), 3),
    Layout("plain_name", re.compile(rf"(?P<name>[^:：\n]{{1,60}}?){_SAYS}"), 3),
)
"""In the order they are preferred when two fit equally well."""


def bared(line: str) -> str:
    """The line without list markers, and its beginning without Markdown's stars."""
    line = line if line[:1].isalpha() else _MARKER.sub("", line, count=1)
    head = line[:160]
    if "*" in head or "__" in head or "`" in head:
        head = _BOLD.sub(r"\2", _ITALIC_TIME.sub(r"\1", head), count=2)
    return (head + line[160:]).rstrip()


def fitting_layout(lines: Sequence[str]) -> tuple[Layout, frozenset[str]] | None:
    """The layout that heads the most lines, and the names in it; None when no layout has speakers."""
    sample = [line for line in lines[:SAMPLE_LINES] if line and not line.isspace()]
    best: tuple[int, Layout, frozenset[str]] | None = None
    for layout in LAYOUTS:
        names = [heading.name for line in sample if (heading := layout.heading(line))]
        known = speaker_labels(names, at_least=layout.at_least, of_lines=len(sample))
        named = sum(name in known for name in names)
        if layout.needs_return and len(known) == named:
            continue  # what never comes back is a list, or chapters
        if known and named >= layout.named_share * len(names) and (best is None or named > best[0]):
            best = (named, layout, known)
    return best and (best[1], best[2])
