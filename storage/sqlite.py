"""SQLite: one file, spoken to through aiosqlite (ADR 9).

Every connection has a thread of its own, in which statements run, so that the event loop never waits
for one. The exception is what every question needs (`storage.prepared`): such a statement takes 0.02 ms,
a trip to the thread and back five times as long, so it is run where we are, and so are the begin and
the end of a transaction. Waiting for another process to finish writing, and bringing the journal back
into the file, are left to the thread.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from storage.errors import TablesDoNotFit
from storage.lazy_session import LazySession
from storage.load import Load
from storage.sqlite_pool import IMPATIENCE, PATIENCE, Pool, engine_of, is_locked
from storage.tenancy import Scope

CHECKPOINT_EVERY = 100
"""Commits between two checkpoints: a commit only appends to the journal, a checkpoint waits for the disk."""
LOCAL = "local_connection"
"""Where a session keeps what `local_connection` finds."""

R = TypeVar("R")


class Turn(asyncio.Lock):
    """The turn to write; `waiting` want it and have it not."""

    waiting = 0

    async def acquire(self) -> Literal[True]:
        """Wait for it, in the order of asking."""
        self.waiting += 1
        try:
            return await super().acquire()
        finally:
            self.waiting -= 1


class SqliteFile:
    """One database file: its transactions, one writer at a time. Raises ValueError without a file."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet."""
        self._engine = engine_of(url)
        self._pool = Pool(self._engine)
        self._turn = Turn()
        self._commits = 0
        self._checkpoint: asyncio.Task[None] | None = None

    def writing(self, scope: Scope) -> "Writing":
        """A transaction that commits at the end, and rolls back on any error."""
        return Writing(self._pool, scope, self._turn, self._note_commit)

    def reading(self, scope: Scope) -> "Reading":
        """A transaction that sees one state of the file and is never committed."""
        return Reading(self._pool, scope)

    async def run(self, work: Callable[[sa.Connection], R]) -> R:
        """Look at something on a plain connection."""
        async with self._engine.connect() as connection:
            await connection.exec_driver_sql("BEGIN")
            return await connection.run_sync(work)

    async def upgrade(self, versions: Callable[[sa.Connection], None]) -> None:
        """Run what brings the tables to the newest version: all or nothing, one program at a time.

        A version that changes a table may copy and drop it; with foreign keys on, dropping it would
        delete every row that hangs on it.
        """
        async with self.filling() as connection:
            await connection.run_sync(versions)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A plain connection that reads one state of every team's rows."""
        async with self._engine.connect() as connection:
            await connection.exec_driver_sql("BEGIN")
            yield connection

    @asynccontextmanager
    async def filling(self) -> AsyncIterator[AsyncConnection]:
        """A plain connection that writes every team's rows, alone, and commits at the end.

        Whether all rows hang on something is looked at in the end.
        """
        async with self._turn, self._engine.connect() as connection:
            await connection.exec_driver_sql("PRAGMA foreign_keys=off")
            await connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).first()
            if broken is not None:
                raise TablesDoNotFit(f"a row of {broken[0]} hangs on nothing")
            await connection.commit()

    async def copy_into(self, file: Path) -> bool:
        """Write one state of the whole database to a new SQLite file.

        Unlike a copy of the pages, it holds nothing of what was deleted.
        """
        async with self._engine.connect() as connection:
            await connection.exec_driver_sql("VACUUM INTO ?", (str(file),))
        return True

    async def count_others(self) -> int:
        """SQLite does not know; their journal does (`storage.journal`)."""
        return 0

    async def refresh_statistics(self) -> None:
        """SQLite plans by what the tables are, not by what they hold."""

    async def now(self, _session: AsyncSession) -> datetime:
        """SQLite runs inside this process: its clock is this machine's."""
        return datetime.now(UTC)

    def load(self) -> Load:
        """Who reads and writes, and which writers wait for their turn."""
        return Load(self._pool.in_use, self._turn.waiting, most=None)

    async def close(self) -> None:
        """Close every connection."""
        if self._checkpoint is not None:
            await asyncio.wait([self._checkpoint])
        await self._pool.close()

    def _note_commit(self) -> None:
        self._commits += 1
        is_over = self._checkpoint is None or self._checkpoint.done()
        if is_over and self._commits >= CHECKPOINT_EVERY:
            self._commits = 0
            self._checkpoint = asyncio.create_task(self._bring_back())

    async def _bring_back(self) -> None:
        """As much of the journal as nobody needs any more; what is left is for the next time."""
        async with self._pool.lent() as opened:
            await opened.driver.execute_fetchall("PRAGMA wal_checkpoint(PASSIVE)")


