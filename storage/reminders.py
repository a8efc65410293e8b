"""Questions about what people asked to be reminded of."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Reminder


async def add_reminder(
    session: AsyncSession,
    *,
    person_id: int,
    text: str,
    due_at: datetime,
    now: datetime,
    guidance_id: int | None = None,
) -> Reminder:
    """Keep a reminder. That it is sent is a promise of its own, on the agenda."""
    reminder = Reminder(person_id=person_id, text=text, due_at=due_at, guidance_id=guidance_id, created_at=now)
    session.add(reminder)
    await session.flush()
    return reminder


async def mark_reminder_sent(session: AsyncSession, *, reminder_id: int, now: datetime) -> bool:
    """Note that the reminder went out; False if that was noted before."""
    unsent = update(Reminder).where(Reminder.id == reminder_id, Reminder.sent_at.is_(None))
    changed = await session.scalars(unsent.values(sent_at=now).returning(Reminder.id))
    return changed.first() is not None


async def delete_reminder(session: AsyncSession, *, reminder_id: int) -> None:
    """Forget one reminder."""
    await session.execute(delete(Reminder).where(Reminder.id == reminder_id))


async def delete_unsent_reminders(
    session: AsyncSession, *, person_id: int, guidance_id: int | None = None
) -> None:
    """Forget what a person is still to be reminded of, in all or of one piece of advice."""
    query = delete(Reminder).where(Reminder.person_id == person_id, Reminder.sent_at.is_(None))
    await session.execute(query if guidance_id is None else query.where(Reminder.guidance_id == guidance_id))
