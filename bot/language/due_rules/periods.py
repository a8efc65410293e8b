"""Ends and beginnings of months, quarters and years: "by month end", "in Q1"."""

import re
from datetime import date, datetime

from bot.language.days import end_of_month, end_of_quarter, first_of_month, next_day_of_month
from bot.language.due_rules.grammar import ANY_MONTH, END, YEAR, day_of, month_of, rule, year_of
from bot.language.due_words import DAY, ORDINALS


@rule(
    rf"\b(?:{END} (?:this |the )?month|(?:by|before|at) (?:the )?month[- ]?end|eom|"
    rf"(?:later )?this month)\b(?! of)"
    rf"|\b(?P<next>(?:{END} |by |before )?(?<!early )next month)\b"
)
def _end_of_month(match: re.Match[str], now: datetime) -> date:
    return end_of_month(now.date(), 1 if match["next"] else 0)


@rule(
    r"\b(?:the )?(?:beginning|start|first) of (?:the )?(?:next )?month\b"
    rf"|\b(?:the )?(?P<day>{DAY}) of next month\b"
)
def _begin_of_month(match: re.Match[str], now: datetime) -> date | None:
    first = first_of_month(now.date(), 1)
    return next_day_of_month(first, day_of(match["day"])) if match["day"] else first


@rule(
    rf"\b(?:{END} (?:this |the |our )?quarter|eoq|(?:by|before|at) (?:the )?quarter[- ]?end|"
    rf"(?:later )?this quarter)\b"
    rf"|\b(?P<next>(?:{END} )?next quarter)\b"
    rf"|\b(?:{END} |by |in |during |late |before )(?:the )?(?:q(?P<number>[1-4])|h(?P<half>[12])|"
    r"(?P<name>first|second|third|fourth) (?P<part>quarter(?! of (?!(?:the |this |next )?year|20\d\d))|"
    r"half(?= (?:of )?(?:(?:the |this |next )?year|20\d\d))))"
    r"(?: (?:of )?(?:(?P<year>20\d\d)|(?P<next_year>next year)|(?:the|this) year))?\b"
)
def _quarter(match: re.Match[str], now: datetime) -> date:
    month = _last_month(match)
    if month is None:
        return end_of_quarter(now.date(), 1 if match["next"] else 0)
    year = year_of(match) or now.year + (month < now.month or match["next_year"] is not None)
    return end_of_month(date(year, month, 1))


def _last_month(match: re.Match[str]) -> int | None:
    """The month (1–12) in which a numbered quarter or half ends; None when it has no number or is none ("H3")."""
    number = match["number"] or match["half"]
    count = int(number) if number else ORDINALS[match["name"]] if match["name"] else 0
    month = count * (6 if match["half"] or match["part"] == "half" else 3)
    return month if 0 < month <= 12 else None


@rule(
    rf"\b(?:{END} (?:this |the )?(?:calendar )?year|eoy|(?:by|before|at) (?:the )?year(?:'s)?[- ]?end|"
    rf"(?:later )?this year)\b"
    rf"|\b(?P<next>{END} next year)\b|\b{END} (?P<year>20\d\d)\b"
)
def _year_end(match: re.Match[str], now: datetime) -> date:
    return date(int(match["year"]) if match["year"] else now.year + bool(match["next"]), 12, 31)


@rule(rf"\b(?:the )?(?P<which>first|second|third|last) (?P<part>half|week) of (?P<month>{ANY_MONTH})(?!\w){YEAR}")
def _part_of_month(match: re.Match[str], now: datetime) -> date | None:
    """A part of a month is due on its last day, its first week on the seventh."""
    month, which = month_of(match["month"]), match["which"]
    days = 15 if match["part"] == "half" else 7
    first = date(year_of(match) or now.year + (month < now.month), month, 1)
    if which == "last" or (which, days) == ("second", 15):
        return end_of_month(first)
    return first.replace(day=days * ORDINALS[which]) if days * ORDINALS[which] < 29 else None


@rule(r"\b(?P<mid>mid[- ]month|(?:the )?middle of (?:the|this|next) month)\b")
def _mid_month(match: re.Match[str], now: datetime) -> date:
    first = first_of_month(now.date(), int("next" in match["mid"]))
    middle = first.replace(day=15)
    return middle if middle >= now.date() else first_of_month(now.date(), 1).replace(day=15)


@rule(r"\b(?:the )?(?:beginning|start) of (?:the )?(?:next|new) year\b")
def _begin_of_year(_match: re.Match[str], now: datetime) -> date:
    return date(now.year + 1, 1, 1)
