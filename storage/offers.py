"""Questions about recordings that were offered for review and not answered yet: open rows of the agenda."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import AgendaItem

KIND = "zoom_offer"


async def find_offer_owner(session: AsyncSession, *, key: str) -> int | None:
    """The id of the person an open offer is for; None once it is answered or has ended."""
    query = select(AgendaItem.person_id).where(
        AgendaItem.key == key, AgendaItem.kind == KIND, AgendaItem.run_at.is_not(None)
    )
    return await session.scalar(query)
