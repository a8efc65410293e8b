"""The stream of changes one page listens to (server-sent events)."""

import asyncio
import json
from dataclasses import asdict
from typing import Any, Literal

from aiohttp import web

from sandbox.changes import Change
from sandbox.records import Person, Team
from sandbox.slack import Slack

_COMFORT_SECONDS = 15.0


async def feed_changes(slack: Slack, person: Person, request: web.Request) -> web.StreamResponse:
    """Write every change this person may hear of until the page goes away or the sandbox stops."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    closing = asyncio.ensure_future(slack.closing.wait())
    try:
        with slack.changes.listen() as queue:
            while not closing.done():
                await _write_next(response, queue, slack.team, person, closing)
    except ConnectionError:
        pass
    finally:
        closing.cancel()
    return response


async def _write_next(
    response: web.StreamResponse,
    queue: asyncio.Queue[Change],
    team: Team,
    person: Person,
    closing: "asyncio.Task[Literal[True]]",
) -> None:
    waiting = asyncio.ensure_future(queue.get())
    waited_for: set[asyncio.Task[Any]] = {waiting, closing}
    await asyncio.wait(waited_for, timeout=_COMFORT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    if not waiting.done():
        waiting.cancel()
        await response.write(b": still here\n\n")
        return
    changes = {waiting.result()}
    # A burst of the same change is one change to a page that refetches.
    while not queue.empty():
        changes.add(queue.get_nowait())
    for change in changes:
        if _may_hear(team, person, change):
            await response.write(_event(change))


def _may_hear(team: Team, person: Person, change: Change) -> bool:
    channel = team.channels.get(change.channel or "")
    return channel is None or person.id in channel.members


def _event(change: Change) -> bytes:
    known = {name: value for name, value in asdict(change).items() if value is not None}
    return f"data: {json.dumps({'type': 'changed'} | known)}\n\n".encode()
