"""What every listener finds in its arguments, and what must have happened before Slack has our word."""

import asyncio
import itertools
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.deps import Deps
from bot.errors import DatabaseGone
from handlers.errors import tell
from handlers.installations.workspaces import Workspaces
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.soundness import is_sound, say_unsound
from storage.errors import DATABASE_TROUBLE
from storage.journal import Journal, Note, unless_broken_off
from storage.outage import is_gone

log = logging.getLogger("sideline.middleware")

PROMISED = frozenset({"message", "app_mention", "reaction_added", "reaction_removed"})
"""The events whose words must not be lost, and the emojis that stand for words."""

TakesIn = Callable[[dict[str, Any], AsyncBoltContext, Deps, Slack], Awaitable[None]]


REMOVALS = frozenset({"app_uninstalled", "tokens_revoked"})
"""The events that come from a workspace in which we are not any more."""
WAITS = "I can't get at my notes right now. What you wrote is safe, and I answer as soon as I can. · E-DATABASE"
NOT_KEPT = 503
"""What answers an event that could be kept nowhere: Slack takes it for a failure, and sends the event again."""
GONE = "Sideline is not installed here any more. Somebody who may add apps can add it again."


class Surroundings(AsyncMiddleware):
    """Puts the coach's surroundings where Bolt injects them from, and turns away who has us not (any more)."""

    def __init__(self, deps: Deps, workspaces: Workspaces) -> None:
        """`workspaces` is asked at each request, and knows by heart."""
        self._deps = deps
        self._workspaces = workspaces

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002
        next: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse | None:
        """Find the workspace; an event from an unknown one is acknowledged and that is all.

        So is what makes no sense. While nobody can say whose it is, what must not be lost is not acknowledged.
        """
        context = req.context
        if not is_sound(req.body):
            say_unsound(req.body)
            return BoltResponse(status=200)
        try:
            slack = await self._workspaces.find(context.team_id, enterprise_id=context.enterprise_id)
        except DATABASE_TROUBLE:
            if not is_promised(req.body):
                raise
            return BoltResponse(status=NOT_KEPT)
        if slack is None and not _needs_no_workspace(req.body):
            return BoltResponse(status=200, body="" if "event" in req.body else GONE)
        context["deps"] = self._deps
        context["workspaces"] = self._workspaces
        context["slack"] = slack
        await next()
        return None


def _needs_no_workspace(body: Payload) -> bool:
    """True for Slack trying our address, and for a removal, which finds us gone."""
    return body.get("type") == "url_verification" or (body.get("event") or {}).get("type") in REMOVALS


def noted(deps: Deps, journal: Journal, body: Payload) -> Note | None:
    """The note of an event that must not be lost, for whoever acknowledges it; None for all others."""
    return journal.note(body, now=deps.now()) if is_promised(body) else None


def is_promised(body: Payload) -> bool:
    """Whether this is an event that must not be lost."""
    return (body.get("event") or {}).get("type") in PROMISED


def promised_first(app: AsyncApp, event_type: str, take_in: TakesIn) -> None:
    """Listen to an event that is noted before it is acknowledged, and taken in afterwards.

    Slack never sends an acknowledged event again: a process killed before its words are in the database
    would lose it. The socket has noted it already; over HTTP it is done here, as middleware runs before
    the acknowledgement. The note is read by whoever comes next. `event_type` is one of `PROMISED`.
    """

    async def handle_noted(event: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
        async def say_that_it_waits() -> None:
            if _says_something(event):
                await tell(slack, context, WAITS)

        waiting = Waiting(slack.patience.take_in_again_after, say_that_it_waits)
        await _taken_in(context["note"], waiting, lambda: take_in(event, context, deps, slack))

    app.event(event_type, middleware=[Promised(take_in)])(handle_noted)


class Promised(AsyncMiddleware):
    """Sees to it that an event is noted, or where there is no room for that is in the database, before it is
    acknowledged. Every event passes here, so it asks Bolt for nothing by name: finding it costs more than this.
    """

    def __init__(self, take_in: TakesIn) -> None:
        """`take_in` is done here with what cannot be noted, and by the listener with everything else."""
        self._take_in = take_in

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002
        next: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse | None:
        """Note it and let it pass; what cannot be noted ends here."""
        context = req.context
        try:
            if "note" not in context:
                context["note"] = noted(context["deps"], context["slack"].journal, req.body)
        except OSError:  # which the journal says itself, once
            return await self._taken_in_at_once(req)
        context["note"].is_taken = True
        await next()
        return None

    async def _taken_in_at_once(self, req: AsyncBoltRequest) -> BoltResponse:
        """What can be kept nowhere is not acknowledged, so that Slack sends it again."""
        context, event = req.context, req.body["event"]
        try:
            await self._take_in(event, context, context["deps"], context["slack"])
        except DATABASE_TROUBLE as trouble:
            if not is_gone(trouble):
                raise
            if _says_something(event) and not _is_sent_again(req):
                await tell(context["slack"], context, f"{DatabaseGone.user_message} · {DatabaseGone.code}")
            return BoltResponse(status=NOT_KEPT)
        return BoltResponse(status=200)


def _is_sent_again(req: AsyncBoltRequest) -> bool:
    """True for what Slack brings once more; over the socket the first time has the number 0."""
    return req.headers.get("x-slack-retry-num", ["0"])[0] != "0"


def _says_something(event: Payload) -> bool:
    """True for somebody's own words, which they expect an answer to; an edit or an emoji can wait unsaid."""
    return event.get("type") in {"message", "app_mention"} and event.get("subtype") in {None, "file_share"}


@dataclass(frozen=True)
class Waiting:
    """How what was noted waits for the database: the pauses between two tries, at least one, of which the last
    is repeated for as long as the database is gone; and what is said when that begins.
    """

    pauses: Sequence[float]
    say: Callable[[], Awaitable[None]]


async def _taken_in(note: Note, waiting: Waiting, take_in: Callable[[], Awaitable[None]]) -> None:
    """Take in what was noted. Only when that is broken off, the note is left to the next program."""
    with unless_broken_off(note.done):
        await _with_patience(waiting, take_in)


async def _with_patience(waiting: Waiting, take_in: Callable[[], Awaitable[None]]) -> None:
    """Try again when the database is not to be had: Slack will not send it again.

    While it is gone, which it says itself, there is nothing to be gained by giving up: the note is safe.
    """
    pauses = waiting.pauses
    for tries in itertools.count(1):
        try:
            await take_in()
            return
        except DATABASE_TROUBLE as trouble:
            if not is_gone(trouble):
                if tries > len(pauses):
                    raise
                log.error("taking something in failed (%s); trying again", type(trouble).__name__)
            elif tries == len(pauses):
                await waiting.say()
        await asyncio.sleep(pauses[min(tries, len(pauses)) - 1])
