"""When a reminder is due, in the person's own day."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from bot.people import zone_of
from storage.models import Person

When = Literal["tomorrow", "in_3_days", "next_monday", "in_2_weeks"]
HOUR = time(9)


def reminder_moment(person: Person, when: When, now: datetime) -> datetime:
    """Nine in the morning, where the person is, of the day meant; in UTC."""
    today = now.astimezone(zone_of(person)).date()
    return datetime.combine(_day(when, today), HOUR, zone_of(person)).astimezone(UTC)


def _day(when: When, today: date) -> date:
    if when == "next_monday":
        return today + timedelta(days=7 - today.weekday())
    return today + timedelta(days={"tomorrow": 1, "in_3_days": 3, "in_2_weeks": 14}[when])
