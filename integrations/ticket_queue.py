"""Handing the agenda's tickets to whichever program has room, by Procrastinate on the same Postgres.

Only tickets travel: what is promised, when and how often it was tried stays in the agenda, which issues a ticket
anew when its worker dies. So the queue holds nothing that could be lost, needs no locks and no schedule, and what
killed workers leave behind is rubbish (ADR 19).
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping

from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Status
from procrastinate.types import JSONDict

from storage.models.work import Lane
from storage.outage import is_gone

log = logging.getLogger("sideline.queue")

TASK = "sideline.work"
POOL = 8
"""Connections a program keeps for the queue; one of them listens."""
POLL_SECONDS = 5.0
AGAIN_AFTER_SECONDS = 1.0
PARTING_SECONDS = 3.0
STALLED_AFTER_SECONDS = 30.0
SCHEMA_LOCK = 6_711_043
"""Any number, the same in every program: one of them makes the queue's tables."""

Work = Callable[[str], Awaitable[None]]


class TicketQueue:
    """Tickets waiting for a program with room; one line for each lane."""

    def __init__(self, database_url: str) -> None:
        """`database_url` is a postgresql:// address, with a driver's name or without."""
        address = f"postgresql://{database_url.partition('://')[2]}"
        self._connector = PsycopgConnector(conninfo=address, min_size=1, max_size=POOL)
        self._app = App(connector=self._connector)
        self._workers: list[asyncio.Task[None]] = []
        self._is_resting = False

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Connected, with its tables there, for as long as the block runs."""
        async with self._app.open_async():
            await self._make_tables()
            try:
                yield
            finally:
                await self.rest()

    async def put(self, tickets: Collection[str], *, lane: Lane) -> None:
        """Offer tickets to whoever works on this lane."""
        task = self._app.configure_task(TASK, queue=lane, allow_unknown=True)
        arguments: list[JSONDict] = [{"ticket": ticket} for ticket in tickets]
        await task.batch_defer_async(*arguments)

    def work_on(self, rooms: Mapping[Lane, int], work: Work) -> None:
        """From now on take tickets off these lanes, so many at a time, and do `work` on each, until `rest`."""
        self._app.task(name=TASK)(work)
        self._is_resting = False
        self._workers = [asyncio.create_task(self._worked(lane, room)) for lane, room in rooms.items()]

    async def rest(self) -> None:
        """Take no more tickets; what is in hand is its runner's to finish.

        A worker signs off at the server; one whose server is away is not waited for.
        """
        self._is_resting = True
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.cancel()
        if workers:
            await asyncio.wait(workers, timeout=PARTING_SECONDS)

    async def tidy(self) -> None:
        """Drop what killed workers had in hand: the agenda has issued those tickets again."""
        jobs = self._app.job_manager
        for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
            await jobs.finish_job(job, Status.FAILED, delete_job=True)
        await jobs.prune_stalled_workers(seconds_since_heartbeat=STALLED_AFTER_SECONDS)

    async def _worked(self, lane: Lane, room: int) -> None:
        """A worker ends when Postgres restarts, of which the database tells: then another begins.

        One that is told to end may fail at it instead, so that being cancelled is not enough to go by.
        """
        while not self._is_resting:
            try:
                await self._app.run_worker_async(
                    queues=[lane],
                    concurrency=room,
                    fetch_job_polling_interval=POLL_SECONDS,
                    delete_jobs="always",
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=0,
                )
            except Exception as error:
                if not is_gone(error):
                    log.warning("the worker of lane %s begins again: %s", lane, type(error).__name__)
            await asyncio.sleep(AGAIN_AFTER_SECONDS)

    async def _make_tables(self) -> None:
        """Once in a database, whoever comes first."""
        pool = self._connector.pool
        async with pool.connection() as connection:
            await connection.execute("SELECT pg_advisory_xact_lock(%s)", (SCHEMA_LOCK,))
            found = await connection.execute("SELECT to_regclass('procrastinate_jobs')")
            row = await found.fetchone()
            if row is None or row[0] is None:
                await connection.execute(self._app.schema_manager.get_schema().encode())
