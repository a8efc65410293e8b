"""How much faster two workers are than one, and whether a workspace waits for another one's work.

    python -m benchmarks.workers [--jobs 240] [--wait 5] [--beside 40]

Workers are processes of their own that share one Postgres through the queue, with the places and the pace of real
ones; only what they do is made up: they wait `--wait` seconds, as for a model's answer. Work that computes would
measure the machine's cores instead. Times are the database's own, from promise to end. Then one workspace has a
thousand slow jobs waiting while another promises a quick one now and then. Prints JSON.
"""

import argparse
import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from benchmarks.times import p95
from handlers.clock import Clock
from handlers.runner import WORKERS, Runner
from integrations.ticket_queue import TicketQueue
from storage import agenda
from storage.agenda import AgendaRow
from storage.database import Database
from storage.models import AgendaItem
from tests.postgres import empty_database, running_postgres

TEAMS = 20
"""As many workspaces share the work, since one alone may not have all the places."""
SLOW_JOBS, SLOW_SECONDS = 1000, 5.0
QUICK_SECONDS = 0.2
EVERY = 0.5
"""Seconds between two quick promises."""
TICK_SECONDS = 1.0
ANSWER_WITHIN = 300


async def measure(jobs: int, wait: float, beside: int) -> dict[str, Any]:
    """All of it, each part on a fresh database."""
    with running_postgres() as server:
        one = await _jobs_per_second(server, 1, jobs, wait)
        two = await _jobs_per_second(server, 2, jobs, wait)
        alone = await _quick_p95(server, beside, slow=0)
        accompanied = await _quick_p95(server, beside, slow=SLOW_JOBS)
    return {
        "jobs": jobs,
        "seconds_each": wait,
        "one_worker_per_second": round(one, 1),
        "two_workers_per_second": round(two, 1),
        "ratio": round(two / one, 2),
        "quick_p95_alone_seconds": round(alone, 2),
        "quick_p95_beside_slow_seconds": round(accompanied, 2),
        "delay": round(accompanied / alone, 2),
        "load": [round(each, 1) for each in os.getloadavg()],
    }


async def _jobs_per_second(server: str, workers: int, jobs: int, wait: float) -> float:
    """From the moment there is work until all is done; the workers were there before."""
    async with _database(server) as (database, url), _working(url, workers):
        began = time.perf_counter()
        for number in range(TEAMS):
            await _promise(database, f"T{number}", [f"{each}" for each in range(jobs // TEAMS)], wait)
        await _until_done(database, "T")
        return jobs / (time.perf_counter() - began)


async def _quick_p95(server: str, count: int, *, slow: int) -> float:
    """How long the quick workspace waits for its work, the work itself included."""
    async with _database(server) as (database, url), _working(url, 2):
        await _promise(database, "SLOW", [f"{each}" for each in range(slow)], SLOW_SECONDS)
        await asyncio.sleep(2 * TICK_SECONDS)
        for number in range(count):
            await _promise(database, "QUICK", [f"{number}"], QUICK_SECONDS)
            await asyncio.sleep(EVERY)
        await _until_done(database, "QUICK")
        took = [(ended - created).total_seconds() for created, ended in await _times(database, "QUICK")]
    return p95(took)


@contextlib.asynccontextmanager
async def _database(server: str) -> AsyncIterator[tuple[Database, str]]:
    url = empty_database(server)
    database = Database(url)
    await database.migrate()
    try:
        yield database, url
    finally:
        await database.close()


@contextlib.asynccontextmanager
async def _working(url: str, count: int) -> AsyncIterator[None]:
    """So many workers, ready."""
    async with contextlib.AsyncExitStack() as running:
        for _ in range(count):
            await running.enter_async_context(_worker(url))
        yield


@contextlib.asynccontextmanager
async def _worker(url: str) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.workers", "--work-on", url, stdout=asyncio.subprocess.PIPE
    )
    try:
        if process.stdout is None or await process.stdout.readline() != b"ready\n":
            raise RuntimeError("a worker did not start")
        yield
    finally:
        process.kill()
        await process.wait()


async def _promise(database: Database, team_id: str, names: list[str], seconds: float) -> None:
    async with database.for_team(team_id) as session:
        for name in names:
            key, payload = f"{team_id}:{name}", {"seconds": seconds}
            await agenda.plan(session, key=key, kind="wait", team_id=team_id, payload=payload)


async def _until_done(database: Database, teams: str) -> None:
    """Until nothing is promised any more to workspaces whose id begins so."""
    is_open = (AgendaItem.run_at.is_not(None), AgendaItem.team_id.startswith(teams))
    async with asyncio.timeout(ANSWER_WITHIN):
        while True:
            async with database.reading_all_teams() as session:
                if not await session.scalar(select(func.count()).where(*is_open)):
                    return
            await asyncio.sleep(0.1)


async def _times(database: Database, team_id: str) -> list[tuple[datetime, datetime]]:
    """When each promise of a workspace was made, and when its work ended."""
    query = select(AgendaItem.created_at, AgendaItem.ended_at).where(AgendaItem.team_id == team_id)
    async with database.reading_all_teams() as session:
        return [(created, ended) for created, ended in await session.execute(query) if ended]


async def work(url: str) -> None:
    """Be a worker, until killed."""

    async def wait(row: AgendaRow) -> datetime | None:
        await asyncio.sleep(row.payload["seconds"])
        return None

    database, queue = Database(url, skew=timedelta), TicketQueue(url)
    runner = Runner(database, wait, queue=queue)
    clock = Clock(database, runner, tick_seconds=TICK_SECONDS)
    async with queue.opened():
        queue.work_on(WORKERS, runner.work)
        clock.start()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Measure and print, or work."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=240)
    parser.add_argument("--wait", type=float, default=5)
    parser.add_argument("--beside", type=int, default=40)
    parser.add_argument("--work-on", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work_on:
        asyncio.run(work(given.work_on))
        return
    result = asyncio.run(measure(given.jobs, given.wait, given.beside))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
