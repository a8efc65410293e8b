"""The runner of the agenda's work, on a real database."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from handlers.runner import Runner
from storage import agenda
from storage.agenda import AgendaRow
from storage.database import Database
from storage.models import AgendaItem

TEAM = "T1"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/runner.db")
    await database.migrate()
    yield database
    await database.close()


async def started(database: Database) -> AgendaRow:
    async with database.for_team(TEAM) as session:
        row = await agenda.plan_started(session, key=f"{TEAM}:work", kind="work", team_id=TEAM, payload={})
    assert row is not None
    return row


async def due_at(database: Database) -> datetime | None:
    async with database.reading_all_teams() as session:
        return (await session.scalars(select(AgendaItem))).one().run_at


async def test_while_it_closes_it_keeps_hold_of_what_it_still_does(database: Database) -> None:
    work = asyncio.Event()

    async def run(row: AgendaRow) -> None:
        await work.wait()

    runner = Runner(database, run, renew_seconds=0.02)
    runner.take(await started(database))
    leased_until = await due_at(database)
    assert leased_until is not None

    closing = asyncio.create_task(runner.close(60))
    async with asyncio.timeout(60):
        while (now_until := await due_at(database)) == leased_until:  # noqa: ASYNC110  (the database wakes nobody)
            await asyncio.sleep(0.01)
    work.set()
    await closing

    assert now_until is not None
    assert now_until > leased_until
    assert await due_at(database) is None


async def test_what_is_not_finished_in_time_is_due_at_once(database: Database) -> None:
    async def run(row: AgendaRow) -> None:
        await asyncio.Event().wait()

    runner = Runner(database, run)
    runner.take(await started(database))
    leased_until = await due_at(database)
    assert leased_until is not None

    await runner.close(0.05)

    handed_over = await due_at(database)
    assert handed_over is not None
    assert handed_over < leased_until
    assert runner.is_idle


async def test_what_fails_is_logged_with_its_place_but_not_its_words(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    async def run(row: AgendaRow) -> None:
        raise RuntimeError("what somebody wrote")

    runner = Runner(database, run)
    runner.take(await started(database))

    await runner.close(60)

    assert "job work failed on attempt 1: RuntimeError at test_runner.py:" in caplog.text
    assert "what somebody wrote" not in caplog.text
    assert await due_at(database) is not None


async def test_an_end_that_cannot_be_noted_is_logged_without_a_word_of_the_work(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async def run(row: AgendaRow) -> None:
        async with database.for_all_teams() as session:
            await session.execute(text("DROP TABLE agenda"))
        raise RuntimeError("what somebody wrote")

    runner = Runner(database, run)
    runner.take(await started(database))

    await runner.close(60)

    assert "a job's end could not be noted: OperationalError" in caplog.text
    assert "what somebody wrote" not in caplog.text


async def test_what_ended_together_with_its_last_step_is_not_ended_again(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async def run(row: AgendaRow) -> None:
        async with database.for_team(TEAM) as session:
            await agenda.finish(session, row=row, run_at=None)
        row.is_over = True
        async with database.for_team(TEAM) as session:
            await agenda.poke(session, key=row.key)

    runner = Runner(database, run)
    runner.take(await started(database))

    await runner.close(60)

    assert await due_at(database) is not None
    assert not caplog.records
