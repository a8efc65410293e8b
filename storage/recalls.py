"""Tips that come back as a question until they were done twice."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Recall
from storage.prepared import Query, insert_or_ignore

_DUE = Query(
    Recall,
    select(Recall)
    .where(Recall.person_id == bindparam("person_id"), Recall.due_on <= bindparam("today"))
    .order_by(Recall.due_on, Recall.id)
    .limit(1),
)


async def add_recall(
    session: AsyncSession,
    *,
    person_id: int,
    tip_key: str,
    question: str,
    answer: str,
    due_on: date,
    now: datetime,
) -> bool:
    """Plan to ask for a tip again; False when this tip is followed already."""
    return await insert_or_ignore(
        session,
        Recall,
        person_id=person_id,
        tip_key=tip_key,
        question=question,
        answer=answer,
        due_on=due_on,
        created_at=now,
    )


async def find_due_recall(session: AsyncSession, *, person_id: int, today: date) -> Recall | None:
    """The tip that has waited longest of those due."""
    return await _DUE.first(session, person_id=person_id, today=today)


async def find_recall(session: AsyncSession, *, recall_id: int) -> Recall | None:
    """The tip, if it is there and this team's."""
    return await session.scalar(select(Recall).where(Recall.id == recall_id))


async def update_recall(session: AsyncSession, *, recall_id: int, **fields: Any) -> None:
    """Set columns of a tip."""
    await session.execute(update(Recall).where(Recall.id == recall_id).values(**fields))
