"""What somebody works on at the moment, and what they worked on before."""

from datetime import date

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Focus
from storage.prepared import Query, Write, insert

_CURRENT = Query(
    Focus,
    select(Focus)
    .where(Focus.person_id == bindparam("person_id"), Focus.ended_on.is_(None))
    .order_by(Focus.id.desc())
    .limit(1),
)
_END = Write(
    update(Focus)
    .where(Focus.person_id == bindparam("whose"), Focus.ended_on.is_(None))
    .values(ended_on=bindparam("last_day"))
)


async def find_current_focus(session: AsyncSession, *, person_id: int) -> Focus | None:
    """What the person works on now; None when nothing was chosen."""
    return await _CURRENT.first(session, person_id=person_id)


async def set_focus(
    session: AsyncSession,
    *,
    person_id: int,
    title: str,
    when_then: str,
    chosen_by: str,
    today: date,
    skill_id: str = "",
    check_id: str = "",
) -> Focus:
    """Make this the focus and end the one before. The same title again changes nothing.

    `when_then` is "When …, I will …"; `chosen_by` is "coach" or "person"; `check_id` is the check of a rubric
    that shows on calls whether it was done, "" where none can.
    """
    current = await find_current_focus(session, person_id=person_id)
    if current and current.title == title:
        return current
    await end_focus(session, person_id=person_id, today=today)
    return await insert(
        session,
        Focus,
        person_id=person_id,
        skill_id=skill_id,
        check_id=check_id,
        title=title,
        when_then=when_then,
        chosen_by=chosen_by,
        started_on=today,
        ended_on=None,
        outcome=None,
    )


async def end_focus(session: AsyncSession, *, person_id: int, today: date) -> None:
    """Nothing is the focus any more."""
    await _END.run(session, whose=person_id, last_day=today)


async def delete_focus(session: AsyncSession, *, person_id: int, focus_id: int, earlier_id: int | None) -> None:
    """As if it had never been chosen: the earlier one, if there was one, is the current one again."""
    await session.execute(delete(Focus).where(Focus.person_id == person_id, Focus.id == focus_id))
    earlier = (Focus.person_id == person_id, Focus.id == earlier_id)
    await session.execute(update(Focus).where(*earlier).values(ended_on=None))


async def set_focus_outcome(session: AsyncSession, *, focus_id: int, outcome: str | None) -> None:
    """What came of it in the person's own words: "success", or None when they take that back."""
    await session.execute(update(Focus).where(Focus.id == focus_id).values(outcome=outcome))


async def set_chooser(session: AsyncSession, *, focus_id: int, chosen_by: str) -> None:
    """Who chose it: "person" or "coach"."""
    await session.execute(update(Focus).where(Focus.id == focus_id).values(chosen_by=chosen_by))


async def resume_focus(session: AsyncSession, *, person_id: int, focus_id: int, today: date) -> bool:
    """Make an earlier focus the current one again, by the person's own choice; False if it is gone."""
    mine = update(Focus).where(Focus.person_id == person_id, Focus.id == focus_id)
    resumed = await session.scalar(mine.values(ended_on=None, chosen_by="person").returning(Focus.id))
    if resumed is None:
        return False
    others = (Focus.person_id == person_id, Focus.id != focus_id, Focus.ended_on.is_(None))
    await session.execute(update(Focus).where(*others).values(ended_on=today))
    return True
