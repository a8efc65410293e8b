"""What every listener finds in its arguments, and what must have happened before Slack has our word."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.deps import Deps
from handlers.slack import Slack

Next = Callable[[], Awaitable[None]]
TakesIn = Callable[[dict[str, Any], AsyncBoltContext, Deps, Slack], Awaitable[None]]


def register(app: AsyncApp, deps: Deps, slack: Slack) -> None:
    """Put the coach's surroundings where Bolt injects them from."""

    async def provide(context: AsyncBoltContext, next_: Next) -> None:
        context["deps"] = deps
        context["slack"] = slack
        await next_()

    app.middleware(provide)


def promised_first(app: AsyncApp, event_type: str, take_in: TakesIn) -> None:
    """Listen to an event whose words must be ours before it is acknowledged.

    Bolt acknowledges an event before its listener runs, and Slack never sends an acknowledged event
    again: a process killed in between would lose it. Middleware runs before the acknowledgement.
    """

    async def take_in_first(
        event: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack, next_: Next
    ) -> None:
        await take_in(event, context, deps, slack)
        await next_()

    app.event(event_type, middleware=[take_in_first])(handle_taken_in)


async def handle_taken_in() -> None:
    """Nothing is left to do; Bolt acknowledges because there is a listener."""
