"""How fast messages nobody waits for are posted, so that answers to people hardly ever meet a rate limit.

Slack takes "several hundred" messages a minute for a workspace and does not say how many. So bulk goes as fast
as it can until Slack asks to come back later; from then on it stays a little below what was taken in the minute
before. Waiting is sleeping until the moment there is room, nothing is tried in between.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 60.2
"""A little over a minute, since Slack's clock is not ours."""
LEFT_TO_PEOPLE = 5
"""Posts a minute that bulk leaves to answers."""


class Pace:
    """The posts of this process to one workspace within the last minute."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._posts: deque[float] = deque()
        self._most: int | None = None
        self._held_until = 0.0
        self._queue = asyncio.Lock()

    def count(self) -> None:
        """Somebody is being answered now, whatever the pace."""
        self._forget_old()
        self._posts.append(self._clock())

    def refuse(self, seconds: float) -> None:
        """Slack did not take the last one counted, and asked to come back after so many seconds."""
        self._forget_old()
        if self._posts:
            self._posts.pop()
        most = max(len(self._posts) - LEFT_TO_PEOPLE, 1)
        self._most = most if self._most is None else min(self._most, most)
        self._held_until = max(self._held_until, self._clock() + seconds)

    async def turn(self) -> None:
        """Wait until one more may be posted in bulk, and count it; first come, first served."""
        async with self._queue:
            while (seconds := self.seconds_to_wait()) > 0:  # noqa: ASYNC110  (only time makes room)
                await asyncio.sleep(seconds)
            self.count()

    def seconds_to_wait(self) -> float:
        """Until there is room for bulk; 0 when there is."""
        self._forget_old()
        now = self._clock()
        is_full = self._most is not None and len(self._posts) >= self._most
        until_room = self._posts[0] + WINDOW_SECONDS - now if is_full else 0.0
        return max(until_room, self._held_until - now, 0.0)

    def _forget_old(self) -> None:
        oldest = self._clock() - WINDOW_SECONDS
        while self._posts and self._posts[0] <= oldest:
            self._posts.popleft()
