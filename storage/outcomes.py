"""Questions about what came of our guidance."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import insert_or_ignore
from storage.models import Outcome
from storage.models.guidance import Result


async def find_outcome(session: AsyncSession, *, guidance_id: int) -> Outcome | None:
    """What came of this guidance, if the person told us."""
    return await session.scalar(select(Outcome).where(Outcome.guidance_id == guidance_id))


async def set_outcome(
    session: AsyncSession, *, person_id: int, guidance_id: int, result: Result, now: datetime
) -> Outcome:
    """Note what came of the guidance; the last word counts."""
    await insert_or_ignore(
        session, Outcome, person_id=person_id, guidance_id=guidance_id, result=result, recorded_at=now
    )
    query = select(Outcome).where(Outcome.guidance_id == guidance_id).with_for_update()
    outcome = (await session.scalars(query)).one()
    outcome.result, outcome.recorded_at = result, now
    await session.flush()
    return outcome
