"""SQLite: one file, spoken to through aiosqlite (ADR 9).

Every connection has a thread of its own, in which statements run, so that the event loop never waits
for one. The exception is what every question needs (`storage.prepared`): such a statement takes 0.02 ms,
a trip to the thread and back five times as long, so it is run where we are, and so are the begin and
the end of a transaction. Waiting for another process to finish writing, and bringing the journal back
into the file, are left to the thread.
"""

import asyncio
import functools
import math
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, create_async_engine

from storage.errors import TablesDoNotFit
from storage.json_text import json_text, read_json
from storage.lazy_session import LazySession
from storage.load import Load
from storage.tenancy import Scope

PATIENCE, IMPATIENCE = "PRAGMA busy_timeout=15000", "PRAGMA busy_timeout=0"
PRAGMAS = (
    PATIENCE,
    "PRAGMA synchronous=normal",
    "PRAGMA foreign_keys=on",
    "PRAGMA wal_autocheckpoint=10000",
)
WAL_TRIES, WAL_PAUSE_SECONDS = 200, 0.05
CHECKPOINT_EVERY = 100
"""Commits between two checkpoints: a commit only appends to the journal, a checkpoint waits for the disk."""
MOST_IDLE = 8
ROWS_AT_ONCE = 64
"""Which the driver fetches for whoever goes through them one by one, as nobody here does."""
LOCAL = "local_connection"
"""Where a session keeps what `local_connection` finds."""

R = TypeVar("R")


