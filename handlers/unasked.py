"""Writing first: whoever wants to send something nobody asked for takes a turn here, within its own transaction.

Reminders somebody set, answers and what follows a click are not unasked. The onboarding tip, the outcome
question, the digest, the reflection and alerts are.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.people import local_day, may_be_written_to, zone_of
from bot.preferences import preferences_of
from bot.rhythm import week_of
from bot.unasked import NEVER, first_free
from storage import unasked
from storage.database import Session
from storage.models import Person, UnaskedMessage

__all__ = ["NEVER", "may_write_first", "turn_at"]

A_TURN_BACK = timedelta(days=1)
"""A job that died after it took its turn may come back the next local day and still has it."""


async def may_write_first(
    session: Session, person: Person, now: datetime, kind: str, *, key: str = "", critical: bool = False
) -> datetime | None:
    """None when the person may be written to now, which takes the turn; else when to come back.

    The turn goes by `key` (the kind and the local day when none is given): taken once, it stays taken, so that
    a killed job can go on. `critical` may break the day's and the week's budget, and the quiet hours of those
    who allow night alerts. `NEVER` is for people who are gone.
    """
    today = local_day(person, now)
    key = key or f"{kind}:{today}"
    sent = await unasked.list_unasked(session, person_id=person.id, since=week_of(today) - A_TURN_BACK)
    if any(message.key == key for message in sent) and may_be_written_to(person):
        return None
    free = turn_at(person, now, sent, critical=critical)
    if free > now:
        return free
    await unasked.add_unasked(session, person_id=person.id, key=key, kind=kind, sent_on=today, now=now)
    return None


def turn_at(
    person: Person, moment: datetime, sent: Sequence[UnaskedMessage], *, critical: bool = False, key: str = ""
) -> datetime:
    """The first moment from `moment` on when this person may be written to; the turn of `key` does not count."""
    if not may_be_written_to(person):
        return NEVER
    preferences = preferences_of(person)
    moment = preferences.after_pause(moment)
    if critical and preferences.night_alerts:
        return moment
    taken = [] if critical else [message.sent_on for message in sent if message.key != key]
    free = first_free(moment, quiet=preferences.quiet_hours, zone=zone_of(person), taken=taken)
    if not preferences.is_paused(free):
        return free
    return first_free(
        preferences.after_pause(free), quiet=preferences.quiet_hours, zone=zone_of(person), taken=taken
    )
