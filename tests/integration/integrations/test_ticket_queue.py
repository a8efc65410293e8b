"""Tickets that any program may work on, on a real Postgres with real workers."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import select

from handlers.runner import Runner
from integrations.ticket_queue import TicketQueue
from storage import agenda
from storage.agenda import AgendaRow
from storage.database import Database
from storage.models import AgendaItem
from tests.fakes.cut_line import CutLine
from tests.postgres import empty_database

TEAM = "T1"


@pytest.fixture(scope="module")
def url(postgres: str) -> str:
    return empty_database(postgres)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    await database.migrate()
    yield database
    async with database.for_all_teams() as session:
        await agenda.cancel_family(session, prefix=f"{TEAM}:")
    await database.close()


@contextlib.asynccontextmanager
async def program(
    database: Database, url: str, run: Callable[[AgendaRow], Coroutine[None, None, None]], *, works: bool = True
) -> AsyncIterator[Runner]:
    queue = TicketQueue(url)
    runner = Runner(database, run, queue=queue)
    async with queue.opened():
        if works:
            queue.work_on({"interactive": 4, "bulk": 2}, runner.work)
        yield runner
        await queue.rest()
        await runner.close(60)


async def promise(database: Database, *names: str) -> None:
    async with database.for_team(TEAM) as session:
        for name in names:
            await agenda.plan(session, key=f"{TEAM}:{name}", kind="work", team_id=TEAM, payload={})


async def open_rows(database: Database) -> int:
    async with database.reading_all_teams() as session:
        return len((await session.scalars(select(AgendaItem).where(AgendaItem.run_at.is_not(None)))).all())


async def until_done(database: Database, runner: Runner) -> None:
    async with asyncio.timeout(60):
        while await open_rows(database):
            await runner.claim_due()
            await asyncio.sleep(0.05)  # only the database knows when another program is done


async def test_two_programs_share_what_is_due_and_each_is_done_once(database: Database, url: str) -> None:
    done: Counter[str] = Counter()

    async def run(row: AgendaRow) -> None:
        done[row.key] += 1

    await promise(database, *(f"share-{number}" for number in range(30)))
    async with program(database, url, run) as one, program(database, url, run):
        await until_done(database, one)

    assert len(done) == 30
    assert set(done.values()) == {1}


async def test_who_takes_in_leaves_the_work_to_others(database: Database, url: str) -> None:
    by_worker: list[str] = []

    async def never(row: AgendaRow) -> None:
        pytest.fail("it takes in, and nothing else")

    async def run(row: AgendaRow) -> None:
        by_worker.append(row.key)

    await promise(database, "left")
    async with program(database, url, never, works=False) as web, program(database, url, run):
        await until_done(database, web)

    assert by_worker == [f"{TEAM}:left"]


async def test_a_ticket_that_comes_twice_is_worked_on_once(database: Database, url: str) -> None:
    done: list[str] = []

    async def run(row: AgendaRow) -> None:
        done.append(row.key)

    await promise(database, "twice")
    async with database.for_all_teams() as session:
        (ticket,) = await agenda.claim(session, limit=1, lane="interactive")
    async with program(database, url, run) as runner:
        await asyncio.gather(*(runner.work(ticket) for _ in range(3)))

    assert done == [f"{TEAM}:twice"]


async def test_workers_begin_again_when_the_server_ends_their_connections(
    database: Database, url: str, postgres: str
) -> None:
    done: list[str] = []

    async def run(row: AgendaRow) -> None:
        done.append(row.key)

    async with program(database, url, run) as runner:
        await promise(database, "before")
        await until_done(database, runner)
        await end_connections(postgres)
        await promise(database, "after")
        await until_done(database, runner)

    assert done == [f"{TEAM}:before", f"{TEAM}:after"]


async def test_it_rests_though_the_server_has_gone(database: Database, url: str) -> None:
    async def run(row: AgendaRow) -> None: ...

    async with CutLine(f"{sa.make_url(url).query['host']}/.s.PGSQL.5432") as line:
        far = sa.make_url(url).set(host="127.0.0.1", port=line.port, query={})
        queue = TicketQueue(far.render_as_string(hide_password=False))
        async with queue.opened():
            queue.work_on({"interactive": 4, "bulk": 2}, Runner(database, run, queue=queue).work)
            await promise(database, "before")
            await until_taken(database, queue)
            await line.cut()

            async with asyncio.timeout(60):
                await queue.rest()


async def until_taken(database: Database, queue: TicketQueue) -> None:
    """Then its workers are at work, and not only about to be."""
    await until_done(database, Runner(database, _nothing, queue=queue))


async def _nothing(row: AgendaRow) -> None: ...


async def end_connections(postgres: str) -> None:
    """What a restart of the server does to every program."""
    address = postgres.replace("postgresql+psycopg://", "postgresql://")
    async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND application_name <> '' AND datname <> 'postgres'"
            " OR pid <> pg_backend_pid() AND usename = 'sideline'"
        )


async def test_what_a_killed_worker_had_in_hand_is_tidied_away(database: Database, url: str) -> None:
    async def run(row: AgendaRow) -> None: ...

    queue = TicketQueue(url)
    async with queue.opened():
        await queue.put(["T1:gone:token"], lane="interactive")
        async with await psycopg.AsyncConnection.connect(
            url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True
        ) as connection:
            await connection.execute("UPDATE procrastinate_jobs SET status = 'doing'")

            await queue.tidy()

            left = await (await connection.execute("SELECT count(*) FROM procrastinate_jobs")).fetchone()
    assert left == (0,)
