"""Questions about weekly plans: one a person and week, whoever asks for it first."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import PlanNote, PlanTask, WeeklyPlan
from storage.prepared import insert_or_ignore

_GIVEN = ("place", "slot_id", "text", "minutes", "full_minutes", "effort", "link", "own_data", "task_key")


async def find_plan_of_week(session: AsyncSession, *, person_id: int, week_on: date) -> WeeklyPlan | None:
    """The person's plan of the week that begins on this Monday."""
    query = select(WeeklyPlan).where(WeeklyPlan.person_id == person_id, WeeklyPlan.week_on == week_on)
    return await session.scalar(query)


async def find_plan(session: AsyncSession, *, plan_id: int) -> WeeklyPlan | None:
    """The plan, or None if it is gone or another team's."""
    return await session.scalar(select(WeeklyPlan).where(WeeklyPlan.id == plan_id))


async def find_shown_last(session: AsyncSession, *, person_id: int, weeks: Collection[date]) -> WeeklyPlan | None:
    """Of the plans of these weeks the one that was shown last; None when none was shown."""
    query = select(WeeklyPlan).where(WeeklyPlan.person_id == person_id, WeeklyPlan.week_on.in_(weeks))
    shown = [plan for plan in await session.scalars(query) if plan.message_ts]
    return max(shown, key=lambda plan: float(plan.message_ts or 0), default=None)


async def list_plans(session: AsyncSession, *, person_id: int, limit: int) -> list[WeeklyPlan]:
    """A person's plans, the newest week first."""
    query = (
        select(WeeklyPlan)
        .where(WeeklyPlan.person_id == person_id)
        .order_by(WeeklyPlan.week_on.desc())
        .limit(limit)
    )
    return list(await session.scalars(query))


async def list_tasks(session: AsyncSession, *, plan_ids: Collection[int]) -> list[PlanTask]:
    """The tasks of these plans, in their places."""
    query = select(PlanTask).where(PlanTask.plan_id.in_(plan_ids)).order_by(PlanTask.plan_id, PlanTask.place)
    return list(await session.scalars(query))


async def add_plan(
    session: AsyncSession,
    *,
    person_id: int,
    week_on: date,
    theme: str,
    pace: str,
    writer: str,
    tasks: Sequence[Mapping[str, Any]],
    now: datetime,
) -> WeeklyPlan:
    """Keep a plan with its tasks (columns of `PlanTask`); where the week has one already, that one stays."""
    is_new = await insert_or_ignore(
        session,
        WeeklyPlan,
        person_id=person_id,
        week_on=week_on,
        theme=theme,
        pace=pace,
        writer=writer,
        created_at=now,
    )
    plan = await find_plan_of_week(session, person_id=person_id, week_on=week_on)
    assert plan is not None
    if is_new:
        await _add_tasks(session, plan, tasks)
    return plan


async def renew_plan(
    session: AsyncSession,
    *,
    plan: WeeklyPlan,
    theme: str,
    pace: str,
    writer: str,
    tasks: Sequence[Mapping[str, Any]],
) -> bool:
    """Put new tasks in the places of those that are not done; False if somebody renewed this version before.

    A task that was ticked since the new ones were chosen keeps its place.
    """
    mine = (WeeklyPlan.id == plan.id, WeeklyPlan.version == plan.version)
    values = {"theme": theme, "pace": pace, "writer": writer, "version": plan.version + 1, "ticked": {}}
    renewed = await session.execute(
        update(WeeklyPlan).where(*mine).values(**values).returning(WeeklyPlan.id), execution_options=UNSYNCED
    )
    if renewed.scalar_one_or_none() is None:
        return False
    is_open = (PlanTask.plan_id == plan.id, PlanTask.done_at.is_(None))
    gone = await session.scalars(select(PlanTask).where(*is_open).order_by(PlanTask.place))
    replaced = {
        "theme": plan.theme,
        "pace": plan.pace,
        "writer": plan.writer,
        "tasks": [_as_given(task) for task in gone],
    }
    kept = update(WeeklyPlan).where(WeeklyPlan.id == plan.id).values(replaced=replaced)
    await session.execute(kept, execution_options=UNSYNCED)
    await session.execute(delete(PlanTask).where(*is_open), execution_options=UNSYNCED)
    taken = set(await session.scalars(select(PlanTask.place).where(PlanTask.plan_id == plan.id)))
    await _add_tasks(session, plan, [task for task in tasks if task["place"] not in taken])
    return True


async def put_back_plan(session: AsyncSession, *, plan_id: int, version: int) -> bool:
    """Put back what this version took the place of; False where it is not the newest, or replaced nothing.

    What is done stays done. The plan that is put back is a new version itself.
    """
    plan = await _held(session, plan_id)
    if plan is None or plan.version != version or plan.replaced is None:
        return False
    return await renew_plan(session, plan=plan, **plan.replaced)


