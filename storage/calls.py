"""Questions about the calls people shared."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import Call, Delivery, Message
from storage.models.calls import CallSource
from storage.notifications import delete_notifications_from


def delivery_key(call_id: int, name: str) -> str:
    """The key of a message of ours about a call: they are found by it when the call is deleted."""
    return f"{_prefix(call_id)}{name}"


def _prefix(call_id: int) -> str:
    return f"call:{call_id}:"


async def add_call(
    session: AsyncSession,
    *,
    person_id: int,
    source: CallSource,
    source_key: str,
    content_hash: str,
    conversation_id: int,
    now: datetime,
    title: str = "",
    call_type: str = "",
    happened_on: date | None = None,
    account_id: int | None = None,
    format: str = "",  # the column's name
    basis: str = "none",
    duration_seconds: float | None = None,
    speakers: Sequence[str] = (),
    own_speakers: Sequence[str] = (),
) -> Call:
    """Keep one call. Raises IntegrityError when this person shared what was said on it before."""
    call = Call(
        person_id=person_id,
        source=source,
        source_key=source_key,
        content_hash=content_hash,
        conversation_id=conversation_id,
        title=title,
        call_type=call_type,
        happened_on=happened_on,
        account_id=account_id,
        format=format,
        basis=basis,
        duration_seconds=duration_seconds,
        speakers=list(speakers),
        own_speakers=list(own_speakers),
        created_at=now,
    )
    session.add(call)
    await session.flush()
    return call


async def find_call(session: AsyncSession, *, call_id: int) -> Call | None:
    """The call, or None if it is gone or another team's."""
    return await session.scalar(select(Call).where(Call.id == call_id))


async def find_same_call(session: AsyncSession, *, person_id: int, content_hash: str) -> Call | None:
    """The call on which the same was said, if this person shared it before."""
    return await session.scalar(select(Call).where(Call.person_id == person_id, Call.content_hash == content_hash))


async def find_last_call(session: AsyncSession, *, conversation_id: int) -> Call | None:
    """The newest call of a thread, if it is about one."""
    query = select(Call).where(Call.conversation_id == conversation_id).order_by(Call.id.desc()).limit(1)
    return await session.scalar(query)


async def list_recent_calls(session: AsyncSession, *, person_id: int, limit: int) -> list[Call]:
    """The calls a person shared last, newest first."""
    query = select(Call).where(Call.person_id == person_id).order_by(Call.id.desc()).limit(limit)
    return list(await session.scalars(query))


async def list_calls(session: AsyncSession, *, call_ids: Collection[int]) -> list[Call]:
    """The calls of these ids that are there, in the order they came."""
    return list(await session.scalars(select(Call).where(Call.id.in_(call_ids)).order_by(Call.id)))


async def list_calls_from(session: AsyncSession, *, source_key: str) -> list[Call]:
    """The calls one message brought, one for each of its files."""
    return list(await session.scalars(select(Call).where(Call.source_key == source_key).order_by(Call.id)))


async def update_call(session: AsyncSession, *, call_id: int, **fields: Any) -> None:
    """Set columns of a call."""
    await session.execute(update(Call).where(Call.id == call_id).values(**fields))


async def claim_answer(session: AsyncSession, *, call_id: int, question: str) -> bool:
    """Take the answer to what a waiting call's person was asked; False if it does not wait for that any more."""
    waiting = (Call.id == call_id, Call.status == "waiting", Call.question == question)
    statement = update(Call).where(*waiting).values(status="reviewing", question="").returning(Call.id)
    return (await session.execute(statement, execution_options=UNSYNCED)).first() is not None


async def list_call_deliveries(session: AsyncSession, *, call_id: int) -> list[tuple[str, str]]:
    """Channel and `ts` of every message of ours about a call, oldest first."""
    mine = Delivery.key.startswith(_prefix(call_id), autoescape=True)
    query = select(Delivery.channel, Delivery.ts).where(mine, Delivery.ts.is_not(None)).order_by(Delivery.id)
    return [(channel, ts) for channel, ts in await session.execute(query) if ts is not None]


async def delete_call(session: AsyncSession, *, call_id: int) -> bool:
    """Delete a call with its transcript, review and marks, and what we said about it; False if it was gone.

    What we said is kept under its delivery's key, and in the Home tab that it came. The deliveries stay as
    empty rows, because they know which Slack messages are ours.
    """
    mine = Delivery.key.startswith(_prefix(call_id), autoescape=True)
    await session.execute(update(Delivery).where(mine).values(payload={}), execution_options=UNSYNCED)
    said = Message.source_key.startswith(_prefix(call_id), autoescape=True)
    await session.execute(delete(Message).where(said), execution_options=UNSYNCED)
    await delete_notifications_from(session, prefix=_prefix(call_id))
    gone = await session.execute(delete(Call).where(Call.id == call_id).returning(Call.id))
    return gone.first() is not None
