"""The clock, when it is told to stop."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.clock import Clock
from handlers.runner import Runner
from storage.agenda import AgendaRow
from storage.database import Database


@pytest.fixture
async def clock(tmp_path: Path) -> AsyncIterator[Clock]:
    """Not started; all its own jobs are an hour away."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/clock.db")

    async def run(row: AgendaRow) -> None:
        raise AssertionError

    yield Clock(database, Runner(database, run), tick_seconds=3600)
    await database.close()


class Job:
    """Something that takes until it is let go, and then a little."""

    def __init__(self) -> None:
        self.begun, self.let_go = asyncio.Event(), asyncio.Event()
        self.end = ""

    async def run(self) -> None:
        self.begun.set()
        try:
            await self.let_go.wait()
            self.end = "finished"
        except asyncio.CancelledError:
            await asyncio.sleep(0)
            self.end = "cancelled"
            raise


async def test_it_waits_for_what_it_is_doing(clock: Clock) -> None:
    job = Job()
    clock.add(job.run, seconds=0.01)
    clock.start()
    await job.begun.wait()

    stopping = asyncio.create_task(clock.stop(60))
    await asyncio.sleep(0)
    job.let_go.set()
    await stopping

    assert job.end == "finished"


async def test_what_takes_too_long_is_ended_and_has_let_go(clock: Clock) -> None:
    job = Job()
    clock.add(job.run, seconds=0.01)
    clock.start()
    await job.begun.wait()

    await clock.stop(0.01)

    assert job.end == "cancelled"


async def test_nothing_begins_once_it_has_stopped(clock: Clock) -> None:
    begun: list[Job] = []

    async def begin() -> None:
        begun.append(Job())

    for _ in range(20):
        clock.add(begin, seconds=0.001)
    clock.start()
    await asyncio.sleep(0.01)

    await clock.stop()
    count = len(begun)
    await asyncio.sleep(0.01)

    assert len(begun) == count
