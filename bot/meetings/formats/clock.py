"""Times as transcripts write them, and days as they say them."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

CLOCK: Final = r"(?:\d{2}[:;]\d{2}[:;]\d{2}[:;]\d{2}|[-+]?(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?)"
"""Hours if any, minutes, seconds: `1:02`, `00:01:02.500`, unpadded or negative as Teams writes them, with a
plus as what it is since the beginning, and with frames (`00:01:02:13`) as editors of film do."""

LETTERED_CLOCK: Final = r"(?:\d{1,2}\s?h\s?)?\d{1,3}\s?m\s?\d{1,2}(?:\.\d{1,3})?\s?s\b"
"""`0h 1m 2s`. On a line of its own it is how long a call took."""

WALL_CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2})?\s?[AaPp]\.?[Mm]\b\.?"
"""A time of day: `10:02 AM`."""

FRAMES_PER_SECOND: Final = 30
"""Files do not say; by 25 or 30 the difference is below a fifth of a second."""

_WALL = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AaPp])")
_LETTERED = re.compile(r"(?:(\d+)\s?h\s?)?(\d+)\s?m\s?(\d+(?:\.\d+)?)\s?s")
_ISO_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GERMAN = {"mär": "mar", "mai": "may", "okt": "oct", "dez": "dec"}
_MONTH = r"(jan|feb|mar|mär|apr|may|mai|june?|july?|aug|sept?|oct|okt|nov|dec|dez)[a-z]{0,6}\.?"
MONTH_OF_YEAR: Final = re.compile(rf"\W*{_MONTH} \d{{4}}\b", re.IGNORECASE)
"""`November 2026`, which is left of a day whose number was taken for a list's."""
_DAYS = (
    (re.compile(r"\b(\d{4})[-/._](\d{1,2})[-/._](\d{1,2})(?!\d)"), "ymd"),
    (re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE), "mdy"),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.)? {_MONTH},? (\d{{4}})\b", re.IGNORECASE), "dmy"),
    (re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])"), "dmy"),
    (re.compile(r"(?:^|[^0-9])GMT(\d{4})(\d{2})(\d{2})-"), "ymd"),
)


@lru_cache(maxsize=4096)
def seconds_of(clock: str) -> float | None:
    """`1:02:03.5` or `02:03` in seconds; None when it is no such time.

    A fraction is decimal, also in Teams' unpadded times, where `.40` could as well mean 40 ms.
    """
    if lettered := _LETTERED.fullmatch(clock):
        hours, minutes, rest = (float(part or 0) for part in lettered.groups())
        return hours * 3600 + minutes * 60 + rest
    negative = clock.startswith("-")
    pieces = clock.lstrip("-+").replace(",", ".").replace(";", ":").split(":")
    if len(pieces) == 4 and pieces[3].isdigit():
        pieces = [*pieces[:2], f"{pieces[2]}.{100 * int(pieces[3]) // FRAMES_PER_SECOND:02}"]
    if not 2 <= len(pieces) <= 3:
        return None
    seconds = 0.0
    for piece in pieces:
        if len(piece) > 16 or not (piece.isascii() and piece.replace(".", "", 1).isdigit()):
            return None
        seconds = seconds * 60 + float(piece)
    return -seconds if negative else seconds


def wall_clock_seconds(clock: str) -> float | None:
    """`10:02 AM` in seconds since midnight; None when it says no half of the day."""
    found = _WALL.search(clock)
    if not found:
        return None
    hours, minutes, seconds, half = found.groups()
    afternoon = 12 if half in "Pp" else 0
    return float((int(hours) % 12 + afternoon) * 3600 + int(minutes) * 60 + int(seconds or 0))


def iso_length_seconds(length: str) -> float | None:
    """`PT1M2.5S` in seconds; None when it is no such length."""
    found = _ISO_LENGTH.fullmatch(length)
    if not found:
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def day_in(text: str) -> date | None:
    """The first day that `text` says beyond doubt; `3/12/2026` could be either and counts as none,
    `3.12.2026` is the third of December."""
    for pattern, order in _DAYS:
        found = pattern.search(text[:300])
        if found:
            parts = dict(zip(order, found.groups(), strict=True))
            month = _GERMAN.get(parts["m"].lower()[:3], parts["m"].lower()[:3])
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
            try:
                return date(int(parts["y"]), number, int(parts["d"]))
            except ValueError:
                continue
    return None
