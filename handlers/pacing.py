"""How fast things go to Slack that nobody waits for, so that answers to people hardly ever meet a rate limit.

Slack takes "several hundred" messages a minute for a workspace and does not say how many. So bulk goes as fast
as it can until Slack asks to come back later; from then on it stays a little below what was taken in the minute
before. Waiting is sleeping until the moment there is room, nothing is tried in between. Emoji are taken fifty
times a minute (tier 3 of Slack's rate limits), and what is above that is left out.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 60.2
"""A little over a minute, since Slack's clock is not ours."""
LEFT_TO_PEOPLE = 5
"""Posts a minute that bulk leaves to answers."""
EMOJI_A_MINUTE = 50


class LastMinute:
    """What this process did to one workspace within the last minute; its length is how often."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._done_at: deque[float] = deque()

    def __len__(self) -> int:
        self._forget_old()
        return len(self._done_at)

    def count(self) -> None:
        """It is done once more, now."""
        self._forget_old()
        self._done_at.append(self._clock())

    def discount(self) -> None:
        """The last time it came to nothing."""
        if self:
            self._done_at.pop()

    def is_full(self, most: int) -> bool:
        """Whether it was done so often already."""
        return len(self) >= most

    def seconds_to_room(self) -> float:
        """Until it will have been done less often than now."""
        return self._done_at[0] + WINDOW_SECONDS - self._clock() if self else 0.0

    def _forget_old(self) -> None:
        oldest = self._clock() - WINDOW_SECONDS
        while self._done_at and self._done_at[0] <= oldest:
            self._done_at.popleft()


class Pace:
    """The posts of this process to one workspace."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._posts = LastMinute(clock=clock)
        self._most: int | None = None
        self._held_until = 0.0
        self._queue = asyncio.Lock()

    def count(self) -> None:
        """Somebody is being answered now, whatever the pace."""
        self._posts.count()

    def refuse(self, seconds: float) -> None:
        """Slack did not take the last one counted, and asked to come back after so many seconds."""
        self._posts.discount()
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
        is_full = self._most is not None and self._posts.is_full(self._most)
        until_room = self._posts.seconds_to_room() if is_full else 0.0
        return max(until_room, self._held_until - self._clock(), 0.0)
