"""The day a goal is to be reached by, as a sentence names it, and what may be wrong with it."""

import re
from datetime import date

from bot.language.days import end_of_month
from bot.language.due import DuePhrase, find_due
from bot.language.due_words import MONTHS, one_of

_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{one_of(MONTHS)})\b(?:,? (?P<year>\d{{4}}))?"
    rf"|\b(?P<month2>{one_of(MONTHS)}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:|%|\d)(?:,? (?P<year2>\d{{4}}))?"
    r"|\b(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)\b"
)
_GONE = re.compile(r"\b(?:yesterday|last (?:week|month|quarter|year|\w+day)|\w+ ago)\b")
_PAST_YEAR = re.compile(r"\b(?:by|until|before|in|end of|of) (?:\w+ )?(?P<year>(?:19|20)\d\d)\b")


def date_problem(text: str, today: date) -> str:
    """What is wrong with a day that is named: there is no such day, or it is past. "" for none."""
    lowered = text.casefold()
    for match in _DAY_MONTH.finditer(lowered):
        problem = _problem_of(match, today)
        if problem:
            return problem
    year = _PAST_YEAR.search(lowered)
    if year and int(year["year"]) < today.year:
        return f"{year['year']} is past."
    gone = _GONE.search(lowered)
    return f"“{gone[0]}” is past." if gone and find_due(text, today) is None else ""


def _problem_of(match: re.Match[str], today: date) -> str:
    year = match["year"] or match["year2"] or match["year3"]
    month = int(match["month3"]) if match["month3"] else MONTHS[match["month"] or match["month2"]]
    day = int(match["day"] or match["day2"] or match["day3"])
    named = match[0][:1].upper() + match[0][1:] if match["month2"] else match[0].title()
    if not 1 <= month <= 12:
        return f"There is no {named}."
    leap_or_said = int(year) if year else 2000
    if not 1 <= day <= end_of_month(date(max(leap_or_said, 1), month, 1)).day:
        return f"There is no {named}."
    if year and date(int(year), month, day) < today:
        return f"{named} is past."
    return ""


def without_day(aim: str, today: date, *, is_wrong: bool) -> tuple[str, date | None]:
    """The aim without the words for its day, and the day."""
    if is_wrong:
        return re.sub(
            rf"\s*\b(?:by|until|before|on)\s+(?:the )?(?:{_DAY_MONTH.pattern})", "", aim, flags=re.I
        ), None
    due = _last_day(aim, today)
    if due is None:
        return aim, None
    words = r"\s+".join(re.escape(word) for word in _TO_A_DAY.sub("", due.words).split())
    without = re.sub(
        rf"[\s,]*(?:\b(?:by|until|till|til|before)(?: the)?\s+)?{words}", "", aim, count=1, flags=re.I
    )
    return without or aim, due.on


_TO_A_DAY = re.compile(r"^(?:by|until|till|til|before) (?:the )?", re.I)
_UNTIL = re.compile(r"\b(?:until|till|til)\b", re.I)


def _last_day(aim: str, today: date) -> DuePhrase | None:
    """The day by which the aim is to be reached: "answer within a day by Easter" is about Easter."""
    said = _UNTIL.sub("by", aim)
    first = find_due(said, today)
    if first is None or _TO_A_DAY.match(first.words):
        return first
    later = find_due(said[first.end :], today)
    return later if later and _TO_A_DAY.match(later.words) else first
