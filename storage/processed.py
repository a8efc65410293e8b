"""Which outside events have been taken in."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import ProcessedEvent
from storage.prepared import Write, insert_or_ignore

_SEEN_AGAIN = Write(
    update(ProcessedEvent)
    .where(ProcessedEvent.key == bindparam("which"), ProcessedEvent.seen_at < bindparam("before"))
    .values(seen_at=bindparam("now"))
)


async def claim_event(
    session: AsyncSession, *, key: str, now: datetime, again_after: timedelta | None = None
) -> bool:
    """Take an event in; False if that was done before (or, with `again_after`, so recently)."""
    key = _hashed(key)
    if await insert_or_ignore(session, ProcessedEvent, key=key, seen_at=now):
        return True
    if again_after is None:
        return False
    return await _SEEN_AGAIN.run(session, which=key, before=now - again_after, now=now) == 1


async def was_seen(session: AsyncSession, *, key: str, since: datetime | None = None) -> bool:
    """True if this was taken in since then, or ever."""
    query = select(ProcessedEvent.key).where(ProcessedEvent.key == _hashed(key))
    if since is not None:
        query = query.where(ProcessedEvent.seen_at >= since)
    return await session.scalar(query) is not None


async def purge_events(session: AsyncSession, *, before: datetime) -> int:
    """Drop what nobody will send again; how many rows went."""
    result = await session.execute(delete(ProcessedEvent).where(ProcessedEvent.seen_at < before))
    return result.rowcount if isinstance(result, CursorResult) else 0


def _hashed(key: str) -> str:
    """Keys name channels, and a channel can be a person."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]
