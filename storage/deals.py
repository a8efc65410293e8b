"""Questions about a team's deals."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Change
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
    """Write an imported line (`deal_key` and any other columns) over its row, or add one.

    A line that says nothing new touches nothing, so `imported_at` is when something last changed.
    """
    if "owner_email" in fields:
        fields["owner_email"] = fields["owner_email"].casefold()
    deal = await find_deal(session, deal_key=fields["deal_key"])
    if deal is None:
        session.add(Deal(**fields, imported_at=now))
        await session.flush()
        return "added"
    if all(getattr(deal, name) == value for name, value in fields.items()):
        return "unchanged"
    for name, value in fields.items():
        setattr(deal, name, value)
    deal.imported_at = now
    await session.flush()
    return "updated"
