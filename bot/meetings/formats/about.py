"""The title and the day in the first lines of a text."""

import re
from dataclasses import dataclass
from datetime import date

from bot.meetings.formats.asides import TIME_ALONE, TRANSCRIPT_HEADING
from bot.meetings.formats.clock import day_in
from bot.meetings.formats.labels import is_metadata
from bot.meetings.formats.layouts import bared

_TITLE = re.compile(r"\s*#*\s*(.{3,140}?)\s*(?:[-–—:|]\s*)?(?:\(?transcript\)?)\s*$", re.IGNORECASE)
_MEETING_STAMP = re.compile(r"-\d{8}_\d{6}(?:-\w+(?: \w+)?)?$")
_TITLE_LABELS = ("title", "call title", "meeting title", "meeting", "subject", "call", "topic")


@dataclass(frozen=True)
class About:
    """What a transcript says about itself."""

    title: str = ""
    happened_on: date | None = None


def about(lines: list[str]) -> About:
    """The title and day in the first lines, as headings and labels tell them."""
    title, heading, day = "", "", None
    for line in lines[:30]:
        if len(line) > 200:
            continue
        label, colon, rest = bared(line).lstrip("# ").partition(":")
        label = label.strip().lower()
        named = _TITLE.match(line.replace("\\-", "-"))  # Markdown's, as Google Docs writes it
        if colon and label in _TITLE_LABELS:
            title = title or rest.strip(" *")
        elif named and not TRANSCRIPT_HEADING.match(line):
            title = title or _MEETING_STAMP.sub("", named[1].strip("#* "))
        elif line.startswith("#") and not TIME_ALONE.match(line) and not is_metadata(_letters(line)):
            heading = heading or line.strip("#* ")
        if day is None and (not colon or is_metadata(label) or line.startswith("#")):
            day = day_in(line)
    return About(title or heading or _above_the_day(lines), day)


def _above_the_day(lines: list[str]) -> str:
    """The first line, where the second says only when it was: "Acme discovery", "Recorded on Nov 20, 2026"."""
    first, second = [*(line.strip() for line in lines[:10] if line.strip()), "", ""][:2]
    is_title = 3 <= len(first) <= 100 and ":" not in first and day_in(first) is None
    return _MEETING_STAMP.sub("", first) if is_title and len(second) < 60 and day_in(second) else ""


def _letters(line: str) -> str:
    return re.sub(r"[^\w\s-]", "", line).strip()
