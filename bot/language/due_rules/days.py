"""Days counted from today: "tomorrow", "in two weeks", "a week on Monday"."""

import re
from datetime import date, datetime, timedelta

from bot.language.days import months_later, weekday_after, working_days_later
from bot.language.due_rules.grammar import count_of, rule
from bot.language.due_words import COUNT, SHORT_WEEKDAY, WEEKDAY, WEEKDAYS


@rule(
    r"\b(?:later |first thing |by |before )?(?:today|tonight|this (?:morning|afternoon|evening)|eod|cob|"
    r"(?:the )?(?:end|close) of (?:the |play |business |this )?(?:day|business|play|today))\b"
    rf"(?! (?:on |next |this )?(?:{WEEKDAY}|{SHORT_WEEKDAY}\b|tomorrow|the \d))"
    r"|\b(?:right |straight )?after (?:this|the|our) (?:call|meeting)\b|\bas soon as we (?:hang up|get off|"
    r"finish)\b"
    r"|\bby (?:noon|midday|lunch(?:time)?|midnight|\d{1,2}(?::\d\d)? ?(?:am|pm|p\.m|"
    r"o'clock))(?! (?:on )?(?:tomorrow|"
    rf"{WEEKDAY}))"
)
def _today(_match: re.Match[str], now: datetime) -> date:
    return now.date()


@rule(r"\bthe day after tomorrow\b|\bin two days'? time\b")
def _in_two_days(_match: re.Match[str], now: datetime) -> date:
    return now.date() + timedelta(days=2)


@rule(r"\b(?:tomorrow|tmrw|tmw)\b(?P<week> week\b)?")
def _tomorrow(match: re.Match[str], now: datetime) -> date:
    return now.date() + timedelta(days=8 if match["week"] else 1)


@rule(
    r"\b(?:in|within|inside|over|after)(?: about| around| roughly| under| less than| the next| another|"
    r" the space of)*"
    rf" (?:(?:{COUNT})(?: to | or |-|–))?(?P<count>{COUNT}) (?P<kind>business |working |calendar |full )?"
    r"(?P<unit>hour|day|week|month|year|fortnight)s?(?:(?P<or_two> or two)\b)?\b(?! (?:ago|of)\b)"
    rf"|\b(?P<count2>{COUNT}) (?P<kind2>business |working )?(?P<unit2>day|week|month)s? (?:from (?:now|today)|"
    rf"out)\b"
    r"|\bin (?:the next|a) (?P<unit4>day|week) or (?:(?P<or_two4>two)|so)\b"
    rf"|\b(?P<count3>an?|one|two|three|{COUNT}) (?P<unit3>week|month)s? today\b"
)
def _after_some_time(match: re.Match[str], now: datetime) -> date:
    is_two = match["or_two"] or match["or_two4"]
    count = 2 if is_two else count_of(match["count"] or match["count2"] or match["count3"] or "a")
    unit = match["unit"] or match["unit2"] or match["unit3"] or match["unit4"]
    return _later(
        now, count, unit, is_working=(match["kind"] or match["kind2"] or "").strip() in {"business", "working"}
    )


def _later(now: datetime, count: int, unit: str, *, is_working: bool) -> date:
    if unit == "hour":
        return (now + timedelta(hours=count)).date()
    if unit == "day":
        return working_days_later(now.date(), count) if is_working else now.date() + timedelta(days=count)
    if unit in {"month", "year"}:
        return months_later(now.date(), count * (12 if unit == "year" else 1))
    return now.date() + timedelta(weeks=count * (2 if unit == "fortnight" else 1))


@rule(
    r"\bin (?:the next )?(?:\d{1,2}|two|five|ten|fifteen|twenty|thirty|forty-five) minutes\b|"
    r"\b(?:with)?in (?:the (?:next )?|half an |an? half )hour\b"
)
def _in_minutes(match: re.Match[str], now: datetime) -> date:
    minutes = re.search(r"\d+", match[0])
    return (now + timedelta(minutes=int(minutes[0]) if minutes else 30)).date()


@rule(
    rf"\b(?P<count>{COUNT}) (?P<unit>day|week|fortnight|month)s? (?:(?:from|after|on) )?(?:(?P<tomorrow>tomorrow)|"
    rf"(?:this |next )?(?P<name>{WEEKDAY}))"
    rf"|\b(?P<name2>{WEEKDAY}) (?P<unit2>week|fortnight)\b"
    rf"|\b(?:the )?(?P<name3>{WEEKDAY}) after next\b"
)
def _from_a_day(match: re.Match[str], now: datetime) -> date:
    begin = (
        now.date() + timedelta(days=1)
        if match["tomorrow"]
        else weekday_after(now.date(), WEEKDAYS[match["name"] or match["name2"] or match["name3"]])
    )
    return _later(
        datetime.combine(begin, now.time()),
        count_of(match["count"] or "a"),
        match["unit"] or match["unit2"] or "week",
        is_working=False,
    )
