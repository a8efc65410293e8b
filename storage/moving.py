"""Moving everything from one database to another, of the same kind or not.

Rows go over as values of ours, table by table in the order in which they hang on each other, in one transaction
of the target: a move that is broken off leaves it as empty as it was. They are read from one state of the
source, which may go on being written; what is written meanwhile is not in the copy.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.errors import NotAllThere, NotEmpty
from storage.models import Base
from storage.sequences import highest_ids, raise_ids

AT_ONCE = 100
"""Rows in hand at a time: a transcript may have megabytes."""

Told = Callable[[str, int], None]


@asynccontextmanager
async def moved_rows(
    source: Database, target: Database, *, is_replacing: bool = False, told: Told = lambda _table, _rows: None
) -> AsyncIterator[Mapping[str, int]]:
    """Every row of `source` in `target`, there for good when the block ends well; how many of each table.

    Both must have the tables of this version. `told` hears of each table that is done. Raises NotEmpty
    for a target that has rows, unless it is to be replaced; NotAllThere when the target counts otherwise.
    """
    async with source.snapshot() as there, target.filling() as here:
        if is_replacing:
            await _empty(here)
        else:
            await _require_empty(here)
        counts = {}
        for table in Base.metadata.sorted_tables:
            counts[table.name] = await _move(there, here, table)
            told(table.name, counts[table.name])
        await _require_all(here, counts)
        await here.run_sync(raise_ids, await there.run_sync(highest_ids))
        yield counts


async def count_rows(connection: AsyncConnection) -> dict[str, int]:
    """How many rows each table has; tables without any are left out."""
    counts = {}
    for table in Base.metadata.sorted_tables:
        counts[table.name] = await connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
    return {name: count for name, count in counts.items() if count}


async def _move(there: AsyncConnection, here: AsyncConnection, table: sa.Table) -> int:
    """A row that hangs on another of its own table comes after it."""
    count = 0
    query = sa.select(table).order_by(*table.primary_key.columns)
    async with there.stream(query.execution_options(yield_per=AT_ONCE)) as rows:
        async for some in rows.mappings().partitions():
            await here.execute(sa.insert(table), [dict(row) for row in some])
            count += len(some)
    return count


async def _empty(here: AsyncConnection) -> None:
    for table in reversed(Base.metadata.sorted_tables):
        await here.execute(sa.delete(table))


async def _require_empty(here: AsyncConnection) -> None:
    kept = await count_rows(here)
    if kept:
        raise NotEmpty(", ".join(f"{count} {name}" for name, count in kept.items()))


async def _require_all(here: AsyncConnection, counts: Mapping[str, int]) -> None:
    kept = await count_rows(here)
    missing = {name for name, count in counts.items() if kept.get(name, 0) != count}
    if missing:
        raise NotAllThere(", ".join(sorted(missing)))
