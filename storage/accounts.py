"""Questions about a team's customers."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Change
from storage.imported import write_line
from storage.models import Account
from storage.prepared import Query

_OF_OWNER = Query(
    Account,
    select(Account).where(Account.owner_email == bindparam("owner_email")).order_by(Account.name, Account.id),
)


async def find_account(session: AsyncSession, *, account_key: str) -> Account | None:
    """The account with the key it has in the team's own list."""
    return await session.scalar(select(Account).where(Account.account_key == account_key))


async def list_accounts_of(session: AsyncSession, *, owner_email: str) -> list[Account]:
    """The accounts this person looks after, by name."""
    return await _OF_OWNER.all(session, owner_email=owner_email.casefold())


async def list_accounts(session: AsyncSession, *, limit: int) -> list[Account]:
    """Some of the team's accounts, by name."""
    return list(await session.scalars(select(Account).order_by(Account.name, Account.id).limit(limit)))


async def upsert_account(session: AsyncSession, *, now: datetime, **fields: Any) -> Change:
    """Write an imported line (`account_key` and any other columns) over its row, or add one."""
    account = await find_account(session, account_key=fields["account_key"])
    return await write_line(session, Account, account, fields, now)