async def set_ticked(
    session: AsyncSession,
    *,
    plan_id: int,
    version: int,
    slot_id: str,
    task_ids: Collection[int],
    clicked: str,
    now: datetime,
) -> bool:
    """Make exactly these tasks of a slot done.

    False when a later click (by Slack's moment of it) was first, or the tasks were those of another version:
    SQLite gives the numbers of rows that are gone to new ones.
    """
    plan = await _held(session, plan_id)
    if plan is None or plan.version != version or plan.ticked.get(slot_id, "") >= clicked:
        return False
    plan.ticked = {**plan.ticked, slot_id: clicked}
    await session.flush()
    of_slot = (PlanTask.plan_id == plan_id, PlanTask.slot_id == slot_id)
    await _mark(session, [*of_slot, PlanTask.id.in_(task_ids), PlanTask.done_at.is_(None)], now)
    await _mark(session, [*of_slot, PlanTask.id.not_in(task_ids), PlanTask.done_at.is_not(None)], None)
    return True


async def tick_places(session: AsyncSession, *, plan_id: int, places: Collection[int], now: datetime) -> None:
    """Make the tasks in these places done; those that are done stay so."""
    await _held(session, plan_id)
    undone = [PlanTask.plan_id == plan_id, PlanTask.place.in_(places), PlanTask.done_at.is_(None)]
    await _mark(session, undone, now)


async def set_done(session: AsyncSession, *, plan_id: int, done: Mapping[int, datetime | None]) -> None:
    """Say of each of these tasks of a plan, by id, when it was done, or that it was not."""
    await _held(session, plan_id)
    for task_id, done_at in done.items():
        await _mark(session, [PlanTask.plan_id == plan_id, PlanTask.id == task_id], done_at)


async def set_minutes(session: AsyncSession, *, minutes: Mapping[int, int]) -> None:
    """Set how long tasks take, by their ids."""
    for task_id, length in minutes.items():
        await session.execute(
            update(PlanTask).where(PlanTask.id == task_id).values(minutes=length), execution_options=UNSYNCED
        )


async def set_shown(session: AsyncSession, *, plan_id: int, channel: str, message_ts: str) -> None:
    """Remember where the plan was shown last; a message that is older than the one we know changes nothing."""
    is_later = or_(
        WeeklyPlan.message_ts.is_(None), WeeklyPlan.channel != channel, WeeklyPlan.message_ts < message_ts
    )
    shown = update(WeeklyPlan).where(WeeklyPlan.id == plan_id, is_later)
    await session.execute(shown.values(channel=channel, message_ts=message_ts), execution_options=UNSYNCED)


async def add_reflection(session: AsyncSession, *, plan_id: int, text: str, now: datetime) -> bool:
    """Add to what the person says of the week; False when the same words are there."""
    plan = await _held(session, plan_id)
    if plan is None or text in (plan.reflection or "").split("\n\n"):
        return False
    plan.reflection = f"{plan.reflection}\n\n{text}" if plan.reflection else text
    plan.reflected_at = now
    await session.flush()
    return True


async def cut_reflection(session: AsyncSession, *, plan_id: int, length: int) -> None:
    """Keep only so many characters of what the person said of the week."""
    plan = await _held(session, plan_id)
    if plan is not None and plan.reflection:
        plan.reflection = plan.reflection[:length] or None
        plan.reflected_at = plan.reflected_at if length else None
        await session.flush()


async def add_note(
    session: AsyncSession, *, person_id: int, plan_id: int, source_key: str, text: str, now: datetime
) -> bool:
    """Keep a sentence under the plan; False when this form was taken in before."""
    return await insert_or_ignore(
        session,
        PlanNote,
        person_id=person_id,
        plan_id=plan_id,
        source_key=source_key,
        text=text,
        created_at=now,
    )


async def list_notes(session: AsyncSession, *, plan_id: int, limit: int) -> list[PlanNote]:
    """The newest sentences under a plan, in the order they were added."""
    query = select(PlanNote).where(PlanNote.plan_id == plan_id).order_by(PlanNote.id.desc()).limit(limit)
    return list(await session.scalars(query))[::-1]


async def _held(session: AsyncSession, plan_id: int) -> WeeklyPlan | None:
    """The plan, locked until the transaction ends: clicks on it are taken in one after the other."""
    query = select(WeeklyPlan).where(WeeklyPlan.id == plan_id).with_for_update()
    return await session.scalar(query.execution_options(populate_existing=True))


async def _mark(session: AsyncSession, which: Sequence[Any], done_at: datetime | None) -> None:
    await session.execute(update(PlanTask).where(*which).values(done_at=done_at), execution_options=UNSYNCED)


def _as_given(task: PlanTask) -> dict[str, Any]:
    """A task as it was handed in."""
    return {name: getattr(task, name) for name in _GIVEN}


async def _add_tasks(session: AsyncSession, plan: WeeklyPlan, tasks: Sequence[Mapping[str, Any]]) -> None:
    session.add_all([PlanTask(person_id=plan.person_id, plan_id=plan.id, done_at=None, **task) for task in tasks])
    await session.flush()
