"""Keeping somebody company while an answer is on its way: a status, and a word after half a minute."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable

from slack_sdk.errors import SlackApiError

from handlers.slack import Slack
from handlers.streaming import FAILURES

log = logging.getLogger("sideline.waiting")

WORKING, DONE = "eyes", "white_check_mark"
STATUS = "is thinking…"
LOADING = ["Looking in the library…", "Reading what I know about the account…", "Putting a plan together…"]
STILL_WORKING = "Still working — I'll ping you here."


@contextlib.asynccontextmanager
async def company(
    slack: Slack, *, channel: str, thread_ts: str, ts: str, is_visible: Callable[[], bool]
) -> AsyncIterator[None]:
    """Eyes on the person's message, then a status, then a line, each only if the answer takes that long.

    `ts` is the person's own message in our direct messages, "" when there is none to react to.
    """
    waiting = asyncio.create_task(_keep_company(slack, channel, thread_ts, ts, is_visible))
    try:
        yield
    finally:
        waiting.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await waiting


async def mark_done(slack: Slack, *, channel: str, ts: str) -> None:
    """A tick on the message that has been answered."""
    await _react(slack, channel, ts, DONE)


async def _keep_company(
    slack: Slack, channel: str, thread_ts: str, ts: str, is_visible: Callable[[], bool]
) -> None:
    patience = slack.patience
    await asyncio.sleep(patience.eyes_after)
    if ts:
        await _react(slack, channel, ts, WORKING)
    await asyncio.sleep(patience.status_after - patience.eyes_after)
    if not is_visible():
        await _set_status(slack, channel, thread_ts)
    await asyncio.sleep(patience.still_working_after - patience.status_after)
    if is_visible():
        return
    try:
        await slack.posting.chat_postMessage(channel=channel, thread_ts=thread_ts, text=STILL_WORKING)
    except FAILURES as error:
        log.info("saying so failed: %s", type(error).__name__)


async def _react(slack: Slack, channel: str, ts: str, name: str) -> None:
    try:
        await slack.posting.reactions_add(channel=channel, timestamp=ts, name=name)
    except FAILURES as error:
        log.info("reacting failed: %s", type(error).__name__)


async def _set_status(slack: Slack, channel: str, thread_ts: str) -> None:
    if "status" in slack.refused:
        return
    try:
        await slack.posting.assistant_threads_setStatus(
            channel_id=channel, thread_ts=thread_ts, status=STATUS, loading_messages=LOADING
        )
    except SlackApiError as error:
        slack.refused.add("status")
        log.info("this workspace shows no status: %s", error.response.get("error"))
    except FAILURES as error:
        log.info("setting a status failed: %s", type(error).__name__)
