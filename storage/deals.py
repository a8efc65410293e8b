"""Questions about a team's deals."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Change
from storage.imported import write_line
from storage.models import Deal


async def find_deal(session: AsyncSession, *, deal_key: str) -> Deal | None:
    """The deal with the key it has in the team's own list."""
    return await session.scalar(select(Deal).where(Deal.deal_key == deal_key))


async def list_deals_of_account(session: AsyncSession, *, account_key: str) -> list[Deal]:
    """The deals with one account, newest first."""
    query = select(Deal).where(Deal.account_key == account_key)
    return list(await session.scalars(query.order_by(Deal.created_on.desc().nulls_last(), Deal.id.desc())))


async def list_closed_deals_of(session: AsyncSession, *, owner_email: str, since: date) -> list[Deal]:
    """The deals this person closed since that day, oldest first; none for somebody without an e-mail."""
    query = select(Deal).where(
        Deal.owner_email == owner_email.casefold(), Deal.owner_email != "", Deal.closed_on >= since
    )
    return list(await session.scalars(query.order_by(Deal.closed_on, Deal.id)))


async def upsert_deal(session: AsyncSession, *, now: datetime, **fields: Any) -> Change:
    """Write an imported line (`deal_key` and any other columns) over its row, or add one."""
    deal = await find_deal(session, deal_key=fields["deal_key"])
    return await write_line(session, Deal, deal, fields, now)
