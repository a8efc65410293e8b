""" "Pause two weeks", "stop", "resume": whether we may write to somebody first."""

import re
from datetime import UTC, datetime, time, timedelta

from bot.courtesies import bare
from bot.deps import Deps
from bot.language.days import weekday_of_week
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
TO_A_DAY = re.compile(r"\b(?:until|till|til|before)(?: after)?\b")
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
    words = bare(text)
    if ENDS.match(words):
        return None
    if TO_A_DAY.search(words):
        day = due_on(TO_A_DAY.sub("by", words), now.astimezone(zone_of(person)))
        return at_local(day, time(), zone_of(person)) if day else UNKNOWN
    if "next week" in words:
        after_it = weekday_of_week(now.astimezone(zone_of(person)).date(), MONDAY, weeks=2)
        return at_local(after_it, time(), zone_of(person))
    found = LENGTH.search(words)
    if not found:
        return now + INDEFINITELY
    number, length = found.groups()
    count = int(number) if number and number.isdecimal() else NUMBERS[number or "a"]
    return now + min(timedelta(days=count * LENGTHS[length]), INDEFINITELY)
