"""Postgres: a server that many processes share.

A transaction begins by saying whose it is, for `storage.row_security`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakValueDictionary

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, create_async_engine

from storage.json_text import json_text, read_json
from storage.load import Load
from storage.models import Base
from storage.row_security import EVERY_TEAM, guard_tables
from storage.tenancy import Scope, TeamSession

OURS = 7_415_001
"""Our advisory locks, around migrations and for a team's turn: any number, as long as every process takes it."""

PATIENCE = "15s"
"""How long a statement waits for a row or a turn that another transaction has; SQLite waits as long."""

MOST_IDLE = "60s"
"""After so long without a word in the middle of a transaction its program hangs, and others want their turn."""

POOL_SIZE = 10
"""Connections kept; as many again may be opened for a while. A server takes 100 if nobody told it otherwise."""

POOL_SECONDS = 15
"""How long somebody waits for a connection when all are taken, or for their team's turn before they take one."""

WRITERS_OF_A_TEAM = 2
"""Connections that one program gives to the writers of one team: one works, one stands ready at the server."""

WATCHFUL = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""A server that has gone without a word is noticed within half a minute (seconds; the last one milliseconds)."""

PROGRAM = "sideline"
"""What the server calls our connections."""

_NOW = sa.text("SELECT clock_timestamp()")
_SAY = (
    "SELECT set_config('app.team_id', :team_id, true), set_config('transaction_read_only', :is_reading, true), "
    "set_config('lock_timeout', :patience, true), "
    "set_config('idle_in_transaction_session_timeout', :most_idle, true)"
)
_BEGIN = sa.text(_SAY)
_BEGIN_IN_TURN = sa.text(f"{_SAY}, pg_advisory_xact_lock(:ours, hashtext(:team_id))")
_OTHERS = sa.text(
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND application_name = :program AND pid <> pg_backend_pid()"
)
_LOCK = sa.select(sa.func.pg_advisory_xact_lock(OURS))
R = TypeVar("R")


class PostgresServer:
    """One database on a server: its transactions."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet."""
        self._waiting = 0
        self._lines: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._engine = create_async_engine(
            url,
            connect_args={"application_name": PROGRAM, **WATCHFUL},
            pool_pre_ping=True,
            pool_size=POOL_SIZE,
            max_overflow=POOL_SIZE,
            pool_timeout=POOL_SECONDS,
            hide_parameters=True,
            json_serializer=json_text,
            json_deserializer=read_json,
        )
        sa.event.listen(self._engine.sync_engine, "connect", _leave_out_nul)

    @asynccontextmanager
    async def writing(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """A transaction that commits at the end, and rolls back on any error."""
        async with self._near_its_turn(scope.team_id), self._session(scope) as session, session.begin():
            await _begin(await self._connection_of(session), scope.team_id, is_reading=False, most_idle=MOST_IDLE)
            yield session

    @asynccontextmanager
    async def reading(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """A transaction that is never committed."""
        async with self._session(scope) as session:
            await _begin(await self._connection_of(session), scope.team_id, is_reading=True, most_idle=MOST_IDLE)
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

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A plain connection that reads one state of every team's rows."""
        async with self._engine.connect() as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ")
            await _begin(connection, None, is_reading=True)
            yield connection

    @asynccontextmanager
    async def filling(self) -> AsyncIterator[AsyncConnection]:
        """A plain connection that writes every team's rows, alone, and commits at the end."""
        async with self._engine.begin() as connection:
            await _begin(connection, None, is_reading=False)
            names = ", ".join(table.name for table in Base.metadata.sorted_tables)
            await connection.exec_driver_sql(f"LOCK TABLE {names} IN EXCLUSIVE MODE")
            yield connection

    async def copy_into(self, _file: Path) -> bool:
        """Postgres writes no SQLite files: its rows are moved there (`storage.moving`)."""
        return False

    async def count_others(self) -> int:
        """How many connections other programs of ours have."""
        return await self.run(lambda connection: connection.scalar(_OTHERS, {"program": PROGRAM}) or 0)

    async def refresh_statistics(self) -> None:
        """Count what is in the tables: the server plans searches by what it last counted."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.text("ANALYZE"))

    async def now(self, session: AsyncSession) -> datetime:
        """The server's clock."""
        connection = await session.connection()
        moment: datetime = (await connection.execute(_NOW)).scalar_one()
        return moment.astimezone(UTC)

    def load(self) -> Load:
        """What the pool has handed out, and who stands in line for the next."""
        in_use = self._engine.pool.checkedout()  # type: ignore[attr-defined]  # every pool but NullPool has it
        return Load(in_use, self._waiting, most=2 * POOL_SIZE)

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _near_its_turn(self, team_id: str | None) -> AsyncIterator[None]:
        """Wait without a connection while other writers of the team stand in line: the other teams need them.

        Raises TimeoutError of SQLAlchemy's, as waiting for a connection does.
        """
        if team_id is None:
            yield
            return
        line = self._lines.setdefault(team_id, asyncio.Semaphore(WRITERS_OF_A_TEAM))
        self._waiting += 1
        try:
            async with asyncio.timeout(POOL_SECONDS):
                await line.acquire()
        except TimeoutError:
            raise sa.exc.TimeoutError(f"no turn in {POOL_SECONDS} seconds") from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            line.release()

    async def _connection_of(self, session: AsyncSession) -> AsyncConnection:
        """The session's connection, as soon as there is one for it."""
        self._waiting += 1
        try:
            return await session.connection()
        finally:
            self._waiting -= 1

    def _session(self, scope: Scope) -> AsyncSession:
        return AsyncSession(
            self._engine, sync_session_class=TeamSession, expire_on_commit=False, info={"scope": scope}
        )


def _leave_out_nul(connection: Any, _record: object) -> None:
    """Postgres has no room for the character NUL within a text, where SQLite has."""
    from psycopg.types.string import StrDumperUnknown  # noqa: PLC0415  (SQLite alone does not install it)

    class WithoutNul(StrDumperUnknown):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\x00", ""))

    connection.driver_connection.adapters.register_dumper(str, WithoutNul)


async def _begin(
    connection: AsyncConnection, team_id: str | None, *, is_reading: bool, most_idle: str = "0"
) -> None:
    """Say for this transaction alone whose it is, None for the engine's own; one trip to the server.

    Those that write for one team take turns, as all do on SQLite: what a transaction has read stays true
    until it has written.
    """
    said: dict[str, Any] = {
        "team_id": team_id or EVERY_TEAM,
        "is_reading": "on" if is_reading else "off",
        "patience": PATIENCE,
        "most_idle": most_idle,
    }
    if is_reading or team_id is None:
        await connection.execute(_BEGIN, said)
    else:
        await connection.execute(_BEGIN_IN_TURN, {**said, "ours": OURS})
