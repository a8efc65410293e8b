"""The weekly rhythm of one person: when their plan is made, their digest comes and they are asked to look back.

Each is one row of the agenda that says when to wake; what is due then is worked out from the person as they
are at that moment, so that a row that wakes too early, too late or twice does no harm.
"""

from datetime import datetime

from bot.people import may_be_written_to, zone_of
from bot.preferences import PLAN_DAY, PLAN_TIME, REFLECTION_DAY, REFLECTION_TIME, preferences_of
from bot.rhythm import next_occurrence
from bot.weekly_turns import first_turn, spread_of, turns
from storage import agenda
from storage.database import Session
from storage.models import Person

KINDS = ("digest", "reflect", "plan")


def weekly_key(person: Person, kind: str) -> str:
    """The name of this person's row in the agenda."""
    return key_of(person.team_id, kind, person.id)


def key_of(team_id: str, kind: str, person_id: int) -> str:
    """The same, for whoever has only their ids."""
    return f"{team_id}:{kind}:{person_id}"


def is_weekly(person: Person) -> bool:
    """True for whoever has set themselves up and wants to hear from us every week."""
    return bool(person.onboarded_at) and may_be_written_to(person) and preferences_of(person).is_weekly


async def schedule_person(session: Session, person: Person, now: datetime) -> None:
    """Plan, move or cancel this person's weekly work; call it whenever what it depends on has changed.

    That is: set-up, settings, the time zone, pause and resume, leaving and coming back. `person` is as
    changed.
    """
    for kind in KINDS:
        run_at = next_weekly(person, kind, now)
        if run_at is None:
            await agenda.cancel(session, key=weekly_key(person, kind))
        else:
            await _plan(session, person, kind, run_at)


def next_weekly(person: Person, kind: str, now: datetime) -> datetime | None:
    """When this kind is next due (UTC); None when this person does not want it."""
    preferences = preferences_of(person)
    if not is_weekly(person):
        return None
    now = preferences.after_pause(now)
    if kind == "digest":
        return max(first_turn(person, now).compose_at, now)
    if kind == "reflect" and not preferences.reflection:
        return None
    due = _next(person, kind, now)
    return _next(person, kind, preferences.after_pause(due)) if preferences.is_paused(due) else due


def _next(person: Person, kind: str, now: datetime) -> datetime:
    if kind == "plan":
        return next_occurrence(now, PLAN_TIME, zone_of(person), {PLAN_DAY}).at + spread_of(person)
    return next_occurrence(now, REFLECTION_TIME, zone_of(person), {REFLECTION_DAY}).at


def next_digest(person: Person, now: datetime) -> datetime | None:
    """When the next digest comes, where the person lives; None for whoever wants none or has paused."""
    if not is_weekly(person) or preferences_of(person).is_paused(now):
        return None
    coming = next(turn for turn in turns(person, now) if turn.send_at > now)
    return coming.send_at.astimezone(zone_of(person))


async def _plan(session: Session, person: Person, kind: str, run_at: datetime) -> None:
    key = weekly_key(person, kind)
    is_new = await agenda.plan(
        session,
        key=key,
        kind=kind,
        team_id=person.team_id,
        person_id=person.id,
        lane="bulk",
        run_at=run_at,
        payload={},
    )
    if not is_new:
        await agenda.poke(session, key=key, run_at=run_at)
