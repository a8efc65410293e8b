"""What a runner takes, keeps and gives up."""

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest

from handlers.runner import WORKERS, Runner
from storage import agenda
from storage.agenda import MAX_ATTEMPTS, MOST_BEGUN, AgendaRow
from storage.database import Database


async def _plan(database: Database, key: str, team_id: str) -> None:
    async with database.for_team(team_id) as session:
        await agenda.plan(session, key=key, kind="answer", team_id=team_id, payload={})


async def test_a_runner_leaves_the_work_of_teams_it_cannot_speak_for(database: Database) -> None:
    done: list[str] = []

    async def run(row: AgendaRow) -> datetime | None:
        done.append(row.key)
        return None

    await _plan(database, "T1:a", "T1")
    await _plan(database, "T2:a", "T2")
    runner = Runner(database, run, teams={"T1"})

    await runner.claim_due()
    await runner.close(60)

    assert done == ["T1:a"]


async def test_work_begun_while_leases_are_renewed_goes_on(database: Database) -> None:
    going_on = asyncio.Event()
    ended: list[str] = []

    async def run(row: AgendaRow) -> datetime | None:
        await going_on.wait()
        ended.append(row.key)
        return None

    runner = Runner(database, run)
    await _plan(database, "T1:a", "T1")
    await runner.claim_due()
    await asyncio.sleep(0)
    renewing = asyncio.create_task(runner.renew())
    async with database.for_team("T1") as session:
        row = await agenda.plan_started(session, key="T1:b", kind="answer", team_id="T1", payload={})
    assert row is not None
    runner.take(row)
    await renewing
    going_on.set()

    await runner.close(60)

    assert sorted(ended) == ["T1:a", "T1:b"]


async def test_a_question_does_not_wait_for_many_digests_that_are_due(database: Database) -> None:
    """Bulk work fills its own places only, however much of it is due."""
    ended, let_go = asyncio.Event(), asyncio.Event()
    at_work: list[str] = []

    async def run(row: AgendaRow) -> datetime | None:
        at_work.append(row.lane)
        if row.lane == "bulk":
            await let_go.wait()
        else:
            ended.set()
        return None

    for number in range(300):
        async with database.for_team(f"T{number % 30}") as session:
            key, team_id = f"T{number % 30}:digest:{number}", f"T{number % 30}"
            await agenda.plan(session, key=key, kind="digest", team_id=team_id, lane="bulk", payload={})
    runner = Runner(database, run)
    await runner.claim_due()
    await _plan(database, "T1:question", "T1")

    await runner.claim_due()
    async with asyncio.timeout(60):
        await ended.wait()
    let_go.set()

    assert at_work.count("bulk") == WORKERS["bulk"]
    assert at_work[-1] == "interactive"
    await runner.close(60)


async def test_giving_up_is_told_once_after_the_last_attempt(database: Database) -> None:
    told: list[int] = []

    async def run(row: AgendaRow) -> datetime | None:
        raise RuntimeError(row.key)

    async def gave_up(row: AgendaRow) -> None:
        told.append(row.attempts)

    runner = Runner(database, run, gave_up=gave_up)

    for attempt in range(1, MAX_ATTEMPTS + 1):
        runner.take(replace(await begun(database, f"T1:{attempt}"), attempts=attempt))
    await runner.close(60)

    assert told == [MAX_ATTEMPTS]


async def test_work_is_done_however_often_its_process_was_killed_until_it_is_to_blame(database: Database) -> None:
    done: list[str] = []
    told: list[str] = []

    async def run(row: AgendaRow) -> datetime | None:
        done.append(row.key)
        return None

    async def gave_up(row: AgendaRow) -> None:
        told.append(row.key)

    runner = Runner(database, run, gave_up=gave_up)

    runner.take(replace(await begun(database, "T1:innocent"), attempts=MOST_BEGUN))
    runner.take(replace(await begun(database, "T1:to-blame"), attempts=MOST_BEGUN + 1))
    await runner.close(60)

    assert (done, told) == (["T1:innocent"], ["T1:to-blame"])
    async with database.reading("T1") as session:
        assert not await agenda.is_open(session, key="T1:to-blame")


async def test_what_nobody_could_be_told_is_not_given_up_yet(database: Database) -> None:
    async def run(row: AgendaRow) -> datetime | None:
        raise RuntimeError(row.key)

    async def gave_up(row: AgendaRow) -> None:
        raise RuntimeError("not now")

    runner = Runner(database, run, gave_up=gave_up)

    runner.take(replace(await begun(database, "T1:untold"), attempts=MAX_ATTEMPTS))
    await runner.close(60)

    async with database.reading("T1") as session:
        assert await agenda.is_open(session, key="T1:untold")


async def test_what_breaks_in_work_that_was_taken_back_is_no_news(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[int] = []

    async def run(row: AgendaRow) -> datetime | None:
        async with database.for_team("T1") as session:
            await agenda.cancel(session, key=row.key)
        raise RuntimeError(row.key)

    async def gave_up(row: AgendaRow) -> None:
        told.append(row.attempts)

    runner = Runner(database, run, gave_up=gave_up)

    runner.take(replace(await begun(database, "T1:back"), attempts=MAX_ATTEMPTS))
    await runner.close(60)

    assert not told
    assert not [record for record in caplog.records if record.name == "sideline.runner"]


async def begun(database: Database, key: str) -> AgendaRow:
    async with database.for_team("T1") as session:
        row = await agenda.plan_started(session, key=key, kind="answer", team_id="T1", payload={})
    assert row is not None
    return row
