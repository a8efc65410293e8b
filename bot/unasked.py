"""How often we write first: one message a day and five a week, never in somebody's quiet hours."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.rhythm import QuietHours, open_moment, week_of

A_DAY, A_WEEK = 1, 5
"""Principle P8; the week begins on Monday where the person lives."""

NEVER = datetime.max.replace(tzinfo=UTC)
"""The moment that stands for "do not come back"."""


def first_free(moment: datetime, *, quiet: QuietHours, zone: tzinfo, taken: Collection[date]) -> datetime:
    """The first moment from `moment` on that is outside quiet hours and within the budget (UTC).

    `taken` are the local days of messages sent already, a day once for each of them.
    """
    free = open_moment(moment, quiet, zone)
    while not _has_room(free.astimezone(zone).date(), taken):
        tomorrow = free.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        free = open_moment(max(tomorrow.astimezone(UTC), free + timedelta(minutes=1)), quiet, zone)
    return free


def _has_room(day: date, taken: Collection[date]) -> bool:
    in_week = sum(1 for each in taken if week_of(each) == week_of(day))
    return sum(1 for each in taken if each == day) < A_DAY and in_week < A_WEEK
