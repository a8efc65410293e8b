"""Questions about what was said on calls, for as long as it is kept."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import CallTranscript
from storage.models.base import Json


async def add_transcript(
    session: AsyncSession, *, person_id: int, call_id: int, payload: Json, ends_at: datetime
) -> None:
    """Keep what was said on a call until `ends_at`."""
    session.add(CallTranscript(person_id=person_id, call_id=call_id, payload=payload, ends_at=ends_at))
    await session.flush()


async def find_transcript(session: AsyncSession, *, call_id: int) -> Json | None:
    """What was said on a call; None once it is deleted."""
    return await session.scalar(select(CallTranscript.payload).where(CallTranscript.call_id == call_id))


async def update_transcript(session: AsyncSession, *, call_id: int, payload: Json) -> None:
    """Keep it in another form: with speakers named or merged."""
    await session.execute(
        update(CallTranscript).where(CallTranscript.call_id == call_id).values(payload=payload),
        execution_options=UNSYNCED,
    )


async def update_end(session: AsyncSession, *, call_id: int, ends_at: datetime) -> None:
    """Keep it until another moment."""
    await session.execute(
        update(CallTranscript).where(CallTranscript.call_id == call_id).values(ends_at=ends_at),
        execution_options=UNSYNCED,
    )


async def list_transcript_calls(session: AsyncSession, *, person_id: int) -> list[int]:
    """The calls of a person whose transcript is still kept."""
    query = select(CallTranscript.call_id).where(CallTranscript.person_id == person_id)
    return list(await session.scalars(query))


async def delete_transcript(session: AsyncSession, *, call_id: int) -> bool:
    """Delete what was said; False if it was gone. The review with its short quotes stays."""
    statement = delete(CallTranscript).where(CallTranscript.call_id == call_id).returning(CallTranscript.id)
    return (await session.execute(statement)).first() is not None
