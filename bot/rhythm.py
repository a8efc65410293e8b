"""When something falls due where a person lives: local times through every change of the clocks.

A moment that the clocks skip (spring) moves forward by the gap, one that comes twice (autumn) is the
first of the two, and no day is ever left out.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
MONDAY, FRIDAY, SUNDAY = 0, 4, 6


@dataclass(frozen=True)
class Occurrence:
    """One time something recurring falls due: the local day names it, also when the zone changes."""

    on: date
    at: datetime


@dataclass(frozen=True)
class QuietHours:
    """When somebody does not want to hear from us; `until` before `since` means through the night."""

    since: time = time(18)
    until: time = time(8)
    days_off: AbstractSet[int] = frozenset({5, 6})

    def cover(self, local: datetime) -> bool:
        """True when that local moment is quiet."""
        if local.weekday() in self.days_off:
            return True
        if self.since == self.until:
            return False
        if self.since < self.until:
            return self.since <= local.time() < self.until
        return local.time() >= self.since or local.time() < self.until


def at_local(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment (UTC) when the clock on the wall shows `at` on that day."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def next_occurrence(after: datetime, at: time, zone: tzinfo, days: AbstractSet[int] = EVERY_DAY) -> Occurrence:
    """The first local `at` on one of `days` (0 is Monday) later than `after`."""
    if not days:
        raise ValueError("at least one day of the week")
    day = after.astimezone(zone).date() - timedelta(days=1)
    while True:
        moment = at_local(day, at, zone)
        if day.weekday() in days and moment > after:
            return Occurrence(day, moment)
        day += timedelta(days=1)


def week_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())


def open_moment(moment: datetime, quiet: QuietHours, zone: tzinfo) -> datetime:
    """`moment` itself, or the end of the quiet hours it falls into (UTC).

    With every day off there is no such end within a week; the moment a week later is returned then.
    """
    local = moment.astimezone(zone)
    if not quiet.cover(local):
        return moment
    for ahead in range(8):
        opens = at_local(local.date() + timedelta(days=ahead), quiet.until, zone)
        if opens > moment and not quiet.cover(opens.astimezone(zone)):
            return opens
    return moment + timedelta(days=7)
