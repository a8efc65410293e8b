"""The database is away for a while, full, locked, or two want the same rows."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator

import psycopg
import pytest
import sqlalchemy as sa

from storage.database import Database, Session
from storage.load import Load
from storage.models import Person
from storage.outage import Outage, is_gone
from storage.people import find_person, get_or_add_person, update_person
from storage.prepared import insert
from tests.fakes.cut_line import CutLine
from tests.integration.storage.conftest import MakeUrl, opened
from tests.integration.storage.talk import NOON


@pytest.fixture
def postgres_url(make_url: MakeUrl) -> str:
    return make_url("postgres")


@pytest.fixture
async def line(postgres_url: str) -> AsyncIterator[CutLine]:
    folder = sa.make_url(postgres_url).query["host"]
    async with CutLine(f"{folder}/.s.PGSQL.5432") as line:
        yield line


@pytest.fixture
async def far(line: CutLine, postgres_url: str) -> AsyncIterator[Database]:
    """Postgres at the other end of a line that can be cut."""
    url = sa.make_url(postgres_url).set(host="127.0.0.1", port=line.port, query={})
    async with opened(url.render_as_string(hide_password=False)) as database:
        yield database


async def add(database: Database, name: str) -> None:
    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id=name, now=NOON)


async def knows(database: Database, name: str) -> bool:
    async with database.reading("T1") as session:
        return await find_person(session, slack_user_id=name) is not None


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "sideline.database"]


async def test_a_server_that_was_gone_is_used_again_and_that_is_said_once(
    far: Database, line: CutLine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    await add(far, "U1")

    await line.cut()
    for _ in range(5):
        with pytest.raises(sa.exc.OperationalError) as failure:
            await add(far, "U2")
        assert is_gone(failure.value)
    await line.mend()
    await add(far, "U3")
    await add(far, "U4")

    assert [await knows(far, name) for name in ("U1", "U2", "U3")] == [True, False, True]
    begun, ended = said(caplog)
    assert begun.startswith("the database cannot be had (OperationalError: connection failed: ")
    assert ended.startswith("the database is back after ")


async def test_a_line_that_breaks_within_a_transaction_undoes_it(far: Database, line: CutLine) -> None:
    await add(far, "U1")

    with pytest.raises(sa.exc.OperationalError) as failure:
        await add_two(far, line)
    await line.mend()

    assert is_gone(failure.value)
    assert [await knows(far, name) for name in ("U1", "U2", "U3")] == [True, False, False]


async def add_two(database: Database, line: CutLine) -> None:
    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U2", now=NOON)
        await line.cut()
        await get_or_add_person(session, slack_user_id="U3", now=NOON)


async def test_who_we_say_we_are_not_shows_no_password(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = sa.make_url(postgres_url).set(username="nobody", password="s3cr3t")
    async with opened(wrong.render_as_string(hide_password=False)) as database:
        with pytest.raises(sa.exc.OperationalError) as failure:
            await add(database, "U1")

    assert is_gone(failure.value)
    assert 'role "nobody" does not exist' in said(caplog)[0]
    assert "s3cr3t" not in f"{failure.value} {caplog.text} {database.address}"


async def test_a_full_disk_loses_nothing_that_was_there_and_passes(
    make_new: MakeUrl, caplog: pytest.LogCaptureFixture
) -> None:
    """SQLite says the same when its file may not grow any more."""
    async with opened(make_new("sqlite")) as database:
        await add(database, "U1")

        with pytest.raises(sqlite3.OperationalError, match="full") as failure:
            await add_without_room(database, "U-full")
        await add(database, "U2")

        assert is_gone(failure.value)
        assert [await knows(database, name) for name in ("U1", "U2", "U-full-1")] == [True, True, False]
    begun, ended = said(caplog)
    assert "disk is full" in begun
    assert "back" in ended


async def add_without_room(database: Database, name: str) -> None:
    """The connection that fails is thrown away, and with it the limit that is its own."""
    async with database.for_all_teams() as session:
        await session.execute(sa.text("PRAGMA max_page_count=1"))  # SQLite takes it for as many as there are
        for number in range(1000):
            await insert(session, Person, team_id="T1", slack_user_id=f"{name}-{number}", created_at=NOON)


async def test_a_file_that_another_program_holds_is_waited_for_and_then_said(
    make_new: MakeUrl, caplog: pytest.LogCaptureFixture
) -> None:
    url = make_new("sqlite")
    file = sa.make_url(url).database or ""
    async with opened(url) as database:
        await add(database, "U1")
        holder = sqlite3.connect(file, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(add(database, "U2"))
        await asyncio.sleep(0.05)
        assert await knows(database, "U1")
        holder.close()
        await writing

        assert await knows(database, "U2")
    assert said(caplog) == []


async def test_two_who_want_the_same_rows_crosswise_both_get_them_in_the_end(postgres_url: str) -> None:
    """Postgres breaks one of them off; it is tried again. Within one team they would have taken turns."""
    both_hold_one = asyncio.Barrier(2)
    tries: list[str] = []

    async def write(database: Database, first: str, second: str) -> None:
        async def work(session: Session) -> None:
            tries.append(first)
            await change(session, first)
            if len(tries) <= 2:
                await both_hold_one.wait()
            await change(session, second)

        await database.write(None, work)

    async with opened(postgres_url) as one, opened(postgres_url) as other:
        await add(one, "U1")
        await add(one, "U2")
        await asyncio.gather(write(one, "U1", "U2"), write(other, "U2", "U1"))

        async with one.reading("T1") as session:
            roles = await session.scalars(sa.select(Person.role).order_by(Person.id))
            assert roles.all() == ["xx", "xx"]
    assert len(tries) == 3


async def change(session: Session, name: str) -> None:
    person = (await session.scalars(sa.select(Person).filter_by(slack_user_id=name).with_for_update())).one()
    await update_person(session, person_id=person.id, role=f"{person.role}x")


async def test_what_fails_for_another_reason_is_not_tried_again(database: Database) -> None:
    tries = []

    async def work(session: Session) -> None:
        tries.append(1)
        session.add(Person(slack_user_id="U1", created_at=NOON))
        session.add(Person(slack_user_id="U1", created_at=NOON))
        await session.flush()

    with pytest.raises(sa.exc.IntegrityError) as failure:
        await database.write("T1", work)

    assert len(tries) == 1
    assert not is_gone(failure.value)


async def test_who_finds_no_free_connection_hears_so(postgres_url: str) -> None:
    async with opened(postgres_url) as database:
        database._ground._engine.pool._timeout = 0.1  # type: ignore[attr-defined]
        async with asyncio.timeout(60), asyncio.TaskGroup() as group:
            done = asyncio.Event()
            holding = [group.create_task(hold(database, done)) for _ in range(20)]
            await loaded(database, in_use=20, waiting=0)
            with pytest.raises(sa.exc.TimeoutError) as failure:
                await add(database, "U1")
            await loaded(database, in_use=20, waiting=0)
            database._ground._engine.pool._timeout = 60  # type: ignore[attr-defined]
            late = group.create_task(add(database, "U1"))
            await loaded(database, in_use=20, waiting=1)
            done.set()

    assert late.done()
    assert database.load().in_use == 0
    assert len(holding) == 20
    assert is_gone(failure.value)


async def loaded(database: Database, *, in_use: int, waiting: int) -> None:
    """Until so many connections are in use and so many transactions wait for one."""
    while database.load() != Load(in_use, waiting, most=20):  # noqa: ASYNC110  (the database wakes nobody)
        await asyncio.sleep(0.01)


async def hold(database: Database, done: asyncio.Event) -> None:
    async with database.reading("T1"):
        await done.wait()


@pytest.mark.parametrize("sqlstate", ["53100", "25006"])
def test_a_server_that_only_reads_is_back_when_it_has_written(
    caplog: pytest.LogCaptureFixture, sqlstate: str
) -> None:
    outage = Outage()

    outage.note(refused(sqlstate))
    outage.is_over(has_written=False)
    outage.note(refused(sqlstate))
    outage.is_over(has_written=True)

    assert len(said(caplog)) == 2


def test_a_server_that_was_not_there_is_back_when_it_can_be_read(caplog: pytest.LogCaptureFixture) -> None:
    outage = Outage()

    outage.note(refused("57P03"))
    outage.is_over(has_written=False)

    assert len(said(caplog)) == 2


def test_what_a_library_made_of_a_failure_is_still_the_database() -> None:
    of_a_library = RuntimeError("connector")
    of_a_library.__cause__ = psycopg.OperationalError("connection refused")
    refused = RuntimeError("connector")
    refused.__cause__ = psycopg.errors.UndefinedTable("no such table")

    assert is_gone(of_a_library)
    assert not is_gone(refused)
    assert not is_gone(None)


def refused(sqlstate: str) -> sa.exc.OperationalError:
    """What Postgres' driver raises with this code."""
    original = Exception("no")
    original.sqlstate = sqlstate  # type: ignore[attr-defined]
    return sa.exc.OperationalError("INSERT", {}, original)


