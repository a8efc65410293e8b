"""The list in somebody's Home tab of what came to them without being asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import Notification
from storage.prepared import Query, insert_or_ignore

KEPT = 200
"""So many of a person are kept, the newest."""

_TOO_OLD = Query(
    Notification,
    select(Notification)
    .where(Notification.person_id == bindparam("person_id"))
    .order_by(Notification.id.desc())
    .limit(1)
    .offset(KEPT),
)


@dataclass(frozen=True)
class NotificationCounts:
    """How many of somebody's notifications there are, and how many were not read."""

    total: int
    unread: int


async def add_notification(
    session: AsyncSession,
    *,
    person_id: int,
    source_key: str,
    kind: str,
    text: str,
    channel: str,
    message_ts: str,
    now: datetime,
    thread_ts: str = "",
) -> bool:
    """Note that a message reached the person, and drop their oldest beyond 200; False when it was noted.

    `source_key` names what brought it; `kind` is one of those `handlers.notifications` knows.
    """
    is_new = await insert_or_ignore(
        session,
        Notification,
        person_id=person_id,
        source_key=source_key,
        kind=kind,
        text=text,
        channel=channel,
        message_ts=message_ts,
        thread_ts=thread_ts,
        read_at=None,
        created_at=now,
    )
    if is_new:
        await _trim(session, person_id)
    return is_new


async def _trim(session: AsyncSession, person_id: int) -> None:
    first_too_old = await _TOO_OLD.first(session, person_id=person_id)
    if first_too_old is not None:
        too_old = (Notification.person_id == person_id, Notification.id <= first_too_old.id)
        await session.execute(delete(Notification).where(*too_old), execution_options=UNSYNCED)


async def count_notifications(session: AsyncSession, *, person_id: int) -> NotificationCounts:
    """How many there are, and how many were not read."""
    query = select(func.count(), func.count(Notification.read_at)).where(Notification.person_id == person_id)
    total, read = (await session.execute(query.select_from(Notification))).one()
    return NotificationCounts(total, total - read)


async def list_notifications(
    session: AsyncSession, *, person_id: int, limit: int, offset: int = 0, is_unread: bool = False
) -> Sequence[Notification]:
    """Some of the person's notifications, newest first; only those that were not read if `is_unread`."""
    query = select(Notification).where(Notification.person_id == person_id).order_by(Notification.id.desc())
    if is_unread:
        query = query.where(Notification.read_at.is_(None))
    return list(await session.scalars(query.limit(limit).offset(offset)))


async def mark_notification_read(
    session: AsyncSession, *, person_id: int, notification_id: int, now: datetime
) -> None:
    """The person has seen this one; somebody else's is left as it is."""
    mine = (Notification.person_id == person_id, Notification.id == notification_id)
    await _mark_read(session, *mine, now=now)


async def mark_all_notifications_read(session: AsyncSession, *, person_id: int, now: datetime) -> None:
    """The person has seen them all."""
    await _mark_read(session, Notification.person_id == person_id, now=now)


async def _mark_read(session: AsyncSession, *which: ColumnElement[bool], now: datetime) -> None:
    unread = update(Notification).where(*which, Notification.read_at.is_(None)).values(read_at=now)
    await session.execute(unread, execution_options=UNSYNCED)


async def clear_notifications(session: AsyncSession, *, person_id: int) -> None:
    """Empty the person's list; the messages stay where they are."""
    await session.execute(
        delete(Notification).where(Notification.person_id == person_id), execution_options=UNSYNCED
    )


async def delete_notifications_from(session: AsyncSession, *, prefix: str) -> None:
    """Drop what messages of this family of keys brought, because what they tell of is gone."""
    family = Notification.source_key.startswith(prefix, autoescape=True)
    await session.execute(delete(Notification).where(family), execution_options=UNSYNCED)


async def delete_notifications_in(session: AsyncSession, *, channel: str, thread_ts: str) -> None:
    """Drop what stands in a thread, because what was said there is gone."""
    there = (Notification.channel == channel, Notification.thread_ts == thread_ts)
    await session.execute(delete(Notification).where(*there), execution_options=UNSYNCED)