class SqliteFile:
    """One database file: its transactions, one writer at a time. Raises ValueError without a file."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet."""
        _require_file(url)
        self._engine = create_async_engine(
            url,
            connect_args={
                "async_creator_fn": _to_be_opened,
                "factory": FileConnection,
                "isolation_level": None,
                "check_same_thread": False,
            },
            poolclass=sa.NullPool,
            pool_reset_on_return=None,
            hide_parameters=True,
            json_serializer=json_text,
            json_deserializer=read_json,
        )
        self._readers: list[AsyncConnection] = []
        self._writers: list[AsyncConnection] = []
        self._turn = asyncio.Lock()
        self._in_use = self._waiting = 0
        self._thrown_away: set[asyncio.Task[None]] = set()
        self._commits = 0
        self._checkpoint: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def writing(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """A transaction that commits at the end, and rolls back on any error.

        SQLite has one writer at a time. Queueing here is fair and wakes at once, where its own busy
        handler would poll with growing sleeps; that one is left for other processes.
        """
        await asyncio.sleep(0)  # what has arrived is acknowledged first: prepared statements let nothing pass
        async with self._in_turn(), self._connected(self._writers) as (connection, driver):
            await _begin_writing(driver)
            session = _session(connection, scope, driver)
            try:
                yield session
                if session.in_transaction():
                    await session.commit()
                _end(driver, "COMMIT")
            finally:
                await _close(session)
            self._note_commit()

    @asynccontextmanager
    async def reading(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """A transaction that sees one state of the file and is never committed."""
        async with self._connected(self._readers) as (connection, driver):
            _file(driver).execute("BEGIN")
            session = _session(connection, scope, driver)
            try:
                yield session
            finally:
                await _close(session)
            _end(driver, "ROLLBACK")

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
        return Load(self._in_use, self._waiting, most=None)

    async def close(self) -> None:
        """Close every connection."""
        if self._checkpoint is not None:
            await asyncio.wait([self._checkpoint])
        if self._thrown_away:
            await asyncio.wait(list(self._thrown_away))
        for idle in (self._readers, self._writers):
            while idle:
                await idle.pop().close()

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        """Hold the turn to write."""
        self._waiting += 1
        try:
            await self._turn.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turn.release()

    @asynccontextmanager
    async def _connected(
        self, idle: list[AsyncConnection]
    ) -> AsyncIterator[tuple[AsyncConnection, aiosqlite.Connection]]:
        """A connection that is idle, or a new one, and its driver's.

        After an error it is closed, which undoes what was begun, and waits for what its thread may still
        be doing for a task that was cancelled.
        """
        connection = idle.pop() if idle else await self._opened(is_writer=idle is self._writers)
        self._in_use += 1
        try:
            yield connection, _driver(connection)
        except BaseException:
            await asyncio.shield(self._throw_away(connection))
            raise
        finally:
            self._in_use -= 1
        if len(idle) < MOST_IDLE:
            idle.append(connection)
        else:
            await connection.close()

    async def _opened(self, *, is_writer: bool) -> AsyncConnection:
        """A writer does not wait for its turn where it stands (`_begin_writing`)."""
        connection = await self._engine.connect()
        if is_writer:
            _file(_driver(connection)).execute(IMPATIENCE)
        return connection

    def _throw_away(self, connection: AsyncConnection) -> asyncio.Task[None]:
        """Close it beside the caller, who may be cancelled; `close` waits for it."""

        async def close() -> None:
            await connection.invalidate()
            await connection.close()

        task = asyncio.create_task(close())
        self._thrown_away.add(task)
        task.add_done_callback(self._thrown_away.discard)
        return task

    def _note_commit(self) -> None:
        self._commits += 1
        is_over = self._checkpoint is None or self._checkpoint.done()
        if is_over and self._commits >= CHECKPOINT_EVERY:
            self._commits = 0
            self._checkpoint = asyncio.create_task(self._bring_back())

    async def _bring_back(self) -> None:
        """As much of the journal as nobody needs any more; what is left is for the next time."""
        async with self._connected(self._readers) as (_, driver):
            await driver.execute_fetchall("PRAGMA wal_checkpoint(PASSIVE)")


class Driver(aiosqlite.Connection):
    """A connection that is closed once, whoever wants it closed, and however many of them are cancelled meanwhile.

    The driver's own way asks the thread twice to end and waits for both answers: where two closed it at once, or
    one was cancelled half-way, somebody would wait for ever for a thread that has ended.
    """

    _stopping: asyncio.Future[Any] | None = None

    def stop(self) -> asyncio.Future[Any] | None:
        """End the thread when it is done with what it was given, and close the file; the same future each time."""
        if self._stopping is None:
            self._stopping = super().stop()
        return self._stopping

    async def close(self) -> None:
        """The same, waited for."""
        if stopping := self.stop():
            await asyncio.shield(stopping)


def _to_be_opened(*place: Any, **options: Any) -> Driver:
    """What `aiosqlite.connect` makes, which cannot be told of another class."""
    driver = Driver(functools.partial(sqlite3.connect, *place, **options), ROWS_AT_ONCE)
    driver._thread.daemon = True  # as SQLAlchemy has it: a thread in use does not keep the program from ending
    return driver


class FileConnection(sqlite3.Connection):
    """A connection with what SQLite leaves unset."""

    def __init__(self, database: str, *arguments: Any, **options: Any) -> None:
        """What people tell their coach is nobody else's on the machine, so a new file is private."""
        path = Path(database.partition("?")[0].removeprefix("file:") if options.get("uri") else database)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        super().__init__(database, *arguments, **options)
        for pragma in PRAGMAS:
            self.execute(pragma)
        _use_wal(self)
        _install_ln(self)


def local_connection(session: AsyncSession) -> sqlite3.Connection | None:
    """What a quick statement of this session may be run on at once; None where there is a server.

    Only while the session waits for nothing else: its thread works on the same connection.
    """
    driver = session.info.get(LOCAL)
    return _file(driver) if driver else None


def _session(connection: AsyncConnection, scope: Scope, driver: aiosqlite.Connection) -> AsyncSession:
    return LazySession(connection, {"scope": scope, LOCAL: driver})


def _driver(connection: AsyncConnection) -> aiosqlite.Connection:
    assert connection.sync_connection is not None
    driver = connection.sync_connection.connection.driver_connection
    assert isinstance(driver, Driver)
    return driver


def _file(driver: aiosqlite.Connection) -> sqlite3.Connection:
    """The one place that reaches past the driver's thread; it has no public name for this."""
    return driver._conn


async def _close(session: AsyncSession) -> None:
    """Let go of what the ORM was asked for, if it was."""
    if session.in_transaction():
        await asyncio.shield(session.close())


async def _begin_writing(driver: aiosqlite.Connection) -> None:
    """A reader that became a writer half-way could fail, so writers say so when they begin.

    Only another process can be in the way; then the thread waits for it.
    """
    file = _file(driver)
    try:
        file.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if not _is_locked(error):
            raise
        file.execute(PATIENCE)
        await driver.execute_fetchall("BEGIN IMMEDIATE")
        file.execute(IMPATIENCE)


def _end(driver: aiosqlite.Connection, how: str) -> None:
    """Unless the ORM has ended it."""
    file = _file(driver)
    if file.in_transaction:
        file.execute(how)


def _is_locked(error: sqlite3.OperationalError) -> bool:
    return "locked" in str(error)


def _require_file(url: str) -> None:
    """Every connection to a database in memory would see one of its own, so there has to be a file."""
    name = sa.make_url(url).database
    if not name or name == ":memory:":
        raise ValueError("a SQLite database needs a file")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Two programs that start at once may both want to switch; SQLite's busy timeout does not cover that."""
    for tries_left in reversed(range(WAL_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode=wal")
        except sqlite3.OperationalError as error:
            if not tries_left or not _is_locked(error):
                raise
            time.sleep(WAL_PAUSE_SECONDS)  # in the connection's own thread
        else:
            return


def _install_ln(connection: sqlite3.Connection) -> None:
    """Search needs ln(), which some SQLite builds lack."""
    try:
        connection.execute("SELECT ln(2.0)")
    except sqlite3.OperationalError:
        connection.create_function("ln", 1, math.log)
