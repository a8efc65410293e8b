"""Postgres: a server that many processes share.

A transaction begins by saying whose it is, for `storage.row_security`.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, create_async_engine

from storage.row_security import EVERY_TEAM, guard_tables
from storage.tenancy import Scope, TeamSession

OURS = 7_415_001
"""The advisory lock around migrations: any number, as long as every process of ours takes the same."""

PATIENCE = "15s"
"""How long a statement waits for a row that another transaction has; SQLite waits as long."""

_NOW = sa.text("SELECT clock_timestamp()")
_BEGIN = sa.text(
    "SELECT set_config('app.team_id', :team_id, true), set_config('transaction_read_only', :is_reading, true), "
    "set_config('lock_timeout', :patience, true)"
)
_LOCK = sa.select(sa.func.pg_advisory_xact_lock(OURS))
R = TypeVar("R")


class PostgresServer:
    """One database on a server: its transactions."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet."""
        self._engine = create_async_engine(url, pool_pre_ping=True, hide_parameters=True)

    @asynccontextmanager
    async def writing(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """A transaction that commits at the end, and rolls back on any error."""
        async with self._session(scope) as session, session.begin():
            await _begin(await session.connection(), scope.team_id, is_reading=False)
            yield session

    @asynccontextmanager
    async def reading(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """A transaction that is never committed."""
        async with self._session(scope) as session:
            await _begin(await session.connection(), scope.team_id, is_reading=True)
            yield session

    async def run(self, work: Callable[[sa.Connection], R]) -> R:
        """Look at something on a plain connection."""
        async with self._engine.connect() as connection:
            await _begin(connection, None, is_reading=True)
            return await connection.run_sync(work)

    async def upgrade(self, versions: Callable[[sa.Connection], None]) -> None:
        """Run what brings the tables to the newest version: all or nothing, one program at a time.

        The tables are put under guard with it.
        """
        async with self._engine.begin() as connection:
            await connection.execute(_LOCK)
            await _begin(connection, None, is_reading=False)
            await connection.run_sync(versions)
            await connection.run_sync(guard_tables)

    async def refresh_statistics(self) -> None:
        """Count what is in the tables: the server plans searches by what it last counted."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.text("ANALYZE"))

    async def now(self, session: AsyncSession) -> datetime:
        """The server's clock."""
        connection = await session.connection()
        moment: datetime = (await connection.execute(_NOW)).scalar_one()
        return moment.astimezone(UTC)

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    def _session(self, scope: Scope) -> AsyncSession:
        return AsyncSession(
            self._engine, sync_session_class=TeamSession, expire_on_commit=False, info={"scope": scope}
        )


async def _begin(connection: AsyncConnection, team_id: str | None, *, is_reading: bool) -> None:
    """Say for this transaction alone whose it is, None for the engine's own; one trip to the server."""
    said = {"team_id": team_id or EVERY_TEAM, "is_reading": "on" if is_reading else "off", "patience": PATIENCE}
    await connection.execute(_BEGIN, said)
