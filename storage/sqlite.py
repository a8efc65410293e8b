"""SQLite: one file, asked where it is cheapest (ADR 9).

A statement by key takes 0.02 ms, a trip to another thread and back five times as long. So a statement
is run where we are, on the event loop; a thread gets what may take long: waiting for another process
to finish writing, searches, deletes, many rows at once, and bringing the journal back into the file.
"""

import asyncio
import functools
import math
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tenancy import Scope, TeamSession

PRAGMAS = ("busy_timeout=15000", "synchronous=normal", "foreign_keys=on", "wal_autocheckpoint=10000")
WAL_TRIES, WAL_PAUSE_SECONDS = 200, 0.05
CHECKPOINT_EVERY = 100
"""Commits between two checkpoints: a commit only appends to the journal, a checkpoint waits for the disk."""
MANY_ROWS = 20
"""From so many rows at once a thread writes them."""

MOST_IDLE = 8

R = TypeVar("R")


class SqliteFile:
    """One database file: its transactions, one writer at a time. Raises ValueError without a file."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet."""
        path = _file_of(url)
        self._engine = sa.create_engine(
            "sqlite://", creator=functools.partial(_open, path), poolclass=sa.NullPool, hide_parameters=True
        )
        self._idle: list[sa.Connection] = []
        self._turn = asyncio.Lock()
        self._commits = 0
        self._checkpoint: asyncio.Future[None] | None = None

    @asynccontextmanager
    async def writing(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """A transaction that commits at the end, and rolls back on any error.

        SQLite has one writer at a time. Queueing here is fair and wakes at once, where its own busy
        handler would poll with growing sleeps; that one is left for other processes.
        """
        async with self._turn, self._session(scope) as session:
            await _begin_writing(session.raw)
            yield session
            await session.commit()
            self._note_commit()

    @asynccontextmanager
    async def reading(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """A transaction that sees one state of the file and is never committed."""
        async with self._session(scope) as session:
            session.raw.execute("BEGIN")
            yield session

    async def run(self, work: Callable[[sa.Connection], R], *, is_reading: bool = False) -> R:
        """Work on a plain connection in a transaction of its own, in a thread."""

        def begun() -> R:
            with self._engine.begin() as connection:
                connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")
                return work(connection)

        return await aside(begun)

    async def refresh_statistics(self) -> None:
        """SQLite plans by what the tables are, not by what they hold."""

    async def now(self, _session: AsyncSession) -> datetime:
        """SQLite runs inside this process: its clock is this machine's."""
        return datetime.now(UTC)

    async def close(self) -> None:
        """Close every connection."""
        if self._checkpoint is not None:
            await asyncio.wait([self._checkpoint])
        while self._idle:
            self._idle.pop().close()

    @asynccontextmanager
    async def _session(self, scope: Scope) -> AsyncIterator["LocalSession"]:
        """On a connection that is idle, or a new one: nobody may wait for one on the event loop."""
        connection = self._idle.pop() if self._idle else self._engine.connect()
        session = LocalSession(connection, scope)
        try:
            yield session
        finally:
            await session.close()
        if len(self._idle) < MOST_IDLE:
            self._idle.append(connection)
        else:
            connection.close()

    def _note_commit(self) -> None:
        self._commits += 1
        is_over = self._checkpoint is None or self._checkpoint.done()
        if is_over and self._commits >= CHECKPOINT_EVERY:
            self._commits = 0
            self._checkpoint = asyncio.get_running_loop().run_in_executor(None, self._bring_back)

    def _bring_back(self) -> None:
        """As much of the journal as nobody needs any more; what is left is for the next time."""
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
        finally:
            connection.close()


class LocalSession(AsyncSession):
    """A session whose statements run here, or in a thread when they may take long.

    The ORM's part of it is made when somebody first asks for it: prepared statements do without.
    """

    def __init__(self, connection: sa.Connection, scope: Scope) -> None:
        """`connection` is this session's alone until it is closed; `scope` is what it may touch."""
        self._connection = connection
        self._scope = scope
        self._orm: TeamSession | None = None
        self.raw: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]

    @property
    def info(self) -> dict[Any, Any]:
        """What the session was opened with."""
        return {"scope": self._scope}

    @property
    def sync_session(self) -> TeamSession:  # type: ignore[override]  # a property here
        """The ORM's session."""
        if self._orm is None:
            self._orm = TeamSession(bind=self._connection, expire_on_commit=False, info=self.info)
        return self._orm

    @property
    def _proxied(self) -> TeamSession:  # type: ignore[override]  # a property here
        return self.sync_session

    async def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As in any session."""
        return await _run(self.sync_session.execute, statement, params, options)

    async def scalars(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As in any session."""
        return await _run(self.sync_session.scalars, statement, params, options)

    async def scalar(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As in any session."""
        return await _run(self.sync_session.scalar, statement, params, options)

    async def connection(self, **_options: Any) -> Any:  # type: ignore[override]  # what we ask of it, no more
        """The connection behind the session."""
        return LocalConnection(self.sync_session.connection())

    async def flush(self, objects: Sequence[Any] | None = None) -> None:
        """As in any session."""
        session = self.sync_session
        if session.deleted or len(session.new) + len(session.dirty) > MANY_ROWS:
            await aside(functools.partial(session.flush, objects))
        else:
            session.flush(objects)

    async def flush_pending(self) -> None:
        """Write what the ORM was given, if it was given anything."""
        if self._orm is not None:
            await self.flush()

    async def commit(self) -> None:
        """Write what is pending and end the transaction; the journal takes it without waiting for the disk."""
        await self.flush_pending()
        if self._orm is not None:
            self._orm.commit()
        if self.raw.in_transaction:
            self.raw.execute("COMMIT")

    async def rollback(self) -> None:
        """Undo what was not committed."""
        if self._orm is not None:
            self._orm.rollback()
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    async def close(self) -> None:
        """As in any session; what was not committed is undone."""
        if self._orm is not None:
            self._orm.close()  # lets go of its rows before it undoes anything: they stay as they were read
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.close()


class LocalConnection:
    """What our storage asks of a connection."""

    def __init__(self, connection: sa.Connection) -> None:
        """`connection` is in a transaction."""
        self._connection = connection
        self.dialect = connection.dialect

    async def execute(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """As on any connection."""
        return await _run(self._connection.execute, statement, parameters, options)


async def aside(work: Callable[[], R]) -> R:
    """Do it in a thread. A connection must not be used by two, so a cancelled caller waits for the end too."""
    done = asyncio.get_running_loop().run_in_executor(None, work)
    try:
        return await asyncio.shield(done)
    except asyncio.CancelledError:
        await asyncio.wait([done])
        raise


async def _run(execute: Callable[..., R], statement: Any, parameters: Any, options: dict[str, Any]) -> R:
    if _may_take_long(statement, parameters):
        return await aside(functools.partial(execute, statement, parameters, **options))
    return execute(statement, parameters, **options)


def _may_take_long(statement: Any, parameters: Any) -> bool:
    """True for deletes (they cascade), for text (searches), and for many rows at once."""
    if isinstance(parameters, list):
        return len(parameters) > MANY_ROWS
    return isinstance(statement, sa.Delete | sa.TextClause)


async def _begin_writing(connection: sqlite3.Connection) -> None:
    """A reader that became a writer half-way could fail, so writers say so when they begin.

    Only another process can be in the way; then we wait for it in a thread.
    """
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if not _is_locked(error):
            raise
        connection.execute(f"PRAGMA {PRAGMAS[0]}")
        await aside(functools.partial(connection.execute, "BEGIN IMMEDIATE"))
    else:
        connection.execute(f"PRAGMA {PRAGMAS[0]}")


def _is_locked(error: sqlite3.OperationalError) -> bool:
    return "locked" in str(error)


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
            if not tries_left or not _is_locked(error):
                raise
            time.sleep(WAL_PAUSE_SECONDS)
        else:
            return


def _install_ln(connection: sqlite3.Connection) -> None:
    """Search needs ln(), which some SQLite builds lack."""
    try:
        connection.execute("SELECT ln(2.0)")
    except sqlite3.OperationalError:
        connection.create_function("ln", 1, math.log)
