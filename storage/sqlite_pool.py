"""Connections to one SQLite file: how they are opened, who holds one, and how they are closed."""

import asyncio
import functools
import math
import sqlite3
import time
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import aiosqlite
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.json_text import json_text, read_json

PATIENCE, IMPATIENCE = "PRAGMA busy_timeout=15000", "PRAGMA busy_timeout=0"
PRAGMAS = (
    PATIENCE,
    "PRAGMA synchronous=normal",
    "PRAGMA foreign_keys=on",
    "PRAGMA wal_autocheckpoint=10000",
)
WAL_TRIES, WAL_PAUSE_SECONDS = 200, 0.05
MOST_IDLE = 8
ROWS_AT_ONCE = 64
"""Which the driver fetches for whoever goes through them one by one, as nobody here does."""


class Opened(NamedTuple):
    """A connection, the driver under it, and under that the file itself, for what need not wait for its thread."""

    connection: AsyncConnection
    driver: "Driver"
    file: sqlite3.Connection


class Pool:
    """Connections, for readers and writers alike: `in_use` are lent to somebody, at most `MOST_IDLE` others kept.

    The last one back is the first to be lent again: it has in memory what it has just read or written, where
    another would read it anew. None of them waits where it stands for what another process has locked.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        """None is open yet."""
        self.in_use = 0
        self._engine = engine
        self._idle: list[Opened] = []
        self._thrown_away: set[asyncio.Task[None]] = set()

    def lent(self) -> "Lent":
        """One for as long as somebody is within it."""
        return Lent(self)

    async def take(self) -> Opened:
        """One that is idle, or a new one."""
        opened = self._idle.pop() if self._idle else await self._open()
        self.in_use += 1
        return opened

    async def give_back(self, opened: Opened) -> None:
        """It is as it was taken."""
        self.in_use -= 1
        if len(self._idle) < MOST_IDLE:
            self._idle.append(opened)
        else:
            await opened.connection.close()

    async def throw_away(self, opened: Opened) -> None:
        """Close it, which undoes what was begun and waits for what its thread may still be doing.

        That happens beside the caller, who may be cancelled; `close` waits for it.
        """
        task = asyncio.create_task(_closed(opened.connection))
        self._thrown_away.add(task)
        task.add_done_callback(self._thrown_away.discard)
        try:
            await asyncio.shield(task)
        finally:
            self.in_use -= 1

    async def close(self) -> None:
        """Close what is idle, when what was thrown away is gone."""
        if self._thrown_away:
            await asyncio.wait(list(self._thrown_away))
        while self._idle:
            await self._idle.pop().connection.close()

    async def _open(self) -> Opened:
        connection = await self._engine.connect()
        assert connection.sync_connection is not None
        driver = connection.sync_connection.connection.driver_connection
        assert isinstance(driver, Driver)
        opened = Opened(connection, driver, driver._conn)  # the one place that reaches past the driver's thread
        opened.file.execute(IMPATIENCE)
        return opened


class Lent:
    """A connection of a pool; thrown away when there was an error."""

    def __init__(self, pool: Pool) -> None:
        """Nothing is taken yet."""
        self._pool = pool

    async def __aenter__(self) -> Opened:
        """Take it."""
        self._opened = await self._pool.take()
        return self._opened

    async def __aexit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Give it back, or away."""
        await (self._pool.give_back(self._opened) if kind is None else self._pool.throw_away(self._opened))


async def _closed(connection: AsyncConnection) -> None:
    await connection.invalidate()
    await connection.close()


def engine_of(url: str) -> AsyncEngine:
    """What opens connections to the file; one let go of is closed. Raises ValueError without a file."""
    _require_file(url)
    return create_async_engine(
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


def is_locked(error: sqlite3.OperationalError) -> bool:
    """Another process holds what this one wants."""
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
            if not tries_left or not is_locked(error):
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
