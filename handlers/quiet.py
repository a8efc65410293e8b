""" "Pause two weeks", "stop", "resume": whether we may write to somebody first."""

import re
from datetime import datetime, timedelta

from bot.deps import Deps
from bot.people import zone_of
from handlers.callers import Caller
from storage import people
from storage.models import Person

NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "couple": 2}
LENGTHS = {"day": 1, "week": 7, "month": 30}
INDEFINITELY = timedelta(days=3650)


def is_paused(person: Person, now: datetime) -> bool:
    """True while the person has asked us not to write first."""
    until: str = person.preferences.get("paused_until", "")
    return bool(until) and datetime.fromisoformat(until) > now


async def set_quiet(deps: Deps, caller: Caller, text: str) -> str:
    """Keep how long somebody wants quiet, in their own words; what to tell them."""
    length = _length(text)
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        until = deps.now() + length if length else None
        preferences = {**person.preferences, "paused_until": until.isoformat() if until else ""}
        await people.update_person(session, person_id=person.id, preferences=preferences)
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
    if re.match(r"\W*(?:resume|unpause)", words):
        return None
    found = re.search(r"(\d+|a|one|two|three|four|six|couple)(?: of)? (day|week|month)s?", words)
    if not found:
        return INDEFINITELY
    number, length = found.groups()
    count = int(number) if number.isdigit() else NUMBERS[number]
    return min(timedelta(days=count * LENGTHS[length]), INDEFINITELY)
