"""Rows that come from a file of the team's own, one line each, again and again."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Change
from storage.models import Account, Deal


async def write_line(
    session: AsyncSession,
    kind: type[Account | Deal],
    row: Account | Deal | None,
    fields: dict[str, Any],
    now: datetime,
) -> Change:
    """Write an imported line over its row, or add one of this kind where there is none.

    A line that says nothing new touches nothing, so `imported_at` is when something last changed. Owners are
    known by their e-mail address, whose case says nothing.
    """
    if "owner_email" in fields:
        fields = {**fields, "owner_email": fields["owner_email"].casefold()}
    if row is None:
        session.add(kind(**fields, imported_at=now))
        await session.flush()
        return "added"
    if all(getattr(row, name) == value for name, value in fields.items()):
        return "unchanged"
    for name, value in fields.items():
        setattr(row, name, value)
    row.imported_at = now
    await session.flush()
    return "updated"
