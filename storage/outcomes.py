"""Questions about what came of our guidance."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import insert_or_ignore
from storage.models import GivenGuidance, Outcome
from storage.models.guidance import Result
from storage.prepared import Query

_OF_CARD = Query(Outcome, select(Outcome).where(Outcome.card_id == bindparam("card_id")).order_by(Outcome.id))


async def find_outcome(session: AsyncSession, *, guidance_id: int) -> Outcome | None:
    """What came of this guidance, if the person told us."""
    return await session.scalar(select(Outcome).where(Outcome.guidance_id == guidance_id))


async def list_outcomes_of_card(session: AsyncSession, *, card_id: str) -> list[Outcome]:
    """What the team's people said came of advice from this situation card, in the order it was given."""
    return await _OF_CARD.all(session, card_id=card_id)


async def set_outcome(session: AsyncSession, *, given: GivenGuidance, result: Result, now: datetime) -> Outcome:
    """Note what came of the guidance; the last word counts."""
    about = {"person_id": given.person_id, "guidance_id": given.id, "card_id": given.card_id}
    await insert_or_ignore(session, Outcome, **about, result=result, recorded_at=now)
    query = select(Outcome).where(Outcome.guidance_id == given.id).with_for_update()
    outcome = (await session.scalars(query)).one()
    outcome.result, outcome.recorded_at = result, now
    await session.flush()
    return outcome
