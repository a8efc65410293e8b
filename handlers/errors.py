"""The one place where a failure becomes a message: what happened, what to do, a code; never a stack trace."""

import logging
import traceback
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.errors import CoachError
from handlers.slack import Slack
from handlers.streaming import FAILURES

log = logging.getLogger("sideline.errors")


def register(app: AsyncApp) -> None:
    """Take every error of every listener."""
    app.error(handle_error)


async def handle_error(
    error: Exception, context: AsyncBoltContext, body: dict[str, Any], slack: Slack | None
) -> None:
    """Log where it broke, without a word anybody wrote, and tell the person what to do."""
    log.error("a listener failed: %s", trace(error))
    told = error if isinstance(error, CoachError) else CoachError()
    slack = slack or context.get("slack")
    if slack is None or not context.user_id:
        return
    text = f"{told.user_message} · {told.code}"
    try:
        await _tell(slack, context, body, text)
    except FAILURES as failure:
        log.error("telling the person failed: %s", type(failure).__name__)


async def _tell(slack: Slack, context: AsyncBoltContext, body: dict[str, Any], text: str) -> None:
    thread_ts = (body.get("message") or {}).get("thread_ts") or (body.get("event") or {}).get("thread_ts")
    user_id = context.user_id or ""
    if context.channel_id:
        await slack.posting.chat_postEphemeral(
            channel=context.channel_id, user=user_id, text=text, thread_ts=thread_ts
        )
    else:
        await slack.posting.chat_postMessage(channel=user_id, text=text)


def trace(error: BaseException) -> str:
    """The kind of error and the lines it came through; not its message, which may quote people."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
    return f"{type(error).__name__} at {places}"
