"""What a runner takes, keeps and gives up."""

import asyncio
from datetime import datetime

from handlers.runner import WORKERS, Runner
from storage import agenda
from storage.agenda import MAX_ATTEMPTS, AgendaRow
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
    await runner.close(5)

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

    await runner.close(5)

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
    async with asyncio.timeout(5):
        await ended.wait()
    let_go.set()

    assert at_work.count("bulk") == WORKERS["bulk"]
    assert at_work[-1] == "interactive"
    await runner.close(5)


async def test_giving_up_is_told_once_after_the_last_attempt(database: Database) -> None:
    told: list[int] = []

    async def run(row: AgendaRow) -> datetime | None:
        raise RuntimeError(row.key)

    async def gave_up(row: AgendaRow) -> None:
        told.append(row.attempts)

    runner = Runner(database, run, gave_up=gave_up)
    async with database.for_team("T1") as session:
        row = await agenda.plan_started(session, key="T1:b", kind="answer", team_id="T1", payload={})
    assert row is not None

    for attempt in range(1, MAX_ATTEMPTS + 1):
        runner.take(AgendaRow(**{**vars(row), "attempts": attempt, "token": f"{row.token}{attempt}"}))
    await runner.close(5)

    assert told == [MAX_ATTEMPTS]
