"""The one place where a failure becomes a message: what happened, what to do, a code; never a stack trace."""

import asyncio
import logging

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.errors import CoachError, DatabaseGone
from handlers.failures import FAILURES, TOO_LATE, code_of, trace
from handlers.metering import note_error
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.whispering import whisper
from storage.outage import is_gone, is_in_the_way

log = logging.getLogger("sideline.errors")

ACK_IS_SEEN_AFTER = 0.05
"""Bolt looks every 10 ms whether a listener has acknowledged, and forgets an acknowledgement when the
listener has failed before it looked: Slack would show a warning and send the event again."""


class TooLate(CoachError):
    """Slack opens a form only right after the click, and this one took longer to get here or through."""

    code = "E-SLACK-LATE"
    user_message = "Slack did not let me open that in time. Please click once more."


def register(app: AsyncApp) -> None:
    """Take every error of every listener."""
    app.error(handle_error)


async def handle_error(
    error: Exception,
    body: Payload,
    context: AsyncBoltContext,
    response: BoltResponse | None,
    slack: Slack | None,
) -> BoltResponse | None:
    """Log where it broke, without a word anybody wrote, and tell the person what to do.

    A listener that failed before it acknowledged (`response` is there) is acknowledged here; a command is
    answered by that, which needs no more than Slack being there.
    """
    told = _told(error)
    if deps := context.get("deps"):
        note_error(deps, told)
    if not (isinstance(error, DatabaseGone) or is_gone(error)):  # the database says so itself, once
        log.error("a listener failed: %s", trace(error), extra={"team": context.team_id, "code": told.code})
    text = f"{told.user_message} · {told.code}"
    if response is not None and "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
    slack = slack or context.get("slack")
    if slack is not None and context.user_id:
        await tell(slack, context, text)
    if response is not None:
        return BoltResponse(status=200)
    await asyncio.sleep(ACK_IS_SEEN_AFTER)
    return None


def _told(error: Exception) -> CoachError:
    """What a person may know of it."""
    if isinstance(error, CoachError):
        return error
    if code_of(error) in TOO_LATE:
        return TooLate()
    return DatabaseGone() if is_gone(error) or is_in_the_way(error) else CoachError()


async def tell(slack: Slack, context: AsyncBoltContext, text: str) -> None:
    """Say to the person alone how it stands; when even that fails, the log says so."""
    try:
        await whisper(slack, context, text)
    except FAILURES as failure:
        log.error("telling the person failed: %s", type(failure).__name__)
