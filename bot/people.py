"""What the coaching needs to know about the person asking."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.model import Asker
from storage.models import Person

STYLES: Mapping[str, str] = {
    "direct": "Direct: say it plainly, action first",
    "supportive": "Supportive: acknowledge, then one step at a time",
    "socratic": "Socratic: one good question before the advice",
}


def asker_of(person: Person) -> Asker:
    """The words-relevant part of a person; the reference is a hash, so no Slack id leaves the machine."""
    opaque = hashlib.sha256(f"{person.team_id}/{person.id}".encode()).hexdigest()[:24]
    return Asker(
        first_name=first_name(person.display_name),
        role=person.role,
        experience=person.experience,
        style=person.style,
        reference=opaque,
    )


def first_name(display_name: str) -> str:
    """The first word of a display name that is no mere picture ("" when there is none)."""
    return next((word for word in display_name.split() if any(map(str.isalnum, word))), "")


def zone_of(person: Person) -> ZoneInfo:
    """The person's time zone; UTC when Slack never told us one we know."""
    return _zone(person.timezone) or ZoneInfo("UTC")


def is_zone_known(person: Person) -> bool:
    """False for somebody whose Slack profile has no time zone, or one that does not exist."""
    return _zone(person.timezone) is not None


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder of zones
        return None


def is_new(person: Person) -> bool:
    """True before we have said hello; whoever has set themselves up knows us, also if we never did."""
    return person.welcomed_at is None and person.onboarded_at is None


def may_be_written_to(person: Person) -> bool:
    """False for whoever left the workspace or is only a guest in it: nothing unasked goes to them."""
    return not (person.is_deleted or person.is_guest)


def local_day(person: Person, now: datetime) -> date:
    """Today, where the person is."""
    return now.astimezone(zone_of(person)).date()
