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
    """The first word of a display name ("" when there is none)."""
    return display_name.split(maxsplit=1)[0] if display_name.split() else ""


def zone_of(person: Person) -> ZoneInfo:
    """The person's time zone; UTC when Slack never told us one we know."""
    try:
        return ZoneInfo(person.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def local_day(person: Person, now: datetime) -> date:
    """Today, where the person is."""
    return now.astimezone(zone_of(person)).date()
