"""The SQLite half of `storage.database`: connections that are set up right and asked where it is cheapest.

Every SQLite connection has a thread of its own, and a trip there and back costs this process about
0.1 ms. A statement by key costs 0.02 ms, so it is run where we are; the thread gets what may take
long: waiting for the write lock, searching, many rows at once, and the disk's part of a commit.
"""

import math
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import aiosqlite
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

PRAGMAS = ("busy_timeout=15000", "synchronous=normal", "foreign_keys=on")
WAL_TRIES, WAL_PAUSE_SECONDS = 200, 0.05
MAY_TAKE_LONG = ("BEGIN IMMEDIATE", "\nWITH", "WITH", "DELETE", "ALTER", "CREATE", "DROP")
"""How statements begin that are not run on the event loop's thread."""


def sqlite_engine(url: str) -> AsyncEngine:
    """An engine whose writers queue up front and whose readers never wait. Raises ValueError without a file."""
    path = _file_of(url)

    async def connect() -> aiosqlite.Connection:
        connection = OneTripConnection(lambda: _open(path), iter_chunk_size=64)
        connection._thread.daemon = True  # as SQLAlchemy does: a forgotten connection must not keep us alive
        return await connection

    # Every session ends its transaction itself, so the pool need not do it again for each of them.
    engine = create_async_engine(url, async_creator=connect, pool_reset_on_return=None, hide_parameters=True)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


class OneTripConnection(aiosqlite.Connection):
    """A connection whose cursors do a whole statement at once, here or in one trip to its thread."""

    def cursor(self) -> Any:
        """A cursor for one statement."""
        return OneTripCursor(self)


class OneTripCursor:
    """What SQLAlchemy asks of an asynchronous cursor; the rows come back with the execution."""

    def __init__(self, connection: OneTripConnection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement and bring its rows."""
        if statement.startswith(MAY_TAKE_LONG):
            await self._in_thread(sqlite3.Cursor.execute, statement, parameters)
        else:
            self._run(sqlite3.Cursor.execute, statement, parameters)
        return self

    async def executemany(self, statement: str, rows: Sequence[Sequence[Any]]) -> Self:
        """Run a statement once for each row."""
        await self._in_thread(sqlite3.Cursor.executemany, statement, rows)
        return self

    async def fetchall(self) -> Sequence[Any]:
        """The rows that came with the execution."""
        return self._rows

    async def close(self) -> None:
        """Nothing is open any more."""

    async def _in_thread(self, execute: Any, statement: str, parameters: Sequence[Any]) -> None:
        await self._connection._execute(self._run, execute, statement, parameters)  # type: ignore[no-untyped-call]

    def _run(self, execute: Any, statement: str, parameters: Sequence[Any]) -> None:
        """All of it at once."""
        cursor = self._connection._conn.cursor()
        try:
            execute(cursor, statement, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else ()
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()


def _file_of(url: str) -> Path:
    """Every connection to a database in memory would see one of its own, so there has to be a file."""
    name = sa.make_url(url).database
    if not name or name == ":memory:":
        raise ValueError("a SQLite database needs a file")
    return Path(name)


def _open(path: Path) -> sqlite3.Connection:
    """Leave transactions to us (the driver would begin them late) and set what SQLite leaves unset.

    What people tell their coach is nobody else's on the machine, so a new file is private.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    _use_wal(connection)
    _install_ln(connection)
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Two programs that start at once may both want to switch; SQLite's busy timeout does not cover that."""
    for tries_left in reversed(range(WAL_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode=wal")
        except sqlite3.OperationalError as error:
            if not tries_left or "locked" not in str(error):
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


def _begin(connection: sa.Connection) -> None:
    """A reader that became a writer half-way could fail, so writers say so when they begin."""
    is_reading = connection.get_execution_options().get("is_reading", False)
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")
