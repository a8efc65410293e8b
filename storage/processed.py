"""Which outside events have been taken in."""

from datetime import datetime

from sqlalchemy import CursorResult, delete
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import insert_or_ignore
from storage.models import ProcessedEvent


async def claim_event(session: AsyncSession, *, key: str, now: datetime) -> bool:
    """Take an event in; False if that was done before."""
    return await insert_or_ignore(session, ProcessedEvent, key=key, seen_at=now)


async def purge_events(session: AsyncSession, *, before: datetime) -> int:
    """Drop what nobody will send again; how many rows went."""
    result = await session.execute(delete(ProcessedEvent).where(ProcessedEvent.seen_at < before))
    return result.rowcount if isinstance(result, CursorResult) else 0
