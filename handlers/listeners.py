"""How many listeners are at work: Bolt runs them as tasks that it does not keep hold of.

What they lean on (the database, the way out to Slack) may only be closed when they are done.
"""

import asyncio
from collections.abc import Callable

from slack_bolt.async_app import AsyncApp
from slack_bolt.listener.async_listener_completion_handler import AsyncListenerCompletionHandler
from slack_bolt.listener.async_listener_start_handler import AsyncListenerStartHandler
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

After = Callable[[AsyncBoltRequest], None]


class Listeners:
    """Those of one app, counted from when this is made."""

    def __init__(self, app: AsyncApp, after: After) -> None:
        """`after` is told of every request whose listener is done, whether it failed or not."""
        self._count = 0
        self._at_rest = asyncio.Event()
        self._at_rest.set()
        app.listener_runner.listener_start_handler = _Started(self)
        app.listener_runner.listener_completion_handler = _Completed(self, after)

    async def rest(self, seconds: float) -> None:
        """Wait until none is at work, but not longer than that."""
        await asyncio.sleep(0)  # one that was made a moment ago has not counted itself yet
        try:
            async with asyncio.timeout(seconds):
                await self._at_rest.wait()
        except TimeoutError:
            return

    def count(self, change: int) -> None:
        """One more, or one fewer."""
        self._count += change
        if self._count:
            self._at_rest.clear()
        else:
            self._at_rest.set()


class _Started(AsyncListenerStartHandler):
    def __init__(self, listeners: Listeners) -> None:
        self._listeners = listeners

    async def handle(self, request: AsyncBoltRequest, response: BoltResponse | None) -> None:  # noqa: ARG002
        self._listeners.count(+1)


class _Completed(AsyncListenerCompletionHandler):
    def __init__(self, listeners: Listeners, after: After) -> None:
        self._listeners = listeners
        self._after = after

    async def handle(self, request: AsyncBoltRequest, response: BoltResponse | None) -> None:  # noqa: ARG002
        self._after(request)
        self._listeners.count(-1)
