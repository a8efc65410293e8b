"""Makes a valid row of any table, so that rules can be tried on tables nobody has thought of yet."""

import itertools
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Base
from storage.models.base import UTCDateTime
from tests.integration.storage.talk import NOON

MODELS = sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda model: model.__tablename__)
_NUMBERS = itertools.count(1)


async def add_row(session: AsyncSession, model: type[Base], **given: Any) -> Any:
    """A row with every column filled, and the rows it hangs on."""
    values = {
        name: given[name] if name in given else await _value(session, model, name) for name in _columns(model)
    }
    row = model(**values)
    session.add(row)
    await session.flush()
    return row


def key_of(row: Any) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in sa.inspect(type(row)).primary_key}


def _columns(model: type[Base]) -> list[str]:
    columns = sa.inspect(model).columns
    return [column.name for column in columns if column.name not in {"id", "team_id"}]


async def _value(session: AsyncSession, model: type[Base], name: str) -> Any:
    column = sa.inspect(model).columns[name]
    for key in column.foreign_keys:
        parent = next(parent for parent in MODELS if parent.__tablename__ == key.column.table.name)
        return (await add_row(session, parent)).id
    return _plain_value(column.type)


def _plain_value(kind: Any) -> Any:
    number = next(_NUMBERS)
    values: list[tuple[type, Any]] = [
        (UTCDateTime, NOON),
        (sa.Date, date(2026, 11, 20)),
        (sa.JSON, {"number": number}),
        (sa.Boolean, True),
        (sa.Integer, number),
        (sa.Double, float(number)),
        (sa.String, f"value {number}"),
    ]
    return next(value for known, value in values if isinstance(kind, known))
