"""What goes wrong in chaos, each at random moments until the time is over."""

import asyncio
import contextlib
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Awaitable, Callable

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.chaos_ground import Ground
from sandbox.faults import CallFault, EventFault
from tests.fakes.anthropic_server import guidance_answer, status_error
from tests.scenarios.plans import PLAN

LIFE = (4.0, 20.0)
"""A program lives between so many seconds; the other pairs are between how many something happens."""
CRASHES, CUTS, FAULTS, OVERLOADS = (20.0, 40.0), (10.0, 20.0), (1.0, 3.0), (2.0, 6.0)
AHEAD = 3
"""So many seconds the sandbox's clock is set forward at each death, so that leases come of age."""
CALL_FAULTS: tuple[CallFault, ...] = (
    "ratelimited", "http_500", "http_503", "drop", "apply_then_drop", "apply_then_500", "slow",
)  # fmt: skip
EVENT_FAULTS: tuple[EventFault, ...] = ("duplicate", "lost_ack", "delay")
ANY_BACKEND = (
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename = 'sideline' LIMIT 1"
)


class Harm:
    """Does harm to one ground until `until` (of `time.monotonic`); `done` counts it by kind."""

    def __init__(self, ground: Ground, *, until: float, chance: random.Random) -> None:
        self.done: Counter[str] = Counter()
        self._ground = ground
        self._until = until
        self._chance = chance

    @property
    def is_over(self) -> bool:
        """True when the time is up."""
        return time.monotonic() >= self._until

    async def kill_again_and_again(self, number: int) -> None:
        """Keep a program in this place of the fleet, which is killed all the time."""
        ground = self._ground
        async with ground.births(number) as born:
            while not self.is_over:
                try:
                    async with born.alive():
                        await asyncio.sleep(self._chance.uniform(*LIFE))
                    self.done["kills"] += 1
                except RuntimeError:  # it came while the database was away; whoever runs it starts it again
                    self.done["starts_in_vain"] += 1
                    await asyncio.sleep(1)
                ground.slack.clock.advance(seconds=AHEAD)

    async def crash_the_database(self) -> None:
        """Kill one of its processes: it ends all the others and recovers, as after a power cut."""

        async def crash() -> None:
            engine = create_async_engine(self._ground.server)
            try:
                async with engine.connect() as connection:
                    pid = await connection.scalar(sa.text(ANY_BACKEND))
            finally:
                await engine.dispose()
            if pid:
                os.kill(pid, signal.SIGKILL)
                self.done["database_crashes"] += 1

        await self._now_and_then(CRASHES, crash)

    async def cut_connections(self) -> None:
        """Cut those over which Slack brings what happens, or ask the programs to open others."""

        async def cut() -> None:
            if self._ground.door:
                await self._ground.door.cut()
            else:
                await self._ground.slack.disconnect(self._chance.choice(("warning", "refresh_requested", "close")))
            self.done["connections_cut"] += 1

        await self._now_and_then(CUTS, cut)

    async def fail_in_slack(self) -> None:
        """Let a call fail, or an event come twice or late."""

        async def fail() -> None:
            faults = self._ground.slack.faults
            if self._chance.random() < 0.7:
                method = self._chance.choice(("chat.*", "reactions.*", "*"))
                faults.add(self._chance.choice(CALL_FAULTS), method=method, seconds=1)
            else:
                event = self._chance.choice(("message", "reaction_added"))
                faults.add(self._chance.choice(EVENT_FAULTS), event=event, seconds=5)
            self.done["slack_faults"] += 1

        await self._now_and_then(FAULTS, fail)

    async def fail_in_claude(self) -> None:
        """Let an answer of Claude's be refused or break off."""

        async def fail() -> None:
            self._ground.model.will(
                self._chance.choice(
                    (
                        status_error(529),
                        status_error(500),
                        status_error(429),
                        guidance_answer(PLAN, then="drop", after=8),
                    )
                )
            )
            self.done["claude_faults"] += 1

        await self._now_and_then(OVERLOADS, fail)

    async def _now_and_then(self, between: tuple[float, float], do: Callable[[], Awaitable[None]]) -> None:
        while not self.is_over:
            await asyncio.sleep(self._chance.uniform(*between))
            with contextlib.suppress(sa.exc.OperationalError):  # it had crashed already
                await do()
