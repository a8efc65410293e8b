""" "Pause two weeks", "stop", "resume": whether we may write to somebody first."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.courtesies import bare
from bot.deps import Deps
from bot.language.days import first_of_month, weekday_of_week
from bot.language.due import due_on
from bot.language.due_words import COUNTS
from bot.people import zone_of
from bot.preferences import preferences_of
from bot.rhythm import at_local
from bot.undoing import remember_change
from handlers.callers import Caller
from handlers.settings_keeping import change_preferences
from handlers.week.weekly import schedule_person
from storage import people
from storage.models import Person

NUMBERS = {**COUNTS, "few": 3, "next": 1}
LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
MONDAY = 0
INDEFINITELY = timedelta(days=3650)
NUMBER = "|".join((r"\d{1,5}", *sorted(NUMBERS, key=len, reverse=True)))
LENGTH = re.compile(rf"\b({NUMBER})?(?: of)? ?({'|'.join(LENGTHS)})s?\b")
ENDS = re.compile(r"resume|unpause|unmute|i'm back|start (?:messaging|writing)|you (?:can|may) ")
TO_A_DAY = re.compile(r"\b(?:until|till|til|before)(?: after)?\b|\bfrom [^?]{2,20} to\b")
FROM_TOMORROW = re.compile(r"\bfrom tomorrow\b")
WHOLE = re.compile(r"\bend of\b|\bafter\b|\bfrom [^?]{2,20} to\b")
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
        (r"(?<!from )tomorrow", lambda day: day + timedelta(days=2)),
    )
)
"""Stretches of time by name, and the day with whose morning they are over."""
UNKNOWN = datetime.min.replace(tzinfo=UTC)
NO_DAY = (
    "I found no day to come in that, so nothing has changed. "
    "Say for example *pause until Monday* or *pause for two weeks*."
)


def is_paused(person: Person, now: datetime) -> bool:
    """True while the person has asked us not to write first."""
    return preferences_of(person).is_paused(now)


async def set_quiet(deps: Deps, caller: Caller, text: str) -> str:
    """Keep how long somebody wants quiet, in their own words; what to tell them."""
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        until = _until(text, person, deps.now())
        if until is UNKNOWN:
            return NO_DAY
        before = {"paused_until": preferences_of(person).paused_until}
        await remember_change(session, person, kind="pause", before=before, now=deps.now())
        person = await people.get_person(session, person_id=person.id)
        await change_preferences(session, person, paused_until=until.isoformat() if until else "")
        person = await people.get_person(session, person_id=person.id)
        await schedule_person(session, person, deps.now())
    return _told(person, until, deps.now())


def _told(person: Person, until: datetime | None, now: datetime) -> str:
    if until is None:
        return "Welcome back. I may write first again, rarely."
    asked = "Asking me still works, and so do reminders you set yourself. Say *resume* to hear from me again."
    if until - now > INDEFINITELY - timedelta(days=1):
        return f"I will not write first any more. {asked}"
    day = until.astimezone(zone_of(person))
    return f"I will not write first until {day:%A} {day.day} {day:%B}. {asked}"


def _until(text: str, person: Person, now: datetime) -> datetime | None:
    """When quiet ends: `UNKNOWN` for a day that is none, None for at once."""
    words, local = bare(text), now.astimezone(zone_of(person))
    if ENDS.match(words):
        return None
    day = _named_in(STRETCHES, words, local.date())
    if day is None and TO_A_DAY.search(words):
        day = due_on(TO_A_DAY.sub("by", words), local)
        if day is None:
            return UNKNOWN
        day += timedelta(days=1 if WHOLE.search(words) else 0)
    day = day or _named_in(SPANS, words, local.date())
    return at_local(day, time(), zone_of(person)) if day else _after_length(words, now)


def _named_in(
    spans: Sequence[tuple[re.Pattern[str], Callable[[date], date]]], words: str, today: date
) -> date | None:
    return next((ends(today) for pattern, ends in spans if pattern.search(words)), None)


def _after_length(words: str, now: datetime) -> datetime:
    """So many days or weeks from now, or from tomorrow; without a number of them for good."""
    found = LENGTH.search(words)
    if not found:
        return now + INDEFINITELY
    number, length = found.groups()
    count = int(number) if number and number.isdecimal() else NUMBERS[number or "a"]
    later = timedelta(days=1 if FROM_TOMORROW.search(words) else 0)
    return now + min(timedelta(days=count * LENGTHS[length]) + later, INDEFINITELY)
