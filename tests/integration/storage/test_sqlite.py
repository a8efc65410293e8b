"""How SQLite is spoken to: through the driver's thread, and past it for quick statements."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.people import find_person, get_or_add_person
from storage.sqlite import local_connection
from storage.sqlite_pool import Driver
from tests.integration.storage.conftest import MakeUrl, opened
from tests.integration.storage.talk import NOON

LONG = sa.text(
    "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 3000000) "
    "SELECT count(*) FROM counted"
)


@pytest.fixture
def file_url(make_url: MakeUrl) -> str:
    return make_url("sqlite")


@pytest.fixture
def server_url(make_url: MakeUrl) -> str:
    return make_url("postgres")


@pytest.fixture
async def file(file_url: str) -> AsyncIterator[Database]:
    async with opened(file_url) as database:
        yield database


async def test_a_quick_statement_and_the_orm_share_one_transaction(file: Database) -> None:
    async with file.for_all_teams() as session:
        local = local_connection(session)
        await session.execute(sa.text("CREATE TABLE tried (n INTEGER)"))

        assert isinstance(local, sqlite3.Connection)
        assert local.in_transaction
        local.execute("INSERT INTO tried VALUES (7)")
        assert await session.scalar(sa.text("SELECT n FROM tried")) == 7


async def test_a_server_has_no_local_connection(server_url: str) -> None:
    async with opened(server_url) as database, database.reading("T1") as session:
        assert local_connection(session) is None


async def test_a_long_statement_leaves_the_event_loop_to_others(file: Database) -> None:
    async def take_long() -> None:
        async with file.reading_all_teams() as session:
            await session.execute(LONG)

    long = asyncio.create_task(take_long())
    turns = 0
    while not long.done():
        await asyncio.sleep(0)
        turns += 1

    assert turns > 5, "on the loop it would have been one or two"


async def test_whoever_is_cancelled_in_a_long_statement_leaves_nothing_behind(file: Database) -> None:
    begun = asyncio.Event()

    async def write_and_take_long() -> None:
        async with file.for_team("T1") as session:
            await get_or_add_person(session, slack_user_id="U1", now=NOON)
            begun.set()
            await (await session.connection()).execute(LONG)

    writing = asyncio.create_task(write_and_take_long())
    await begun.wait()
    await asyncio.sleep(0)
    writing.cancel()
    await asyncio.wait([writing])

    assert writing.cancelled()
    async with file.for_team("T1") as session:
        assert await find_person(session, slack_user_id="U1") is None


async def test_a_file_is_closed_when_whoever_was_cancelled_has_let_go_of_it(file_url: str) -> None:
    async def take_long() -> None:
        async with database.reading_all_teams() as session:
            begun.set()
            await session.execute(LONG)

    begun = asyncio.Event()
    async with opened(file_url) as database:
        reading = asyncio.create_task(take_long())
        await begun.wait()
        while not reading.done():
            reading.cancel()
            await asyncio.sleep(0)

    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_refused_statement_undoes_the_rest_and_the_next_may_write(file: Database) -> None:
    async def half_refused() -> None:
        async with file.for_all_teams() as session:
            await session.execute(sa.text("CREATE TABLE tried (n INTEGER)"))
            await session.execute(sa.text("INSERT INTO nowhere VALUES (1)"))

    with pytest.raises(sa.exc.OperationalError):
        await half_refused()

    async with file.for_all_teams() as session:
        assert await session.scalar(sa.text("SELECT count(*) FROM sqlite_master WHERE name = 'tried'")) == 0


def test_a_program_that_ends_while_a_statement_is_broken_off_does_end(file_url: str) -> None:
    async def take_long(database: Database) -> None:
        async with database.reading_all_teams() as session:
            await session.execute(LONG)

    async def break_off() -> None:
        database = Database(file_url)
        reading = [asyncio.create_task(take_long(database)) for _ in range(2)]
        await asyncio.sleep(0.1)
        for task in reading:
            task.cancel()
        await asyncio.sleep(0.05)

    ending = threading.Thread(target=lambda: asyncio.run(break_off()), daemon=True)
    ending.start()
    ending.join(timeout=240)

    assert not ending.is_alive()


async def test_a_connection_can_be_closed_by_several_at_once(tmp_path: Path) -> None:
    driver = await Driver(lambda: sqlite3.connect(tmp_path / "one.db", check_same_thread=False), 64)

    async with asyncio.timeout(60):
        await asyncio.gather(driver.close(), driver.close(), driver.close())
        await driver.close()

    with pytest.raises(ValueError, match="no active connection"):
        await driver.execute("SELECT 1")
