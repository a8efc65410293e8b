"""What runs when nobody has typed anything.

APScheduler is only a clock with a handful of jobs held in memory; every promise is a row of the
agenda, so there is nothing to lose in it.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.runner import RENEW_SECONDS, Runner
from handlers.tidying import tidy
from storage.database import Database
from storage.outage import is_gone

TIDY_SECONDS = 3600.0
PARTING_SECONDS = 1.0


class Clock:
    """Ticks in every process; claims are atomic, so many clocks are as safe as one."""

    def __init__(self, database: Database, runner: Runner, *, tick_seconds: float) -> None:
        """`tick_seconds` is how often due work is looked for; starts with `start`, ends with `stop`."""
        self._runner = runner
        self._beat = time.monotonic()
        defaults = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        self._scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=defaults)
        self._in_hand: set[asyncio.Task[None]] = set()
        self._watch: asyncio.Task[None] | None = None
        self.add(self._tick, seconds=tick_seconds)
        self.add(runner.renew, seconds=RENEW_SECONDS)
        self.add(lambda: tidy(database), seconds=TIDY_SECONDS)

    def add(self, job: Callable[[], Coroutine[Any, Any, None]], *, seconds: float) -> None:
        """Do something of this process regularly, like asking the sandbox for its time."""

        async def run() -> None:
            task = asyncio.create_task(job())
            self._in_hand.add(task)
            task.add_done_callback(self._in_hand.discard)
            await asyncio.wait([task])
            if task.cancelled():  # which is no failure to be logged
                return
            error = task.exception()
            if error is not None and not is_gone(error):  # the database says itself that it is gone
                raise error

        self._scheduler.add_job(run, "interval", seconds=seconds)

    def start(self) -> None:
        """Begin ticking."""
        self._scheduler.start()
        self._watch = asyncio.create_task(self._watch_for_a_frozen_clock())

    async def stop(self, seconds: float = PARTING_SECONDS) -> None:
        """Stop ticking, and let what is in hand finish for so long; running work is the runner's.

        When this returns, nothing of the clock's uses the database any more, which may then be closed.
        """
        if self._watch:
            self._watch.cancel()
        if self._scheduler.running:
            self._scheduler.pause()
            await asyncio.sleep(0)  # what it had handed out just now begins
        if self._in_hand:
            await asyncio.wait(list(self._in_hand), timeout=seconds)
        left = list(self._in_hand)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await asyncio.sleep(0)  # the scheduler takes note of their ends
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)  # would have cancelled what it runs, and waited for nothing

    async def _tick(self) -> None:
        self._beat = time.monotonic()
        async with asyncio.timeout(30):
            await self._runner.claim_due()

    async def _watch_for_a_frozen_clock(self, limit: float = 15) -> None:
        """A wall clock set back freezes APScheduler's timers for as long; monotonic time notices."""
        while True:
            await asyncio.sleep(limit / 3)
            if time.monotonic() - self._beat > limit:
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(UTC))  # the clock that froze it
