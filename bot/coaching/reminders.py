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
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAY = re.compile(
    r"(?P<before>^|\b(?:me|on|next|this|for|by) )(?P<day>mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b"
)
_ANY_DAY = "|".join((*_WEEKDAYS, "tomorrow", "tmrw", "today"))
_HOUR_ENDS = rf"(?=$|[,.;!?]| (?:to|about|that|of|on|in|next|this|sharp|o'clock|and|please|tonight|{_ANY_DAY})\b)"
_DAY_OF_NEXT_WEEK = re.compile(
    rf"\b(?P<before>{'|'.join(_WEEKDAYS)}),? (?:of )?next week\b"
    rf"|\bnext week,? (?:on )?(?P<after>{'|'.join(_WEEKDAYS)})\b"
)
_CLOCKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>[ap])\.?m\b",
        r"\b(?P<hour>\d{1,2}):(?P<minute>\d{2})\b",
        rf"\b(?:at|by|{_ANY_DAY}),? (?P<hour>\d{{1,2}})(?:\.(?P<minute>\d{{2}}))?{_HOUR_ENDS}",
    )
)
_AWAY = re.compile(
    r"\bin (?:about |around )?(?P<number>half an|a couple of|an?|\d{1,3}(?:\.\d)?|[a-z]+) ?"
    r"(?P<unit>m|mins?|minutes?|h|hrs?|hours?)\b(?P<half> and a half)?"
)
_PARTS = {
    r"in the morning|morning|first thing": HOUR,
    r"noon|midday|lunch(?:time)?": time(12),
    r"afternoon": time(14),
    r"eod|cob|end of (?:the |my |business )*day|close of business": time(17),
    r"evening|tonight": time(18),
}
_IN_THE_MORNING = re.compile(r"\bin the morning\b")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {"a": 1.0, "an": 1.0, "half an": 0.5, "a couple of": 2.0} | {
    word: float(number) for number, word in enumerate(_WORDS, 1)
}
_AFTERNOON_HOURS = range(1, 7)
"""Hours that mean the afternoon when nothing else is said: nobody asks to be reminded at three in the night."""


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

    Without a time of day it is nine in the morning; "next week" is its Monday unless a day stands beside it, and
    "next month" its first.
    """
    said = _SHORT_DAY.sub(_in_full, " ".join(text.casefold().split()))
    length = next(filter(None, map(_length, _AWAY.finditer(said))), None)  # "in crm" is none
    if length:
        return now + length
    local, at = now.astimezone(zone_of(person)), _time_said(said)
    day = _day_said(said, local, at)
    if day is None:
        return None
    moment = at_local(day, at or HOUR, zone_of(person))
    return moment if moment > now else None


def _in_full(short: re.Match[str]) -> str:
    return short["before"] + next(day for day in _WEEKDAYS if day.startswith(short["day"][:3]))


def _length(away: re.Match[str]) -> timedelta | None:
    said = away["number"]
    number = _NUMBERS.get(said) or (float(said) if said[0].isdecimal() else None)
    if number is None:
        return None
    number += 0.5 if away["half"] else 0
    return timedelta(hours=number) if away["unit"].startswith("h") else timedelta(minutes=number)


def _day_said(said: str, local: datetime, at: time | None) -> date | None:
    if "next week" in said:
        return _day("next_monday", local.date()) + timedelta(days=_weekday_of_next_week(said))
    if "next month" in said:
        return (local.date().replace(day=1) + timedelta(days=32)).replace(day=1)
    if day := due_on(said, local.replace(tzinfo=None)):
        return day
    is_ahead = at is not None and at > local.time()
    if _IN_THE_MORNING.search(said) and not is_ahead:
        return local.date() + timedelta(days=1)
    return local.date() if is_ahead else None


def _weekday_of_next_week(said: str) -> int:
    named = _DAY_OF_NEXT_WEEK.search(said)
    return _WEEKDAYS.index(named["before"] or named["after"]) if named else 0


def _time_said(said: str) -> time | None:
    part = next((at for words, at in _PARTS.items() if re.search(rf"\b(?:{words})\b", said)), None)
    for pattern in _CLOCKS:
        if clock := pattern.search(said):
            return _time_of(clock, is_late=bool(part and part > HOUR), is_early=part == HOUR)
    return part


def _time_of(clock: re.Match[str], *, is_late: bool, is_early: bool) -> time | None:
    hour, minute, half = int(clock["hour"]), int(clock["minute"] or 0), clock.groupdict().get("half")
    is_bare = hour in _AFTERNOON_HOURS and not clock["hour"].startswith("0")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif (is_late and hour < 12) or (is_bare and not is_early):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None
