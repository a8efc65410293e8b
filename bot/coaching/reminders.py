"""When a reminder is due, in the person's own day."""

import re
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.language.due import due_on
from bot.people import local_day, zone_of
from bot.rhythm import at_local
from storage.models import Person

When = Literal["tomorrow", "in_3_days", "next_monday", "in_2_weeks"]
HOUR = time(9)
_CLOCK = re.compile(r"\bat (?P<hour>\d{1,2})(?::(?P<minute>\d{2}))? ?(?P<half>am|pm)?\b")
_AWAY = re.compile(r"\bin (?P<number>an?|\d{1,2}|two|three|four|half an) ?(?P<unit>minutes?|mins?|hours?|hrs?)\b")
_PARTS = {"morning": HOUR, "noon": time(12), "lunch": time(12), "afternoon": time(14), "evening": time(18)}
_NUMBERS = {"a": 1.0, "an": 1.0, "half an": 0.5, "two": 2.0, "three": 3.0, "four": 4.0}


def reminder_moment(person: Person, when: When, now: datetime) -> datetime:
    """Nine in the morning, where the person is, of the day meant; in UTC."""
    today = local_day(person, now)
    return at_local(_day(when, today), HOUR, zone_of(person))


def _day(when: When, today: date) -> date:
    if when == "next_monday":
        return today + timedelta(days=7 - today.weekday())
    return today + timedelta(days={"tomorrow": 1, "in_3_days": 3, "in_2_weeks": 14}[when])


def moment_said(person: Person, text: str, now: datetime) -> datetime | None:
    """The moment ahead that words name, such as "on Thursday at 3pm" or "in two hours", in UTC; None without one.

    Without a time of day it is nine in the morning; "next week" begins on Monday.
    """
    said = " ".join(text.casefold().split())
    if away := _AWAY.search(said):
        number = _NUMBERS.get(away["number"]) or float(away["number"])
        return now + timedelta(hours=number) if away["unit"].startswith("h") else now + timedelta(minutes=number)
    local, at = now.astimezone(zone_of(person)), _time_said(said)
    day = _day("next_monday", local.date()) if "next week" in said else due_on(said, local.replace(tzinfo=None))
    day = day or (local.date() if at and at > local.time() else None)
    if day is None:
        return None
    moment = at_local(day, at or HOUR, zone_of(person))
    return moment if moment > now else None


def _time_said(said: str) -> time | None:
    if clock := _CLOCK.search(said):
        hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
        if clock["half"]:
            hour = hour % 12 + (12 if clock["half"] == "pm" else 0)
        return time(hour, minute) if hour < 24 and minute < 60 else None
    return next((at for part, at in _PARTS.items() if re.search(rf"\b{part}\b", said)), None)
