"""Questions about pastes that wait for more: open rows of the agenda that hold the parts so far."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import AgendaItem
from storage.models.base import Json

KIND = "paste"


@dataclass(frozen=True)
class OpenPaste:
    """A paste that is not ended yet, by its key in the agenda."""

    key: str
    payload: Json


async def find_open_paste(session: AsyncSession, *, person_id: int) -> OpenPaste | None:
    """The paste a person has open, locked: two parts that come at once must not overwrite each other."""
    query = (
        select(AgendaItem)
        .where(AgendaItem.person_id == person_id, AgendaItem.kind == KIND, AgendaItem.run_at.is_not(None))
        .order_by(AgendaItem.id.desc())
        .limit(1)
        .with_for_update()
    )
    item = await session.scalar(query)
    return OpenPaste(item.key, item.payload) if item else None


async def find_paste_with(session: AsyncSession, *, channel: str, ts: str) -> OpenPaste | None:
    """The open paste one of whose parts is this message."""
    query = select(AgendaItem).where(AgendaItem.kind == KIND, AgendaItem.run_at.is_not(None)).with_for_update()
    for item in await session.scalars(query):
        if item.payload["channel"] == channel and any(part["ts"] == ts for part in item.payload["parts"]):
            return OpenPaste(item.key, item.payload)
    return None
