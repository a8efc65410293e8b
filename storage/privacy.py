"""What we hold about a person, and how all of it goes. Works by rule: a new table with personal
rows is exported and forgotten because it says so (`HoldsPersonalRows`), not because it is listed here.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import CursorResult, delete, func, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import AuditEntry, Base, Conversation, Message, ModelCall, Person
from storage.models.base import HoldsPersonalRows


def personal_tables() -> Sequence[Any]:
    """The mapped classes with rows about one person, in the order of their names."""
    return [model for _, model in sorted(_mapped().items()) if issubclass(model, HoldsPersonalRows)]


async def export_person(session: AsyncSession, *, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Everything we hold about a person, by table, as values JSON can hold."""
    query = select(Person).where(Person.id == person_id)
    exported = {"people": [_as_json(person) for person in await session.scalars(query)]}
    for model in personal_tables():
        rows = await session.scalars(select(model).where(model.person_id == person_id).order_by(model.id))
        exported[model.__tablename__] = [_as_json(row) for row in rows]
    return exported


async def count_person_rows(session: AsyncSession, *, person_id: int) -> dict[str, int]:
    """How many rows each table holds about a person; tables without any are left out."""
    counts = {"people": await _count(session, Person.id, person_id)}
    for model in personal_tables():
        counts[model.__tablename__] = await _count(session, model.person_id, person_id)
    return {table: count for table, count in counts.items() if count}


async def forget_person(session: AsyncSession, *, person_id: int, now: datetime) -> dict[str, int]:
    """Delete everything about a person and tell how many rows of each table there were.

    What their model calls cost stays as the team's, without a name. Work under way for them is
    fenced off, because its agenda row is gone.
    """
    counts = await count_person_rows(session, person_id=person_id)
    await _clear_shared_threads(session, person_id)
    await session.execute(update(ModelCall).where(ModelCall.person_id == person_id).values(person_id=None))
    # Every table with personal rows hangs on the person with ON DELETE CASCADE.
    await session.execute(delete(Person).where(Person.id == person_id))
    session.add(AuditEntry(what="person forgotten", counts=counts, happened_at=now))
    await session.flush()
    return counts


async def forget_team(session: AsyncSession, *, now: datetime) -> dict[str, int]:
    """Delete everything the session's team ever left here and tell how many rows of each table there were.

    Only the audit stays, and says so.
    """
    counts = {}
    for table in reversed(Base.metadata.sorted_tables):
        model = _mapped().get(table.name)
        if model is not None and model is not AuditEntry:
            gone = await session.execute(delete(model), execution_options=UNSYNCED)
            counts[table.name] = gone.rowcount if isinstance(gone, CursorResult) else 0
    counts = {name: count for name, count in counts.items() if count}
    session.add(AuditEntry(what="team forgotten", counts=counts, happened_at=now))
    await session.flush()
    return counts


async def _clear_shared_threads(session: AsyncSession, person_id: int) -> None:
    """A channel's thread is nobody's and stays, but what it was about to do may be about them."""
    spoken_in = select(Message.conversation_id).where(Message.person_id == person_id)
    await session.execute(
        update(Conversation).where(Conversation.id.in_(spoken_in)).values(state={}).execution_options(**UNSYNCED)
    )


async def _count(session: AsyncSession, column: Any, person_id: int) -> int:
    return (
        await session.scalars(select(func.count()).select_from(column.class_).where(column == person_id))
    ).one()


def _mapped() -> dict[str, Any]:
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def _as_json(row: Base) -> dict[str, Any]:
    columns = inspect(type(row)).columns
    shown = (each for each in inspect(row).attrs if not columns[each.key].info.get("secret"))
    return {attribute.key: _plain(attribute.value) for attribute in shown}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, (date, datetime)) else value
