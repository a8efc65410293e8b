"""Dates as calendars have them: "the 24th", "Dec 4", "24.12.", "before Christmas"."""

import re
from datetime import date, datetime, timedelta

from bot.language.days import easter, end_of_month, first_of_month, next_day_of_month, next_month_day, thanksgiving
from bot.language.due_rules.grammar import ANY_MONTH, END, YEAR, day_of, month_of, rule, year_of
from bot.language.due_words import AFTER_DAY, DAY, ORDINALS, WEEKDAY, WEEKDAYS


@rule(
    rf"\b(?:(?P<day>{DAY}) (?:of )?|(?P<number>\d{{1,2}}) (?:of )?)(?P<month>{ANY_MONTH})(?!\w){YEAR}"
    rf"|\b(?P<month2>{ANY_MONTH}) (?:the )?(?:(?P<day2>{DAY})|(?P<number2>\d{{1,2}}))\b(?!:|%| ?(?:am|pm|percent|"
    rf"people|"
    rf"days|weeks|months|years))(?:,? (?P<year2>20\d\d)\b)?"
)
def _month_and_day(match: re.Match[str], now: datetime) -> date | None:
    words, number = match["day"] or match["day2"], match["number"] or match["number2"]
    year = match["year"] or match["year2"]
    day = day_of(words) if words else int(number)
    return next_month_day(
        now.date(), month_of(match["month"] or match["month2"]), day, int(year) if year else None
    )


@rule(
    rf"\b(?:(?P<end>{END} |late |later in )|(?P<mid>mid[- ]|(?:the )?middle of )|(?P<begin>(?:the )?(?:beginning|"
    rf"start) of )|"
    rf"(?P<before>before )|(?P<by>by )|(?:in |during |next |this ))(?P<month>{ANY_MONTH})(?!\w)(?! \d|"
    rf" the)(?P<last> end)?{YEAR}"
)
def _month_alone(match: re.Match[str], now: datetime) -> date | None:
    month = month_of(match["month"])
    year = year_of(match) or now.year + (month < now.month)
    first = date(year, month, 1)
    if match["begin"] or (match["by"] and not match["last"]):
        return first if first >= now.date() or year_of(match) else end_of_month(first)
    if match["mid"]:
        return first.replace(day=15)
    return first - timedelta(days=1) if match["before"] else end_of_month(first)


@rule(rf"\b(?P<name>{WEEKDAY}),? (?:the )?(?P<day>{DAY})\b(?! of)")
@rule(
    r"\b(?:does|or|maybe|perhaps|(?:how|what) about|(?:on|by) or before) the "
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)){AFTER_DAY}"
)
@rule(
    rf"\b(?:on|by|before|for|until|till|is|it's|around|say|about|(?:later|sooner) than) the "
    rf"(?P<day>{DAY}){AFTER_DAY}"
)
@rule(rf"^(?:the )?(?P<day>{DAY})$")
def _day_of_month(match: re.Match[str], now: datetime) -> date | None:
    return next_day_of_month(now.date(), day_of(match["day"]))


@rule(
    rf"\b(?:the )?(?P<which>first|second|third|fourth|last) (?P<name>{WEEKDAY}) (?:of|in) "
    rf"(?:(?P<month>{ANY_MONTH})(?!\w){YEAR}|(?P<next>next month)|(?:the|this) month)"
)
def _weekday_of_month(match: re.Match[str], now: datetime) -> date | None:
    """ "The first Monday in December", "the last Friday of the month"."""
    month = month_of(match["month"]) if match["month"] else now.month
    year = year_of(match) or now.year + bool(match["month"] and month < now.month)
    first = first_of_month(date(year, month, 1), int(bool(match["next"])))
    days = [first + timedelta(days=days) for days in range((end_of_month(first) - first).days + 1)]
    fitting = [day for day in days if day.weekday() == WEEKDAYS[match["name"]]]
    return fitting[-1 if match["which"] == "last" else ORDINALS[match["which"]] - 1]


@rule(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
def _iso(match: re.Match[str], now: datetime) -> date | None:
    return next_month_day(now.date(), int(match["month"]), int(match["day"]), int(match["year"]))


_DAY_FIRST = r"(?P<first>1[3-9]|2\d|3[01])(?P<mark>/)(?P<second>0?[1-9]|1[0-2])"
"""Day/month that can be nothing else; "24/7" is no date."""


@rule(rf"(?<![\d/]){_DAY_FIRST}(?<!24/7)(?:/(?P<year>20\d\d|\d\d))?(?![\d/%])")
@rule(r"(?<![\d.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>20\d\d)(?!\d)")
@rule(
    r"\b(?:by|on|before|due|until|for|is)(?: the)? (?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})"
    r"(?:(?P=mark)(?P<year>20\d\d|\d\d)?)?(?![\d/%])"
)
def _numbers(match: re.Match[str], now: datetime) -> date | None:
    """Month/day, as American files have it, unless only the other way round is a date; "24.11." is day.month."""
    first, second = int(match["first"]), int(match["second"])
    month, day = (first, second) if match["mark"] == "/" and first <= 12 else (second, first)
    year = int(match["year"]) % 100 + 2000 if match["year"] else None
    return next_month_day(now.date(), month, day, year)


@rule(r"\b(?P<word>by|before|on|around) (?:(?P<eve>christmas eve)|(?P<christmas>christmas|xmas)(?! break))\b")
def _christmas(match: re.Match[str], now: datetime) -> date | None:
    return next_month_day(now.date(), 12, 24 if match["eve"] or match["word"] == "before" else 25)


@rule(r"\b(?:by|before|on) (?:the )?new year(?:'s)?(?: eve)?\b")
def _new_year(_match: re.Match[str], now: datetime) -> date | None:
    return next_month_day(now.date(), 12, 31)


@rule(r"\b(?P<word>by|before|until|on|around) easter(?! (?:egg|special|menu|sale)s?\b)")
def _easter(match: re.Match[str], now: datetime) -> date:
    day = easter(now.year)
    day = day if day >= now.date() else easter(now.year + 1)
    return day - timedelta(days=1) if match["word"] == "before" else day


@rule(r"\b(?P<word>by|before|on) thanksgiving\b")
def _thanksgiving(match: re.Match[str], now: datetime) -> date:
    day = thanksgiving(now.year)
    day = day if day >= now.date() else thanksgiving(now.year + 1)
    return day - timedelta(days=1) if match["word"] == "before" else day
