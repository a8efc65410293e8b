""" "Pause two weeks", "stop", "resume": whether we may write to somebody first."""

from datetime import datetime, timedelta

from bot.deps import Deps
from bot.people import zone_of
from bot.preferences import preferences_of
from bot.quiet_words import INDEFINITELY, Quiet, read_quiet
from bot.undoing import remember_change
from handlers.callers import Caller
from handlers.settings_keeping import change_preferences
from handlers.week.weekly import schedule_person
from storage import people
from storage.models import Person

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
        quiet = read_quiet(text, zone=zone_of(person), now=deps.now())
        if quiet is None:
            return NO_DAY
        had = preferences_of(person)
        before = {"paused_from": had.paused_from, "paused_until": had.paused_until}
        await remember_change(session, person, kind="pause", before=before, now=deps.now())
        since, until = _kept(quiet.since), _kept(quiet.until)
        person = await change_preferences(session, person, paused_from=since, paused_until=until)
        await schedule_person(session, person, deps.now())
    return _told(person, quiet, deps.now())


def _kept(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _told(person: Person, quiet: Quiet, now: datetime) -> str:
    if quiet.until is None:
        return "Welcome back. I may write first again, rarely."
    asked = "Asking me still works, and so do reminders you set yourself. Say *resume* to hear from me again."
    beginning = f" from {_day(person, quiet.since)} on" if quiet.since else ""
    if quiet.until - now > INDEFINITELY - timedelta(days=1):
        return f"I will not write first{beginning or ' any more'}. {asked}"
    return f"I will not write first{beginning.removesuffix(' on')} until {_day(person, quiet.until)}. {asked}"


def _day(person: Person, moment: datetime) -> str:
    day = moment.astimezone(zone_of(person))
    return f"{day:%A} {day.day} {day:%B}"
