"""The runner of the agenda's work: what is due is begun here as a task, or offered to every program.

Work is held under a short lease that is renewed while it lives: when the process is killed, its work is due
again in seconds.
"""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.errors import CoachError
from bot.settings import Role
from handlers.delivering import Undeliverable
from handlers.failures import trace
from handlers.jobs import Later
from handlers.logs import working_on
from storage import agenda
from storage.agenda import AgendaRow
from storage.database import Database, now
from storage.models.work import Lane
from storage.outage import is_gone

log = logging.getLogger("sideline.runner")

RENEW_SECONDS = 5.0
HARD_LIMIT_SECONDS = 240
LANES: tuple[Lane, ...] = ("interactive", "bulk")
WORKERS: dict[Lane, int] = {"interactive": 40, "bulk": 20}
LANES_OF: dict[Role, tuple[Lane, ...]] = {"all": LANES, "worker": LANES, "web": ("interactive",)}
"""Whose due work a program of each role takes: one that takes in leaves bulk to the workers."""
QUEUED = timedelta(minutes=2)
"""How long a ticket may wait in a queue before it is issued again. Longer than a lease: nobody renews it there."""
MOST_TICKETS = 200
"""Put in the queue at once."""


class NeverEnded(Exception):
    """Work that was begun again and again, since no process lived to see its end."""


class Queue(Protocol):
    """Where tickets go that any program may work on."""

    async def put(self, tickets: Collection[str], *, lane: Lane) -> None:
        """Offer them."""


Run = Callable[[AgendaRow], Awaitable[datetime | None]]
GaveUp = Callable[[AgendaRow], Awaitable[None]]


