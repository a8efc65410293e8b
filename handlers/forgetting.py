"""Having somebody forgotten: their rows go at once, our messages to them by a promise that names nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.blocks.privacy import forgotten_text
from storage import deliveries, privacy
from storage.database import Session
from storage.models import Person


@dataclass(frozen=True)
class Forgotten:
    """How many rows of each kind went, how many are left, and our messages (channel and `ts`) to take back."""

    counts: Mapping[str, int]
    left: Mapping[str, int]
    recorded: Sequence[tuple[str, str]] = ()


NOBODY = Forgotten({}, {})


async def forget_within(session: Session, person: Person, *, channel: str, now: datetime) -> Forgotten:
    """Delete everything about the person; `channel` is our direct messages with them.

    What stands in another channel is for all who read it, and stays.
    """
    ours = await deliveries.list_person_deliveries(session, person_id=person.id)
    counts = await privacy.forget_person(session, person_id=person.id, now=now)
    left = await privacy.count_person_rows(session, person_id=person.id)
    return Forgotten(counts, left, [each for each in ours if each[0] == channel])


def erase_promise(forgotten: Forgotten, *, team_id: str, channel: str, key: str) -> dict[str, Any]:
    """The promise of what is left to do in Slack, as the agenda takes it: say so, take our messages back."""
    return {
        "key": f"{team_id}:erase:{key}",
        "kind": "erase",
        "team_id": team_id,
        "payload": {
            "channel": channel,
            "recorded": list(forgotten.recorded),
            "text": forgotten_text(forgotten.counts, forgotten.left),
        },
    }
