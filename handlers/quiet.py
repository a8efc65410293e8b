""" "Pause two weeks", "stop", "resume": whether we may write to somebody first."""

import re
from datetime import datetime, timedelta

from bot.deps import Deps
from bot.people import zone_of
from bot.preferences import preferences_of
from bot.undoing import remember_change
from handlers.callers import Caller
from handlers.settings_keeping import change_preferences
from handlers.weekly import schedule_person
from storage import people
from storage.models import Person

NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "couple": 2}
LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
INDEFINITELY = timedelta(days=3650)
NUMBER = "|".join((r"\d{1,5}", *sorted(NUMBERS, key=len, reverse=True)))
LENGTH = re.compile(rf"\b({NUMBER})?(?: of)? ?({'|'.join(LENGTHS)})s?\b")


def is_paused(person: Person, now: datetime) -> bool:
    """True while the person has asked us not to write first."""
    return preferences_of(person).is_paused(now)


async def set_quiet(deps: Deps, caller: Caller, text: str) -> str:
    """Keep how long somebody wants quiet, in their own words; what to tell them."""
    length = _length(text)
    until = deps.now() + length if length else None
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        before = {"paused_until": preferences_of(person).paused_until}
        await remember_change(session, person, kind="pause", before=before, now=deps.now())
        person = await people.get_person(session, person_id=person.id)
        await change_preferences(session, person, paused_until=until.isoformat() if until else "")
        person = await people.get_person(session, person_id=person.id)
        await schedule_person(session, person, deps.now())
    return _told(person, length, until)


def _told(person: Person, length: timedelta | None, until: datetime | None) -> str:
    if until is None:
        return "Welcome back. I may write first again, rarely."
    asked = "Asking me still works, and so do reminders you set yourself. Say *resume* to hear from me again."
    if length == INDEFINITELY:
        return f"I will not write first any more. {asked}"
    day = until.astimezone(zone_of(person))
    return f"I will not write first until {day:%A} {day.day} {day:%B}. {asked}"


def _length(text: str) -> timedelta | None:
    """How long; None for no longer."""
    words = text.casefold()
    if re.match(r"\W*(?:please )?(?:resume|unpause)", words):
        return None
    found = LENGTH.search(words)
    if not found:
        return INDEFINITELY
    number, length = found.groups()
    count = int(number) if number and number.isdecimal() else NUMBERS[number or "a"]
    return min(timedelta(days=count * LENGTHS[length]), INDEFINITELY)
