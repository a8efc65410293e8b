"""What every listener finds in its arguments, and what must have happened before Slack has our word."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.deps import Deps
from handlers.slack import Slack
from storage.errors import DATABASE_TROUBLE

log = logging.getLogger("sideline.middleware")

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
    """Listen to an event that is noted before it is acknowledged, and taken in afterwards.

    Slack never sends an acknowledged event again: a process killed before its words are in the database
    would lose it. Middleware runs before the acknowledgement; the note is read by whoever comes next.
    """

    async def note(body: dict[str, Any], deps: Deps, slack: Slack, next_: Next) -> None:
        slack.journal.note(body, now=deps.now())
        await next_()

    async def handle_noted(event: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
        await _taken_in(slack, lambda: take_in(event, context, deps, slack))

    app.event(event_type, middleware=[note])(handle_noted)


async def _taken_in(slack: Slack, take_in: Callable[[], Awaitable[None]]) -> None:
    """Take in what was noted. Only when that is broken off, the note is left to the next program."""
    is_over = True
    try:
        await _with_patience(slack.patience.take_in_again_after, take_in)
    except asyncio.CancelledError:
        is_over = False
        raise
    finally:
        if is_over:
            slack.journal.done()


async def _with_patience(pauses: Sequence[float], take_in: Callable[[], Awaitable[None]]) -> None:
    """Try again when the database is not to be had: Slack will not send it again."""
    for pause in pauses:
        try:
            return await take_in()
        except DATABASE_TROUBLE as trouble:
            log.error("the database is not to be had (%s); trying again", type(trouble).__name__)
            await asyncio.sleep(pause)
    return await take_in()
