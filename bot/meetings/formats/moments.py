"""Times of text files: on which clock they are, and how exact."""

from collections.abc import Sequence
from dataclasses import replace

from bot.meetings.formats.clock import seconds_of, wall_clock_seconds
from bot.meetings.formats.found import Found
from bot.meetings.transcript import Utterance


def moment(time: str) -> float | None:
    """A time as it stands in the file in seconds: since midnight with AM or PM, else since the beginning."""
    wall = wall_clock_seconds(time)
    return wall if wall is not None else seconds_of(time)


def _are_loose(times: Sequence[str]) -> bool:
    """True for a clock without seconds: `10:02 AM`."""
    return any(time[-1:] in "Mm." and time.count(":") == 1 for time in times)


def placed_in_time(found: Found, times: Sequence[str]) -> Found:
    """With times of day counted from the first, and hours and minutes told from minutes and seconds.

    `times` are the times as they stand in the file.
    """
    if any(wall_clock_seconds(time) is not None for time in times[:5]):
        found = replace(found, utterances=_from_first(found.utterances))
    is_loose = found.has_loose_times or _are_loose(times)
    return _in_minutes(replace(found, has_loose_times=is_loose))


def _from_first(said: list[Utterance]) -> list[Utterance]:
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


def _in_minutes(found: Found) -> Found:
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
