"""Opens transactions. The only module that knows SQLite (`storage.sqlite`) from Postgres."""

import asyncio
import functools
import importlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from storage import migrations
from storage.errors import DatabaseIsNewer, NestedWrite, NoTeam
from storage.models import Base
from storage.sqlite import sqlite_engine
from storage.tenancy import Scope, TeamSession, scope_of, stamped

Session = AsyncSession
"""What the floors above pass through without knowing what it is."""

MIGRATION_LOCK = 7_415_001
"""Any number will do, as long as every process of ours takes the same one on Postgres."""

Change = Literal["added", "updated", "unchanged"]
"""What keeping something did to the row there was."""

UNSYNCED = {"synchronize_session": False}
"""For updates nobody has loaded the row of: bringing loaded rows up to date is a third of the work."""

_POSTGRES_NOW = sa.text("SELECT clock_timestamp()")


def _no_skew() -> timedelta:
    return timedelta()


class Database:
    """One database, and the transactions on it: per team, or for the engine's own work on all teams."""

    def __init__(self, url: str, *, skew: Callable[[], timedelta] = _no_skew) -> None:
        """`skew` is added to the database's clock, so that a test or the sandbox can move time."""
        self._skew = skew
        self._is_sqlite = sa.make_url(url).get_backend_name() == "sqlite"
        self._engine = (
            sqlite_engine(url)
            if self._is_sqlite
            else create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
        )
        self._reading_engine = self._engine.execution_options(is_reading=True)
        self._writing = asyncio.Lock()
        self._writers: set[asyncio.Task[Any] | None] = set()

    @asynccontextmanager
    async def for_team(self, team_id: str) -> AsyncIterator[Session]:
        """A transaction that writes one team's rows: commits at the end, rolls back on any error.

        Raises NoTeam for an empty team, NestedWrite inside another writing transaction.
        """
        async with self._write(_required(team_id)) as session:
            yield session

    @asynccontextmanager
    async def reading(self, team_id: str) -> AsyncIterator[Session]:
        """A transaction that only reads one team's rows (and the library's). Raises NoTeam."""
        async with self._read(_required(team_id)) as session:
            yield session

    @asynccontextmanager
    async def for_all_teams(self) -> AsyncIterator[Session]:
        """A writing transaction past the team filter, for the engine's own work: claiming, purging."""
        async with self._write(None) as session:
            yield session

    @asynccontextmanager
    async def reading_all_teams(self) -> AsyncIterator[Session]:
        """A reading transaction past the team filter, for the engine's own work."""
        async with self._read(None) as session:
            yield session

    async def migrate(self) -> None:
        """Bring the tables to the newest version; next to nothing when they already are.

        Raises DatabaseIsNewer when a newer program has been here.
        """
        version = await self._version()
        if version == migrations.HEAD:
            return
        if version > migrations.HEAD:
            raise DatabaseIsNewer(f"{version} here, {migrations.HEAD} known")
        async with self._engine.begin() as connection:
            if not self._is_sqlite:
                await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
            await connection.run_sync(migrations.upgrade)

    async def is_current(self) -> bool:
        """Whether the tables are those this version of the program expects."""
        return await self._version() == migrations.HEAD

    async def refresh_statistics(self) -> None:
        """After rows came in bulk: Postgres plans searches by what it last counted, SQLite need not be told."""
        if not self._is_sqlite:
            async with self._engine.begin() as connection:
                await connection.execute(sa.text("ANALYZE"))

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    async def _version(self) -> str:
        """Which version the tables are; nothing yet sorts before the first."""
        async with self._reading_engine.connect() as connection:
            if not await connection.run_sync(lambda sync: sa.inspect(sync).has_table("alembic_version")):
                return ""
            return await connection.scalar(sa.text("SELECT version_num FROM alembic_version")) or ""

    @asynccontextmanager
    async def _write(self, team_id: str | None) -> AsyncIterator[Session]:
        task = asyncio.current_task()
        if task in self._writers:
            raise NestedWrite
        # SQLite has one writer at a time. Queueing here is fair and wakes at once, where its own
        # busy handler would poll with growing sleeps; that one is left for other processes.
        async with self._writing if self._is_sqlite else nullcontext():
            self._writers.add(task)
            try:
                async with self._session(self._engine, team_id, is_reading=False) as session, session.begin():
                    yield session
            finally:
                self._writers.discard(task)

    @asynccontextmanager
    async def _read(self, team_id: str | None) -> AsyncIterator[Session]:
        async with self._session(self._reading_engine, team_id, is_reading=True) as session:
            yield session

    async def _now(self, session: Session) -> datetime:
        clock = _machine_now if self._is_sqlite else _postgres_now
        return await clock(session) + self._skew()

    def _session(self, engine: AsyncEngine, team_id: str | None, *, is_reading: bool) -> AsyncSession:
        return AsyncSession(
            engine,
            sync_session_class=TeamSession,
            expire_on_commit=False,
            info={"scope": Scope(team_id, is_reading, self._now)},
        )


async def now(session: Session) -> datetime:
    """The database's clock (all machines agree on it), plus the skew a test or the sandbox set."""
    return await scope_of(session.sync_session).now(session)


async def insert_or_ignore(session: Session, model: type[Base], /, **values: Any) -> bool:
    """Add a row for the session's team unless a unique key already has one; True if it was added."""
    row = stamped(session.sync_session, values)
    connection = await session.connection()
    statement = _insert_or_ignore(connection.dialect.name, model)
    result = await connection.execute(statement, row, execution_options={"preserve_rowcount": True})
    return result.rowcount == 1


def _required(team_id: str) -> str:
    if not team_id:
        raise NoTeam
    return team_id


async def _machine_now(_session: Session) -> datetime:
    """SQLite runs inside this process: its clock is this machine's, and asking would cost a trip."""
    return datetime.now(UTC)


async def _postgres_now(session: Session) -> datetime:
    connection = await session.connection()
    moment: datetime = (await connection.execute(_POSTGRES_NOW)).scalar_one()
    return moment.astimezone(UTC)


@functools.cache
def _insert_or_ignore(dialect: str, model: type[Base]) -> Any:
    # Both dialects know ON CONFLICT; only the one in use is loaded.
    room = importlib.import_module(f"sqlalchemy.dialects.{dialect}")
    return room.insert(model).on_conflict_do_nothing().inline()
