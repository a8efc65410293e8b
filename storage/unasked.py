"""Which messages we sent without being asked, by the local day they reached the person."""

from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import UnaskedMessage
from storage.prepared import Query, insert_or_ignore

_SINCE = Query(
    UnaskedMessage,
    select(UnaskedMessage).where(
        UnaskedMessage.person_id == bindparam("person_id"), UnaskedMessage.sent_on >= bindparam("since")
    ),
)


async def list_unasked(session: AsyncSession, *, person_id: int, since: date) -> list[UnaskedMessage]:
    """What we wrote first to this person since that local day."""
    return await _SINCE.all(session, person_id=person_id, since=since)


async def add_unasked(
    session: AsyncSession, *, person_id: int, key: str, kind: str, sent_on: date, now: datetime
) -> bool:
    """Take a turn to write first; False if it was taken before under this key."""
    return await insert_or_ignore(
        session, UnaskedMessage, person_id=person_id, key=key, kind=kind, sent_on=sent_on, created_at=now
    )