class Reading:
    """A transaction that only reads, on a connection of the pool, which is thrown away when there was an error.

    It and `Writing` are classes because every question opens five: generators cost as much as what they send.
    """

    def __init__(self, pool: Pool, scope: Scope) -> None:
        """Nothing is begun yet."""
        self._pool = pool
        self._scope = scope

    async def __aenter__(self) -> AsyncSession:
        """Take a connection and begin."""
        self._opened = await self._pool.take()
        try:
            await self._begin()
        except BaseException:
            await self._pool.throw_away(self._opened)
            raise
        self._session = LazySession(self._opened.connection, {"scope": self._scope, LOCAL: self._opened.file})
        return self._session

    async def __aexit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """End it, and give the connection back, or away."""
        try:
            await (self._end() if kind is None else self._let_go())
        except BaseException:
            await self._pool.throw_away(self._opened)
            raise
        await (self._pool.give_back(self._opened) if kind is None else self._pool.throw_away(self._opened))

    async def _begin(self) -> None:
        self._opened.file.execute("BEGIN")

    async def _end(self) -> None:
        await self._let_go()
        self._say("ROLLBACK")

    async def _let_go(self) -> None:
        """Of what the ORM was asked for, if it was."""
        if self._session.in_transaction():
            await asyncio.shield(self._session.close())

    def _say(self, how: str) -> None:
        """The end of it, unless the ORM has said that."""
        if self._opened.file.in_transaction:
            self._opened.file.execute(how)


class Writing(Reading):
    """A transaction that commits at the end, and rolls back on any error.

    SQLite has one writer at a time. Queueing here is fair and wakes at once, where its own busy
    handler would poll with growing sleeps; that one is left for other processes.
    """

    def __init__(self, pool: Pool, scope: Scope, turn: Turn, committed: Callable[[], None]) -> None:
        """`committed` is told when it is."""
        super().__init__(pool, scope)
        self._turn = turn
        self._committed = committed

    async def __aenter__(self) -> AsyncSession:
        """Wait for the turn, then the same."""
        await asyncio.sleep(0)  # what has arrived is acknowledged first: prepared statements let nothing pass
        await self._turn.acquire()
        try:
            return await super().__aenter__()
        except BaseException:
            self._turn.release()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it, and the turn."""
        try:
            await super().__aexit__(kind, error, trace)
        finally:
            self._turn.release()
        if kind is None:
            self._committed()

    async def _begin(self) -> None:
        """A reader that became a writer half-way could fail, so writers say so when they begin.

        Only another process can be in the way; then the thread waits for it.
        """
        file = self._opened.file
        try:
            file.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not is_locked(error):
                raise
            file.execute(PATIENCE)
            await self._opened.driver.execute_fetchall("BEGIN IMMEDIATE")
            file.execute(IMPATIENCE)

    async def _end(self) -> None:
        try:
            if self._session.in_transaction():
                await self._session.commit()
            self._say("COMMIT")
        finally:
            await self._let_go()


def local_connection(session: AsyncSession) -> sqlite3.Connection | None:
    """What a quick statement of this session may be run on at once; None where there is a server.

    Only while the session waits for nothing else: its thread works on the same connection.
    """
    local: sqlite3.Connection | None = session.info.get(LOCAL)
    return local
