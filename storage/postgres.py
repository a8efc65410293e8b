"""Postgres: a server that many processes share."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from storage.tenancy import Scope, TeamSession

OURS = 7_415_001
"""The advisory lock around migrations: any number, as long as every process of ours takes the same."""

_NOW = sa.text("SELECT clock_timestamp()")
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
            yield session

    @asynccontextmanager
    async def reading(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """A transaction that is never committed."""
        async with self._session(scope) as session:
            yield session

    async def run(self, work: Callable[[sa.Connection], R], *, is_reading: bool = False) -> R:
        """Work on a plain connection in a transaction of its own; of those that write one at a time."""
        async with self._engine.begin() as connection:
            if not is_reading:
                await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(OURS)))
            return await connection.run_sync(work)

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