class Runner:
    """Runs agenda rows as tasks of this process, a limited number in each lane."""

    def __init__(
        self,
        database: Database,
        run: Run,
        *,
        teams: Collection[str] | None = None,
        gave_up: GaveUp | None = None,
        lanes: Sequence[Lane] = LANES,
        queue: Queue | None = None,
        renew_seconds: float = RENEW_SECONDS,
    ) -> None:
        """`run` does the work of one started row and returns when it is next due.

        Only work of `teams` is taken, None is all of them; `gave_up` is told of work that will not be
        tried again. What is due in `lanes` is begun here, or put in the `queue`, from which `work` gets it.
        `renew_seconds` is how often leases are renewed while the runner is closing.
        """
        self._lanes = lanes
        self._queue = queue
        self._database = database
        self._renew_seconds = renew_seconds
        self._run = run
        self._teams = teams
        self._gave_up = gave_up
        self._tasks: dict[asyncio.Task[None], Lane] = {}
        self._live: dict[str, asyncio.Task[None]] = {}
        self._crowded: set[Lane] = set()
        self._refills: set[asyncio.Task[None]] = set()
        self._is_closing = False

    def take(self, row: AgendaRow) -> None:
        """Do work that was begun with its promise, at once."""
        self._run_beside(self._do(row), row.lane)

    async def claim_due(self) -> None:
        """Claim what is due, and start on it or queue it."""
        async with self._database.reading_all_teams() as session:
            due_at = await agenda.next_due(session, teams=self._teams)
            if due_at is None or due_at > await now(session):
                return
        for lane in self._lanes:
            await (self._hand_on(lane, self._queue) if self._queue else self._claim(lane))

    async def work(self, ticket: str) -> None:
        """Begin on a ticket from the queue and see it through, unless it was begun or issued again before."""
        async with self._database.for_all_teams() as session:
            row = await agenda.start(session, ticket=ticket)
        if row:
            await asyncio.wait([self._run_beside(self._do(row), row.lane)])

    async def _hand_on(self, lane: Lane, queue: Queue) -> None:
        """What cannot be put there is due again when its time in the queue is over."""
        async with self._database.for_all_teams() as session:
            tickets = await agenda.claim(session, limit=MOST_TICKETS, lane=lane, teams=self._teams, lease=QUEUED)
        if tickets:
            await queue.put(tickets, lane=lane)

    async def _claim(self, lane: Lane) -> None:
        """Fill the lane; when all its places were taken, more may be due, and it is filled again as they end."""
        room = self._room(lane)
        if room <= 0:
            return
        async with self._database.for_all_teams() as session:
            tickets = await agenda.claim(session, limit=room, lane=lane, teams=self._teams)
            rows = await agenda.start_all(session, tickets=tickets)
        for row in rows:
            self._run_beside(self._do(row), lane)
        if len(tickets) == room:
            self._crowded.add(lane)
        else:
            self._crowded.discard(lane)

    def _room(self, lane: Lane) -> int:
        return WORKERS[lane] - sum(1 for taken in self._tasks.values() if taken == lane)

    async def renew(self) -> None:
        """Keep the leases of what is running; stop work that another process has taken over."""
        ours = set(self._live)
        if not ours:
            return
        held = await self._database.write(None, lambda session: agenda.extend_leases(session, tokens=ours))
        for token in ours - held:
            task = self._live.get(token)
            if task is not None:
                task.cancel()

    @property
    def is_idle(self) -> bool:
        """True when nothing is running here."""
        return not self._tasks

    async def close(self, seconds: float) -> None:
        """Let running work finish for so long, then hand the rest over: it is due again at once."""
        self._is_closing = True
        deadline = time.monotonic() + seconds
        await asyncio.gather(*self._refills, return_exceptions=True)
        while self._tasks and (left := deadline - time.monotonic()) > 0:
            await asyncio.wait(list(self._tasks), timeout=min(left, self._renew_seconds))
            await self.renew()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _run_beside(self, work: Coroutine[Any, Any, None], lane: Lane) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks[task] = lane
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A row whose end could not be written down is due again when its lease runs out."""
        lane = self._tasks.pop(task)
        if lane in self._crowded and self._room(lane) >= WORKERS[lane] // 2:
            self._crowded.discard(lane)
            self._refill(lane)
        error = None if task.cancelled() else task.exception()
        if error is not None and not is_gone(error):
            log.error("a job's end could not be noted: %s", type(error).__name__)

    def _refill(self, lane: Lane) -> None:
        """Claim the next ones now instead of at the next tick."""
        if self._is_closing:
            return
        refilling = asyncio.create_task(self._claim(lane))
        self._refills.add(refilling)
        refilling.add_done_callback(self._refilled)

    def _refilled(self, task: asyncio.Task[None]) -> None:
        """What a refill could not claim, the next tick will."""
        self._refills.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and not is_gone(error):
            log.error("claiming more work failed: %s", type(error).__name__)

    async def _do(self, row: AgendaRow) -> None:
        task = asyncio.current_task()
        if task is None:
            return
        self._live[row.token] = task
        try:
            with working_on(team=row.team_id, job=row.kind):
                await self._attempt(row)
        finally:
            self._live.pop(row.token, None)

    async def _attempt(self, row: AgendaRow) -> None:
        try:
            if row.attempts > agenda.MOST_BEGUN:
                raise NeverEnded
            async with asyncio.timeout(HARD_LIMIT_SECONDS):
                run_at = await self._run(row)
        except asyncio.CancelledError:
            await asyncio.shield(self._postpone(row, 0))
            raise
        except Later as later:
            await self._postpone(row, later.seconds)
        except Undeliverable:  # said in the log where it was found out; trying again would not help
            await self._finish(row, None)
        except Exception as error:  # one broken job must not stop the clock
            await self._fail(row, error)
        else:
            if not row.is_over:
                await self._finish(row, run_at)

    async def _finish(self, row: AgendaRow, run_at: datetime | None) -> None:
        await self._database.write(None, lambda session: agenda.finish(session, row=row, run_at=run_at))

    async def _postpone(self, row: AgendaRow, seconds: float) -> None:
        await self._database.write(None, lambda session: agenda.later(session, row=row, seconds=seconds))

    async def _fail(self, row: AgendaRow, error: Exception) -> None:
        """Try again later; what broke in work that was taken back or over while it ran is no news."""
        wait = min(2.0**row.attempts, 3600) * random.uniform(0.7, 1.3)
        if row.attempts >= agenda.most_attempts(row.lane):
            await self._tell_that_it_ends(row)
        async with self._database.for_all_teams() as session:
            is_ours = await agenda.retry(session, row=row, error=type(error).__name__, seconds=wait)
        if not is_ours and not row.is_over:
            return
        code = error.code if isinstance(error, CoachError) else CoachError.code
        if not is_gone(error):
            log.error(
                "job %s failed on attempt %d: %s", row.kind, row.attempts, trace(error), extra={"code": code}
            )

    async def _tell_that_it_ends(self, row: AgendaRow) -> None:
        """Before it is ended: if this cannot be done, the work is due again, and somebody else will."""
        if not self._gave_up:
            return
        async with self._database.for_all_teams() as session:
            is_ours = bool(await agenda.extend_leases(session, tokens=[row.token]))
        if is_ours:
            await self._gave_up(row)
