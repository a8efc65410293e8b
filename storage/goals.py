"""What people want to reach."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Goal
from storage.models.goals import GoalStatus
from storage.prepared import Query, insert

EVERY_STATUS: tuple[GoalStatus, ...] = ("active", "paused", "completed")
MOST_COUNTED = 5
"""From so many active goals on, one more is added with a warning."""

_ACTIVE = Query(
    Goal,
    select(Goal).where(Goal.person_id == bindparam("person_id"), Goal.status == "active").order_by(Goal.id),
)

_OWN = Query(Goal, select(Goal).where(Goal.id == bindparam("goal_id"), Goal.person_id == bindparam("person_id")))


async def add_goal(session: AsyncSession, *, person_id: int, today: date, now: datetime, **fields: Any) -> Goal:
    """A new active goal that begins today; `fields` are the other columns."""
    return await insert(
        session,
        Goal,
        person_id=person_id,
        status="active",
        created_at=now,
        started_on=today,
        completed_at=None,
        **fields,
    )


async def find_goal(session: AsyncSession, *, person_id: int, goal_id: int) -> Goal | None:
    """This person's goal; None when it is gone or somebody else's."""
    return await _OWN.first(session, goal_id=goal_id, person_id=person_id)


async def list_active_goals(session: AsyncSession, *, person_id: int) -> list[Goal]:
    """The person's active goals, oldest first: their places are the numbers people type."""
    return await _ACTIVE.all(session, person_id=person_id)


async def list_goals(
    session: AsyncSession,
    *,
    person_id: int,
    statuses: Sequence[GoalStatus] = EVERY_STATUS,
    limit: int = 100,
    offset: int = 0,
) -> list[Goal]:
    """Some of the person's goals with one of these statuses: the active ones first and oldest first, the
    others newest first."""
    query = (
        select(Goal)
        .where(Goal.person_id == person_id, Goal.status.in_(statuses))
        .order_by(Goal.status, case((Goal.status == "active", Goal.id), else_=-Goal.id))
        .limit(limit)
        .offset(offset)
    )
    return list(await session.scalars(query))


async def count_goals(session: AsyncSession, *, person_id: int, statuses: Sequence[GoalStatus]) -> int:
    """How many goals with one of these statuses the person has."""
    query = select(func.count()).select_from(Goal).where(Goal.person_id == person_id, Goal.status.in_(statuses))
    return (await session.scalars(query)).one()


async def list_open_goals_from(session: AsyncSession, *, person_id: int, source: str) -> list[Goal]:
    """The goals that came from this source and are not completed."""
    query = select(Goal).where(Goal.person_id == person_id, Goal.source == source, Goal.status != "completed")
    return list(await session.scalars(query))


async def update_goal(session: AsyncSession, *, person_id: int, goal_id: int, **fields: Any) -> bool:
    """Set columns of this person's goal; False when there is no such goal."""
    where = (Goal.id == goal_id, Goal.person_id == person_id)
    found = await session.scalar(update(Goal).where(*where).values(**fields).returning(Goal.id))
    return found is not None


async def delete_goal(session: AsyncSession, *, person_id: int, goal_id: int) -> bool:
    """Drop this person's goal; False when it was gone. What was logged for it stays."""
    where = (Goal.id == goal_id, Goal.person_id == person_id)
    return await session.scalar(delete(Goal).where(*where).returning(Goal.id)) is not None


async def list_newest_goals(
    session: AsyncSession,
    *,
    person_id: int,
    statuses: Sequence[GoalStatus] = EVERY_STATUS,
    limit: int,
    before: int | None = None,
) -> list[Goal]:
    """The person's goals with one of these statuses, newest first; with `before`, those older than that one."""
    query = select(Goal).where(Goal.person_id == person_id, Goal.status.in_(statuses))
    if before is not None:
        query = query.where(Goal.id < before)
    return list(await session.scalars(query.order_by(Goal.id.desc()).limit(limit)))