def test_the_same_outage_is_said_once_and_the_next_one_again(caplog: pytest.LogCaptureFixture) -> None:
    now = 100.0
    outage = Outage(monotonic=lambda: now)
    gone = sqlite3.OperationalError("database or disk is full")
    gone.sqlite_errorcode = sqlite3.SQLITE_FULL

    outage.is_over(has_written=True)
    for _ in range(3):
        outage.note(gone)
        outage.is_over(has_written=False)  # a full disk can be read
    now = 161.0
    outage.is_over(has_written=True)
    outage.is_over(has_written=True)
    now = 221.0
    outage.note(KeyError("not about the database"))
    outage.note(gone)

    assert said(caplog) == [
        "the database cannot be had (OperationalError: database or disk is full); what comes in meanwhile is kept",
        "the database is back after 61 seconds",
        "the database cannot be had (OperationalError: database or disk is full); what comes in meanwhile is kept",
    ]


def test_an_outage_that_comes_and_goes_is_said_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    now = 100.0
    outage = Outage(monotonic=lambda: now)
    gone = sqlite3.OperationalError("database is locked")
    gone.sqlite_errorcode = sqlite3.SQLITE_BUSY

    for _ in range(90):
        outage.note(gone)
        outage.is_over(has_written=False)
        now += 1.0

    assert [line.partition(" (")[0] for line in said(caplog)] == [
        "the database cannot be had",
        "the database is back after 0 seconds",
        "the database cannot be had",
        "the database is back after 0 seconds",
    ]


def test_an_outage_that_begins_soon_after_the_last_and_lasts_is_said_after_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = 100.0
    outage = Outage(monotonic=lambda: now)
    gone = sqlite3.OperationalError("database is locked")
    gone.sqlite_errorcode = sqlite3.SQLITE_BUSY
    outage.note(gone)
    outage.is_over(has_written=True)

    for _ in range(90):
        now += 1.0
        outage.note(gone)
    outage.is_over(has_written=True)

    assert [line.partition(" (")[0] for line in said(caplog)] == [
        "the database cannot be had",
        "the database is back after 0 seconds",
        "the database cannot be had",
        "the database is back after 89 seconds",
    ]
