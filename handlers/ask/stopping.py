"""The Stop button under a growing answer, which any of our programs may be writing.

Slack tells one of them. If that one is not writing there, it leaves a note, and whoever writes looks for one.
"""

import asyncio
import time
from datetime import timedelta

from slack_bolt.async_app import AsyncApp

from bot.deps import Deps
from handlers.payloads import Payload
from handlers.slack import Slack
from storage import processed
from storage.database import now


def register(app: AsyncApp) -> None:
    """Stop."""
    app.event("agent_session_stopped")(handle_stopped)


async def handle_stopped(event: Payload, deps: Deps, slack: Slack) -> None:
    """End what is being written in that thread; what is visible stays."""
    await stop_writing(deps, slack, channel=event.get("channel", ""), thread_ts=event.get("thread_ts", ""))


async def stop_writing(deps: Deps, slack: Slack, *, channel: str, thread_ts: str) -> None:
    """End what is being written in this thread, here or elsewhere; what is visible stays."""
    here = slack.writing.get((channel, thread_ts), [])
    for stop in here:
        stop()
    if not here:
        async with deps.database.for_team(slack.identity.team_id) as session:
            moment = await now(session)
            key = _note(channel, thread_ts)
            await processed.claim_event(session, key=key, now=moment, again_after=timedelta())


async def told_to_stop(deps: Deps, slack: Slack, *, channel: str, thread_ts: str, began: float) -> None:
    """Wait until another program was told to end what is being written in this thread.

    `began` is when that was begun, in seconds as `time.monotonic` counts them.
    """
    while True:
        async with deps.database.reading(slack.identity.team_id) as session:
            since = await now(session) - timedelta(seconds=time.monotonic() - began)  # by the database's own clock
            if await processed.was_seen(session, key=_note(channel, thread_ts), since=since):
                return
        await asyncio.sleep(slack.patience.stop_within)


def _note(channel: str, thread_ts: str) -> str:
    return f"stop:{channel}:{thread_ts}"
