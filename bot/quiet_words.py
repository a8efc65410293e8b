""" "Two weeks", "until Monday", "from 1 to 14 December": when somebody wants quiet, in their own words."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from bot.courtesies import bare
from bot.language.days import first_of_month, weekday_of_week
from bot.language.due import due_on
from bot.language.due_words import COUNTS
from bot.rhythm import at_local

NUMBERS = {**COUNTS, "few": 3, "next": 1}
LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
MONDAY = 0
INDEFINITELY = timedelta(days=3650)
NUMBER = "|".join((r"\d{1,5}", *sorted(NUMBERS, key=len, reverse=True)))
LENGTH = re.compile(rf"\b({NUMBER})?(?: of)? ?({'|'.join(LENGTHS)})s?\b")
ENDS = re.compile(
    r"(?!.*\b(?:until|till) then$)"
    r"(?:resume|unpause|unmute|start (?:messaging|writing)|you (?:can|may) "
    r"|(?:i(?:'m|'ve| have) )?(?:back|returned)\b)"
)
OPEN_END = re.compile(r"\b(?:until|till) i(?:'m| am) back\b")
BETWEEN = re.compile(r"\bbetween ([^?,]{1,20}?) and\b")
FROM_A_NUMBER = re.compile(
    r"(?<!from )(?<!from the )(?<![\d/.-])\b(\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?[a-z]{3,9})?) ?(?:-|–|\bto\b) ?"
    r"(?=(?:the )?\d{1,2}\b)"
)
SINCE = re.compile(
    r"\b(?:from|starting|as of) (?:the )?(?P<day>[^?,]{1,20}?)"
    r"(?= (?:to|till|til|until|through|for)\b|,| i(?:'m| am|'ll)\b|$)"
)
ONLY_A_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
TO_A_DAY = re.compile(
    r"\b(?:until|till|til|before)(?! then)(?: after)?\b|\bfrom [^?]{1,20} (?:to|through)\b|\bback (?:on|in)\b"
)
WHOLE = re.compile(r"\bend of\b|\bafter\b|\bfrom [^?]{1,20} (?:to|through|until|till)\b")
"""Words that make the day they name the last quiet one; else quiet ends with its morning."""
STRETCHES: Sequence[tuple[re.Pattern[str], Callable[[date], date]]] = tuple(
    (re.compile(rf"\b(?:{words})\b"), ends)
    for words, ends in (
        (
            r"(?:until|till|til|before) (?:the )?new year(?:'s(?: day| eve)?)?",
            lambda day: date(day.year + 1, 1, 1),
        ),
        (r"(?:until|till|til|before) next week", lambda day: weekday_of_week(day, MONDAY, weeks=1)),
        (r"(?:until|till|til|before) next month", lambda day: first_of_month(day, 1)),
    )
)
"""What ends with the morning of a day that `bot.language.due` reads otherwise."""
SPANS: Sequence[tuple[re.Pattern[str], Callable[[date], date]]] = tuple(
    (re.compile(rf"\b(?:{words})\b"), ends)
    for words, ends in (
        (r"next week", lambda day: weekday_of_week(day, MONDAY, weeks=2)),
        (r"(?:this|rest of (?:the|this)) week", lambda day: weekday_of_week(day, MONDAY, weeks=1)),
        (r"(?:this|rest of (?:the|this)) month", lambda day: first_of_month(day, 1)),
        (r"today|tonight|this (?:afternoon|evening)|(?:rest of )?the day", lambda day: day + timedelta(days=1)),
        (r"tomorrow", lambda day: day + timedelta(days=2)),
    )
)
"""Stretches of time by name, and the day with whose morning they are over."""
BEGINNINGS: Sequence[tuple[re.Pattern[str], Callable[[date], date]]] = tuple(
    (re.compile(words), begins)
    for words, begins in (
        (r"next week", lambda day: weekday_of_week(day, MONDAY, weeks=1)),
        (r"next month", lambda day: first_of_month(day, 1)),
    )
)
"""Stretches of time by name, and their first day."""
UNKNOWN = datetime.min.replace(tzinfo=UTC)


class Quiet(NamedTuple):
    """From when (None for at once) until when; `until` None means that quiet is over."""

    since: datetime | None
    until: datetime | None


def read_quiet(text: str, *, zone: tzinfo, now: datetime) -> Quiet | None:
    """When quiet begins and ends by these words, in the days of this zone; None for a day that is none to come."""
    words, local = _in_one_form(bare(text)), now.astimezone(zone)
    if ENDS.match(words):
        return Quiet(None, None)
    last = _last_day(words, local)
    if last is UNKNOWN:
        return None
    first = _first_day(words, local, last)
    since = at_local(first, time(), zone) if first and first > local.date() else None
    until = at_local(last, time(), zone) if last else _after_length(words, since or now)
    return Quiet(since, until) if since is None or since < until else Quiet(None, until)


def _in_one_form(words: str) -> str:
    """ "Between 1 and 14 Dec" and "1-14 Dec" as "from 1 to 14 Dec"."""
    return FROM_A_NUMBER.sub(r"from \1 to ", BETWEEN.sub(r"from \1 to", words))


def _last_day(words: str, local: datetime) -> date | None:
    """The day with whose morning quiet ends; `UNKNOWN` for one that is none, None where none is named."""
    if OPEN_END.search(words):
        return None
    day = _named_in(STRETCHES, words, local.date())
    to_a_day = list(TO_A_DAY.finditer(words))
    if day is None and to_a_day:
        day = due_on(f"by{words[to_a_day[-1].end() :]}", local)
        if day is None:
            return UNKNOWN
        day += timedelta(days=1 if WHOLE.search(words) else 0)
    return day or _named_in(SPANS, SINCE.sub("", words), local.date())


def _first_day(words: str, local: datetime, last: date | None) -> date | None:
    """The day with which quiet begins; None for now. Of a number alone the month is that of the last day."""
    found = SINCE.search(words)
    if found is None:
        return None
    number = ONLY_A_NUMBER.fullmatch(found["day"])
    if number and last:
        return next(
            (day for day in (last - timedelta(days=back) for back in range(1, 62)) if day.day == int(number[1])),
            None,
        )
    return _named_in(BEGINNINGS, found["day"], local.date()) or due_on(f"on {found['day']}", local)


def _named_in(
    spans: Sequence[tuple[re.Pattern[str], Callable[[date], date]]], words: str, today: date
) -> date | None:
    return next((ends(today) for pattern, ends in spans if pattern.search(words)), None)


def _after_length(words: str, since: datetime) -> datetime:
    """So many days or weeks from then; without a number of them for good."""
    found = LENGTH.search(words)
    if not found:
        return since + INDEFINITELY
    number, length = found.groups()
    count = int(number) if number and number.isdecimal() else NUMBERS[number or "a"]
    return since + min(timedelta(days=count * LENGTHS[length]), INDEFINITELY)
