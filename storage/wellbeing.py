"""What somebody said of their own energy: for their own plan only, and gone after 30 days."""

from datetime import date, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import PlanTask, WeeklyPlan, WellbeingNote
from storage.models.week import WELLBEING
from storage.prepared import insert_or_ignore


async def set_energy(session: AsyncSession, *, person_id: int, energy: int, noted_on: date, now: datetime) -> None:
    """Keep the energy (1–5) of a day; the last word of the day counts."""
    of_day = select(WellbeingNote).where(WellbeingNote.person_id == person_id, WellbeingNote.noted_on == noted_on)
    await insert_or_ignore(
        session, WellbeingNote, person_id=person_id, noted_on=noted_on, energy=energy, note="", created_at=now
    )
    noted = await session.scalar(of_day)
    if noted is not None:
        noted.energy = energy
        await session.flush()


async def find_energy(session: AsyncSession, *, person_id: int, since: date) -> int | None:
    """The newest energy the person gave on or after that day; None when they gave none."""
    query = (
        select(WellbeingNote.energy)
        .where(WellbeingNote.person_id == person_id, WellbeingNote.noted_on >= since)
        .order_by(WellbeingNote.noted_on.desc())
        .limit(1)
    )
    return await session.scalar(query)


async def delete_old_wellbeing(session: AsyncSession, *, before: date) -> None:
    """Delete what was said before that day, and the private tasks of the weeks before it, replaced ones too."""
    await session.execute(delete(WellbeingNote).where(WellbeingNote.noted_on < before), execution_options=UNSYNCED)
    old = select(WeeklyPlan.id).where(WeeklyPlan.week_on < before)
    tasks = delete(PlanTask).where(PlanTask.slot_id == WELLBEING, PlanTask.plan_id.in_(old))
    await session.execute(tasks, execution_options=UNSYNCED)
    replaced = update(WeeklyPlan).where(WeeklyPlan.week_on < before, WeeklyPlan.replaced.is_not(None))
    await session.execute(replaced.values(replaced=None), execution_options=UNSYNCED)
