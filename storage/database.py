"""Opens transactions. What is different between SQLite and Postgres is in their own modules."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from storage import migrations
from storage.errors import DATABASE_TROUBLE, DatabaseIsNewer, NestedWrite, NoTeam
from storage.library import Memory
from storage.load import Load
from storage.models import LIBRARY
from storage.outage import Outage, is_in_the_way
from storage.postgres import PostgresServer
from storage.prepared import insert_or_ignore
from storage.row_security import passes_by
from storage.sqlite import SqliteFile
from storage.tenancy import Scope, scope_of

__all__ = ["UNSYNCED", "Change", "Database", "Session", "insert_or_ignore", "now"]

Session = AsyncSession
"""What the floors above pass through without knowing what it is."""

Change = Literal["added", "updated", "unchanged"]
"""What keeping something did to the row there was."""

UNSYNCED = {"synchronize_session": False}
"""For updates nobody has loaded the row of: bringing loaded rows up to date is a third of the work."""

AGAIN_AFTER = (0.02, 0.1, 0.5)
"""Seconds before a transaction that another was in the way of is tried again."""

_TRY_TO_WRITE = "UPDATE alembic_version SET version_num = version_num"
"""Changes nothing, and takes the room of a change."""

R = TypeVar("R")
log = logging.getLogger("sideline.database")


def _no_skew() -> timedelta:
    return timedelta()


class Ground(Protocol):
    """What SQLite and Postgres each do in their own way."""

    def writing(self, scope: Scope) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction that commits at the end, and rolls back on any error."""

    def reading(self, scope: Scope) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction that is never committed."""

    async def run(self, work: Callable[[sa.Connection], R]) -> R:
        """Look at something on a plain connection."""

    async def upgrade(self, versions: Callable[[sa.Connection], None]) -> None:
        """Run what brings the tables to the newest version: all or nothing, one program at a time."""

    def snapshot(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A plain connection that reads one state of every team's rows."""

    def filling(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A plain connection that writes every team's rows, alone, and commits at the end."""

    async def copy_into(self, file: Path) -> bool:
        """Write one state of everything to a new SQLite file; False where rows have to be moved instead."""

    async def count_others(self) -> int:
        """How many connections other programs of ours have, where that can be asked."""

    async def refresh_statistics(self) -> None:
        """Count what is in the tables, if searches are planned by that."""

    async def now(self, session: AsyncSession) -> datetime:
        """The database's clock."""

    def load(self) -> Load:
        """How busy its connections are at this moment."""

    async def close(self) -> None:
        """Close every connection."""


class Database:
    """One database, and the transactions on it: per team, or for the engine's own work on all teams."""

    def __init__(self, url: str, *, skew: Callable[[], timedelta] = _no_skew) -> None:
        """`skew` is added to the database's clock, so that a test or the sandbox can move time.

        `address` is where it is, without a password.
        """
        self._skew = skew
        parts = sa.make_url(url)
        is_sqlite = parts.get_backend_name() == "sqlite"
        self.address = parts.set(drivername=parts.get_backend_name(), query={}).render_as_string()
        self._ground: Ground = SqliteFile(url) if is_sqlite else PostgresServer(url)
        self._memory = Memory()
        self._outage = Outage()
        self._writers: set[asyncio.Task[Any] | None] = set()

    def for_team(self, team_id: str) -> AbstractAsyncContextManager[Session]:
        """A transaction that writes one team's rows: commits at the end, rolls back on any error.

        Raises NoTeam for an empty team, NestedWrite inside another writing transaction.
        """
        return Transaction(self, _required(team_id), is_reading=False)

    def reading(self, team_id: str) -> AbstractAsyncContextManager[Session]:
        """A transaction that only reads one team's rows (and the library's). Raises NoTeam."""
        return Transaction(self, _required(team_id), is_reading=True)

    def for_all_teams(self) -> AbstractAsyncContextManager[Session]:
        """A writing transaction past the team filter, for the engine's own work: claiming, purging."""
        return Transaction(self, None, is_reading=False)

    def reading_all_teams(self) -> AbstractAsyncContextManager[Session]:
        """A reading transaction past the team filter, for the engine's own work."""
        return Transaction(self, None, is_reading=True)

    async def write(self, team_id: str | None, work: Callable[[Session], Awaitable[R]]) -> R:
        """Do `work` in a writing transaction, None for all teams; anew when another was in its way.

        So `work` may be done more than once, and must change nothing but rows.
        """
        for pause in AGAIN_AFTER:
            try:
                return await self._write_once(team_id, work)
            except DBAPIError as error:
                if not is_in_the_way(error):
                    raise
            await asyncio.sleep(pause)
        return await self._write_once(team_id, work)

    async def migrate(self) -> None:
        """Bring the tables to the newest version; next to nothing when they already are.

        Tables that a newer program has changed are left alone. Raises DatabaseIsNewer when they are too new
        to work with, TablesDoNotFit when they are not what their version says.
        """
        standing = await self.standing()
        if standing.is_ahead and not standing.is_usable:
            raise DatabaseIsNewer(f"{standing.version} here, {migrations.HEAD} known")
        if standing.is_ahead:
            log.warning(
                "the tables are of a newer version (%s, not %s): upgrade soon", standing.version, migrations.HEAD
            )
        elif not standing.is_current:
            await self._ground.upgrade(migrations.upgrade)

    async def standing(self) -> migrations.Standing:
        """Which version the tables are, and whether this program can work with them."""
        return await self._ground.run(migrations.standing_of)

    async def misfit(self) -> str:
        """What in the tables is not as their version has it, one up to this program's; "" when nothing is."""
        from storage.migrations.fit import misfit_of  # noqa: PLC0415  (Alembic is slow to load)

        version = (await self.standing()).version
        return await self._ground.run(lambda connection: misfit_of(connection, version))

    async def is_past_row_security(self) -> bool:
        """Whether the server would not keep teams apart, should a filter of ours be forgotten; False on SQLite."""
        return await self._ground.run(passes_by)

    async def is_current(self) -> bool:
        """Whether the tables are those this version of the program expects."""
        return (await self.standing()).is_current

    async def takes_writes(self) -> bool:
        """False while its disk is full or it is only for reading; tries a write when the last one was refused.

        Without that try a program that nobody writes to would not notice that there is room again.
        """
        if not self._outage.is_only_of_writing:
            return True
        try:
            async with self.for_all_teams() as session:
                await (await session.connection()).exec_driver_sql(_TRY_TO_WRITE)
        except DATABASE_TROUBLE:
            return False
        return True

    def snapshot(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Past the team filter and the ORM, for moving: one state of all rows, however long reading them takes."""
        return self._ground.snapshot()

    def filling(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Past the team filter and the ORM, for moving: all or nothing, while nobody else writes."""
        return self._ground.filling()

    async def copy_into(self, file: Path) -> bool:
        """Write one state of everything to a new SQLite file; False where rows have to be moved instead."""
        return await self._ground.copy_into(file)

    async def count_others(self) -> int:
        """How many connections other programs of ours have here; 0 also where that cannot be asked."""
        return await self._ground.count_others()

    def load(self) -> Load:
        """How busy our connections are at this moment; asks nobody."""
        return self._ground.load()

    async def refresh_statistics(self) -> None:
        """After rows came in bulk: searches may be planned by what was last counted."""
        await self._ground.refresh_statistics()

    async def close(self) -> None:
        """Close every connection."""
        await self._ground.close()

    async def _write_once(self, team_id: str | None, work: Callable[[Session], Awaitable[R]]) -> R:
        transaction = self.for_all_teams() if team_id is None else self.for_team(team_id)
        async with transaction as session:
            return await work(session)

    async def _now(self, session: Session) -> datetime:
        return await self._ground.now(session) + self._skew()


class Transaction:
    """One of a `Database`, which learns here whether it can be had; a class as `storage.sqlite.Reading` is."""

    def __init__(self, database: Database, team_id: str | None, *, is_reading: bool) -> None:
        """Nothing is begun yet."""
        self._database = database
        self._team_id = team_id
        self._is_reading = is_reading

    async def __aenter__(self) -> Session:
        """Begin. Raises NestedWrite for one that writes inside another."""
        database = self._database
        scope = Scope(self._team_id, is_reading=self._is_reading, now=database._now, memory=database._memory)
        if self._is_reading:
            self._inner = database._ground.reading(scope)
        else:
            self._inner = database._ground.writing(scope)
            self._writer = asyncio.current_task()
            if self._writer in database._writers:
                raise NestedWrite
            database._writers.add(self._writer)
        try:
            return await self._inner.__aenter__()
        except BaseException as error:
            self._ended(error)
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        try:
            await self._inner.__aexit__(kind, error, trace)
        except BaseException as raised:
            self._ended(raised)
            raise
        self._ended(error)

    def _ended(self, error: BaseException | None) -> None:
        database = self._database
        if error is None:
            database._outage.is_over(has_written=not self._is_reading)
        else:
            database._outage.note(error)
        if not self._is_reading:
            database._writers.discard(self._writer)
            if self._team_id == LIBRARY:
                database._memory.forget()


async def now(session: Session) -> datetime:
    """The database's clock (all machines agree on it), plus the skew a test or the sandbox set."""
    return await scope_of(session).now(session)


def _required(team_id: str) -> str:
    if not team_id:
        raise NoTeam
    return team_id
