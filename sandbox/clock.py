"""A clock that can be moved, and the alarms set on it."""

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus an offset. Alarms ring by this clock, so moving it makes the due ones ring."""

    def __init__(self, moved: Callable[[], None]) -> None:
        self.offset_seconds = 0.0
        self._moved = moved
        self._alarms: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = itertools.count()
        self._timer: asyncio.TimerHandle | None = None

    def now(self) -> float:
        """Seconds since 1970, as the sandbox sees it."""
        return time.time() + self.offset_seconds

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Move forward (or back, with negative numbers) and ring what became due."""
        moved_by = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        self._move_to(self.offset_seconds + moved_by.total_seconds())

    def set_to(self, moment: datetime) -> None:
        """Jump to a moment; one without a time zone is taken as UTC."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        self._move_to(aware.timestamp() - time.time())

    def reset(self) -> None:
        """Back to real time."""
        self._move_to(0.0)

    def call_at(self, when: float, ring: Callable[[], None]) -> None:
        """Call `ring` once the clock shows `when`; a moment already past rings on the next turn of the loop."""
        heapq.heappush(self._alarms, (when, next(self._numbers), ring))
        self._arm()

    def stop(self) -> None:
        """Forget every alarm."""
        self._alarms.clear()
        self._disarm()

    def _move_to(self, offset_seconds: float) -> None:
        self.offset_seconds = offset_seconds
        self._moved()
        self._ring_due()

    def _ring_due(self) -> None:
        while self._alarms and self._alarms[0][0] <= self.now():
            _, _, ring = heapq.heappop(self._alarms)
            ring()
        self._arm()

    def _arm(self) -> None:
        self._disarm()
        if self._alarms:
            wait = max(0.0, self._alarms[0][0] - self.now())
            self._timer = asyncio.get_running_loop().call_later(wait, self._ring_due)

    def _disarm(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
