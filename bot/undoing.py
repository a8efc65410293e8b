""" "Undo": the last thing somebody changed is put back, within ten minutes.

Whoever changes something for a person remembers in the same transaction what was there before, under a kind
that says how to put it back (`UNDO` in `handlers/undo_words.py`). Only the last change can be undone, once.
"""

from datetime import datetime, timedelta
from typing import Any

from storage import people
from storage.database import Session
from storage.models import Person

NOTE = "last_change"
UNDO_WITHIN = timedelta(minutes=10)


async def remember_change(
    session: Session, person: Person, *, kind: str, before: dict[str, Any], now: datetime
) -> None:
    """Keep what was there before a change, as JSON; the change before it can no longer be undone."""
    note = {"kind": kind, "at": now.isoformat(), "before": before}
    await people.update_preferences(session, person_id=person.id, **{NOTE: note})


async def take_last_change(
    session: Session, person: Person, *, now: datetime
) -> tuple[str, dict[str, Any]] | None:
    """The kind of the last change and what was there before; None when it is too long ago. It is taken once."""
    note = person.preferences.get(NOTE)
    if not note:
        return None
    rest = {name: value for name, value in person.preferences.items() if name != NOTE}
    await people.update_person(session, person_id=person.id, preferences=rest)
    is_recent = now - datetime.fromisoformat(note["at"]) <= UNDO_WITHIN
    return (note["kind"], note["before"]) if is_recent else None
