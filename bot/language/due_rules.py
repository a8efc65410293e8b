"""The grammar of due phrases: each rule is a pattern over plain text and the day it names."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.language.days import (
    SUNDAY,
    end_of_month,
    end_of_quarter,
    end_of_work_week,
    first_of_month,
    months_later,
    next_day_of_month,
    next_month_day,
    thanksgiving,
    weekday_after,
    weekday_of_week,
    working_days_later,
)
from bot.language.due_words import (
    AFTER_DAY,
    COUNT,
    COUNTS,
    DAY,
    MONTH,
    MONTHS,
    ORDINALS,
    SHORT_MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    WEEKDAYS,
)

Rule = Callable[[re.Match[str], datetime], date | None]
RULES: list[tuple[re.Pattern[str], Rule]] = []

_CUE = r"(?:by|on|before|until|till|for|due|next|this|coming)"
_MONTH = rf"(?:{MONTH}|{SHORT_MONTH})"
_YEAR = r"(?:,? (?P<year>20\d\d)\b)?"
_END = r"(?:(?:the )?(?:very )?(?:end|close|last day)(?: of)?)"


def _rule(pattern: str) -> Callable[[Rule], Rule]:
    def register(rule: Rule) -> Rule:
        RULES.append((re.compile(pattern), rule))
        return rule

    return register


def _count(words: str) -> int:
    bare = re.sub(r"^an? (?=couple)|(?<=couple) of$", "", words.strip())
    return int(bare) if bare.isdigit() else COUNTS[bare]


def _day(words: str) -> int:
    return int(words[:-2]) if words[0].isdigit() else ORDINALS[words]


def _month(words: str) -> int:
    return MONTHS[words.rstrip(".")]


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


@_rule(
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


@_rule(r"\bthe day after tomorrow\b|\bin two days'? time\b")
def _in_two_days(_match: re.Match[str], now: datetime) -> date:
    return now.date() + timedelta(days=2)


@_rule(r"\b(?:tomorrow|tmrw|tmw)\b")
def _tomorrow(_match: re.Match[str], now: datetime) -> date:
    return now.date() + timedelta(days=1)


@_rule(
    r"\b(?:in|within|inside|over|after)(?: about| around| roughly| under| less than| the next| another|"
    r" the space of)*"
    rf" (?:(?:{COUNT})(?: to | or |-|–))?(?P<count>{COUNT}) (?P<kind>business |working |calendar |full )?"
    r"(?P<unit>hour|day|week|month|year|fortnight)s?(?:(?P<or_two> or two)\b)?\b(?! (?:ago|of)\b)"
    rf"|\b(?P<count2>{COUNT}) (?P<kind2>business |working )?(?P<unit2>day|week|month)s? (?:from (?:now|today)|"
    rf"out)\b"
    rf"|\b(?P<count3>an?|one|two|three|{COUNT}) (?P<unit3>week|month)s? today\b"
)
def _after_some_time(match: re.Match[str], now: datetime) -> date:
    count = 2 if match["or_two"] else _count(match["count"] or match["count2"] or match["count3"])
    unit = match["unit"] or match["unit2"] or match["unit3"]
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


@_rule(
    r"\bin (?:the next )?(?:\d{1,2}|two|five|ten|fifteen|twenty|thirty|forty-five) minutes\b|\bwithin the hour\b"
)
def _in_minutes(match: re.Match[str], now: datetime) -> date:
    minutes = re.search(r"\d+", match[0])
    return (now + timedelta(minutes=int(minutes[0]) if minutes else 30)).date()


@_rule(
    rf"\b(?P<count>{COUNT}) (?P<unit>day|week|month)s? (?:from|after|on) (?:(?P<tomorrow>tomorrow)|(?:this |"
    rf"next )?(?P<name>{WEEKDAY}))"
    rf"|\b(?P<name2>{WEEKDAY}) week\b"
)
def _from_a_day(match: re.Match[str], now: datetime) -> date:
    begin = (
        now.date() + timedelta(days=1)
        if match["tomorrow"]
        else weekday_after(now.date(), WEEKDAYS[match["name"] or match["name2"]])
    )
    return _later(
        datetime.combine(begin, now.time()),
        _count(match["count"] or "a"),
        match["unit"] or "week",
        is_working=False,
    )


@_rule(
    rf"\b(?P<before>before )?(?:(?P<next>next|the following) |(?P<this>this|this coming|"
    rf"coming) )?(?P<name>{WEEKDAY})\b(?!'s? (?:last|call was))"
    rf"(?P<week>,? (?:of )?(?:next|the following|this) week)?"
    rf"|\b(?P<cue>by|on|before|this|next|eod|cob) (?P<short>{SHORT_WEEKDAY})\b(?! (?:on|in|of|the)\b)"
)
def _weekday(match: re.Match[str], now: datetime) -> date:
    today, weekday = now.date(), WEEKDAYS[match["name"] or match["short"]]
    week = match["week"] or ""
    if match["next"] or match["cue"] == "next" or "next" in week or "following" in week:
        return weekday_of_week(today, weekday, 1)
    if match["this"] or match["cue"] == "this" or "this" in week:
        this = weekday_of_week(today, weekday, 0)
        return this if this >= today else this + timedelta(weeks=1)
    day = weekday_after(today, weekday)
    return day - timedelta(days=1) if match["before"] or match["cue"] == "before" else day


@_rule(rf"\b(?:next|this) week,? (?:on |by )?(?P<name>{WEEKDAY})\b")
def _weekday_of_named_week(match: re.Match[str], now: datetime) -> date:
    return weekday_of_week(now.date(), WEEKDAYS[match["name"]], int(match[0].startswith("next")))


@_rule(
    rf"\b{_END} (?:this |the )?(?:work )?week\b(?! (?:of|after))|\b(?:later )?this week\b|\beow\b"
    r"|\bby (?:the )?(?:week's end|week[- ]?end)\b"
)
def _this_week(_match: re.Match[str], now: datetime) -> date:
    return end_of_work_week(now.date())


@_rule(
    r"\b(?P<part>(?:(?:the )?(?:beginning|start|middle|end) of|early(?: on)?|first thing|mid-?|late|later)[ -])?"
    r"(?:(?P<next>next week)|the week after(?: next| that)?|the following week)\b"
)
def _coming_week(match: re.Match[str], now: datetime) -> date:
    weeks = 2 if match[0].endswith("after next") or match[0].endswith("week after") else 1
    part = match["part"] or ""
    if any(word in part for word in ("beginning", "start", "first")):
        return weekday_of_week(now.date(), 0, weeks)
    if "early" in part:
        return weekday_of_week(now.date(), 1, weeks)
    if "mid" in part:
        return weekday_of_week(now.date(), 2, weeks)
    return end_of_work_week(now.date(), weeks)


@_rule(r"\b(?:this|over the|at the|on the) weekend\b")
def _weekend(_match: re.Match[str], now: datetime) -> date:
    return weekday_of_week(now.date(), SUNDAY, 0)


@_rule(
    rf"\b(?:{_END} (?:this |the )?month|(?:by|before|at) (?:the )?month[- ]?end|eom|"
    rf"(?:later )?this month)\b(?! of)"
    rf"|\b(?P<next>(?:{_END} |by |before )?(?<!early )next month)\b"
)
def _end_of_month(match: re.Match[str], now: datetime) -> date:
    return end_of_month(now.date(), 1 if match["next"] else 0)


@_rule(
    r"\b(?:the )?(?:beginning|start|first) of (?:the )?(?:next )?month\b"
    r"|\b(?:the )?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)) of next month\b"
)
def _begin_of_month(match: re.Match[str], now: datetime) -> date | None:
    first = first_of_month(now.date(), 1)
    return next_day_of_month(first, int(match["day"])) if match["day"] else first


@_rule(
    rf"\b(?:{_END} (?:this |the |our )?quarter|eoq|(?:by|before|at) (?:the )?quarter[- ]?end|"
    rf"(?:later )?this quarter)\b"
    rf"|\b(?P<next>(?:{_END} )?next quarter)\b"
    rf"|\b(?:{_END} |by |in |before )q(?P<number>[1-4])(?: (?:of )?(?P<year>20\d\d))?\b"
)
def _quarter(match: re.Match[str], now: datetime) -> date:
    if not match["number"]:
        return end_of_quarter(now.date(), 1 if match["next"] else 0)
    month = int(match["number"]) * 3
    year = int(match["year"]) if match["year"] else now.year + (month < now.month)
    return end_of_month(date(year, month, 1))


@_rule(
    rf"\b(?:{_END} (?:this |the )?(?:calendar )?year|eoy|(?:by|before|at) (?:the )?year(?:'s)?[- ]?end|"
    rf"(?:later )?this year)\b"
    rf"|\b(?P<next>{_END} next year)\b|\b{_END} (?P<year>20\d\d)\b"
)
def _year_end(match: re.Match[str], now: datetime) -> date:
    return date(int(match["year"]) if match["year"] else now.year + bool(match["next"]), 12, 31)


@_rule(
    rf"\b(?:(?P<day>{DAY}) (?:of )?|(?P<number>\d{{1,2}}) (?:of )?)(?P<month>{_MONTH})(?!\w){_YEAR}"
    rf"|\b(?P<month2>{_MONTH}) (?:the )?(?:(?P<day2>{DAY})|(?P<number2>\d{{1,2}}))\b(?!:|%| ?(?:am|pm|percent|"
    rf"people|"
    rf"days|weeks|months|years))(?:,? (?P<year2>20\d\d)\b)?"
)
def _month_and_day(match: re.Match[str], now: datetime) -> date | None:
    words, number = match["day"] or match["day2"], match["number"] or match["number2"]
    year = match["year"] or match["year2"]
    day = _day(words) if words else int(number)
    return next_month_day(now.date(), _month(match["month"] or match["month2"]), day, int(year) if year else None)


@_rule(
    rf"\b(?:(?P<end>{_END} |late |later in )|(?P<mid>mid[- ]|(?:the )?middle of )|(?P<begin>(?:the )?(?:beginning|"
    rf"start) of )|"
    rf"(?P<before>before )|(?P<by>by )|(?:in |during |next |this ))(?P<month>{_MONTH})(?!\w)(?! \d|"
    rf" the)(?P<last> end)?{_YEAR}"
)
def _month_alone(match: re.Match[str], now: datetime) -> date | None:
    month = _month(match["month"])
    year = _year(match) or now.year + (month < now.month)
    first = date(year, month, 1)
    if match["begin"] or (match["by"] and not match["last"]):
        return first if first >= now.date() or _year(match) else end_of_month(first)
    if match["mid"]:
        return first.replace(day=15)
    return first - timedelta(days=1) if match["before"] else end_of_month(first)


@_rule(rf"\b(?P<name>{WEEKDAY}),? (?:the )?(?P<day>{DAY})\b(?! of)")
@_rule(rf"\b(?:on|by|before|for|until|till|is|it's|around|say|about) the (?P<day>{DAY}){AFTER_DAY}")
@_rule(rf"^(?:the )?(?P<day>{DAY})$")
def _day_of_month(match: re.Match[str], now: datetime) -> date | None:
    return next_day_of_month(now.date(), _day(match["day"]))


@_rule(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
def _iso(match: re.Match[str], now: datetime) -> date | None:
    return next_month_day(now.date(), int(match["month"]), int(match["day"]), int(match["year"]))


@_rule(
    r"\b(?:by|on|before|due|until|for|is)(?: the)? (?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})"
    r"(?:(?P=mark)(?P<year>20\d\d|\d\d)?)?(?![\d/%])"
)
def _numbers(match: re.Match[str], now: datetime) -> date | None:
    """Month/day, as American files have it, unless only the other way round is a date; "24.11." is day.month."""
    first, second = int(match["first"]), int(match["second"])
    month, day = (first, second) if match["mark"] == "/" and first <= 12 else (second, first)
    year = int(match["year"]) % 100 + 2000 if match["year"] else None
    return next_month_day(now.date(), month, day, year)


@_rule(r"\b(?P<word>by|before|on|around) (?:(?P<eve>christmas eve)|(?P<christmas>christmas)(?! break))\b")
def _christmas(match: re.Match[str], now: datetime) -> date | None:
    return next_month_day(now.date(), 12, 24 if match["eve"] or match["word"] == "before" else 25)


@_rule(r"\b(?:by|before|on) (?:the )?new year(?:'s)?(?: eve)?\b")
def _new_year(_match: re.Match[str], now: datetime) -> date | None:
    return next_month_day(now.date(), 12, 31)


@_rule(r"\b(?P<word>by|before|on) thanksgiving\b")
def _thanksgiving(match: re.Match[str], now: datetime) -> date:
    day = thanksgiving(now.year)
    day = day if day >= now.date() else thanksgiving(now.year + 1)
    return day - timedelta(days=1) if match["word"] == "before" else day
