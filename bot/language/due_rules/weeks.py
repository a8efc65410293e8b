"""Weekdays and weeks: "by Friday", "early next week", "over the weekend"."""

import re
from datetime import date, datetime, timedelta

from bot.language.days import SUNDAY, end_of_work_week, weekday_after, weekday_of_week
from bot.language.due_rules.grammar import END, rule
from bot.language.due_words import SHORT_WEEKDAY, WEEKDAY, WEEKDAYS


@rule(
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


@rule(rf"\b(?:next|this) week,? (?:on |by )?(?P<name>{WEEKDAY})\b")
def _weekday_of_named_week(match: re.Match[str], now: datetime) -> date:
    return weekday_of_week(now.date(), WEEKDAYS[match["name"]], int(match[0].startswith("next")))


@rule(
    rf"\b{END} (?:this |the )?(?:work )?week\b(?! (?:of|after))|\b(?:later )?this week\b|\beow\b"
    r"|\bby (?:the )?(?:week's end|week[- ]?end)\b|\bbefore (?:the|this) weekend\b"
)
def _this_week(_match: re.Match[str], now: datetime) -> date:
    return end_of_work_week(now.date())


@rule(r"\b(?:this|the same) (?:time|day) next week\b")
def _same_day_next_week(_match: re.Match[str], now: datetime) -> date:
    return now.date() + timedelta(weeks=1)


@rule(
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


@rule(r"\b(?:this|over the|at the|on the) weekend\b")
def _weekend(_match: re.Match[str], now: datetime) -> date:
    return weekday_of_week(now.date(), SUNDAY, 0)
