"""Telling everybody who waits that something in the world has changed."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TypeVar

What = Literal["messages", "home", "modal", "status", "world", "clock", "inspector"]

_BACKLOG = 500

Found = TypeVar("Found")


@dataclass(frozen=True)
class Change:
    """One thing that changed; the listener fetches the new state itself."""

    what: What
    channel: str | None = None
    thread_ts: str | None = None


class Changes:
    """Wakes those who wait for a condition, and feeds those who listen to every change."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()
        self._listeners: set[asyncio.Queue[Change]] = set()

    def announce(self, what: What, channel: str | None = None, thread_ts: str | None = None) -> None:
        """Say that something changed."""
        self._changed.set()
        self._changed = asyncio.Event()
        change = Change(what, channel, thread_ts)
        for queue in self._listeners:
            # A page that cannot keep up refetches anyway: the change it already has in hand will do.
            if not queue.full():
                queue.put_nowait(change)

    async def until(self, condition: Callable[[], Found], timeout: float) -> Found:  # noqa: ASYNC109
        """Wait until the condition is truthy and return its value; raises TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not (found := condition()):
                await self._changed.wait()
        return found

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Change]]:
        """A queue that receives every change for as long as the context is open."""
        queue: asyncio.Queue[Change] = asyncio.Queue(_BACKLOG)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
