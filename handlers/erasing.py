"""Taking back what we said to somebody who wants to be forgotten.

By then nothing says any more who that was: the promise holds channels, times and counts only.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from handlers.delivering import Undeliverable, deliver
from handlers.failures import FAILURES, code_of, is_rate_limit, is_refusal, wait_of
from handlers.jobs import Later
from handlers.looking import find_key, messages_around
from handlers.sending import Outgoing
from handlers.slack import Slack
from handlers.uploading import is_file
from storage import agenda, deliveries
from storage.agenda import AgendaRow
from storage.models import Delivery

log = logging.getLogger("sideline.erasing")

PAGE = 200
AT_A_TIME = 50
"""How many recorded messages one run deletes: Slack takes about fifty a minute."""
AGAIN_SECONDS = 1.0
"""Until we see again whether what was on its way has arrived."""

Call = Callable[..., Awaitable[Any]]


async def run_erase(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: say what was forgotten, then delete our messages, the newest first: those we had a record
    of (channel and `ts`), then whatever else of ours was in the direct messages before.
    """
    channel = row.payload["channel"]
    proof = await _prove(deps, slack, row)
    await erase_recorded(deps, slack, row)
    try:
        async for message in _ours(slack, channel):
            if not proof or float(message["ts"]) < float(proof):
                for file in message.get("files") or ():
                    await _delete(slack.reading.files_delete, file=file["id"])
                await _delete(slack.reading.chat_delete, channel=channel, ts=message["ts"])
    except FAILURES as error:
        _raise_unless_refused(error)
    return None


async def _prove(deps: Deps, slack: Slack, row: AgendaRow) -> str:
    """Post the counts; the `ts` of that message, "" where Slack takes none any more."""
    text = row.payload["text"]
    proof = Outgoing(key=row.key, team_id=row.team_id, channel=row.payload["channel"], text=text)
    try:
        return await deliver(deps, slack, proof)
    except Undeliverable:
        return ""


async def erase_recorded(deps: Deps, slack: Slack, row: AgendaRow) -> None:
    """Delete one helping of what we had a record of. Raises `Later` when more is left."""
    recorded = row.payload["recorded"]
    done = row.memo.get("erased", 0)
    for channel, ts in recorded[::-1][done : done + AT_A_TIME]:
        if is_file(ts):
            await _delete(slack.reading.files_delete, file=ts)
        else:
            await _delete(slack.reading.chat_delete, channel=channel, ts=ts)
    row.memo["erased"] = done + AT_A_TIME
    async with deps.database.for_team(row.team_id) as session:
        await agenda.save_memo(session, row=row)
    if row.memo["erased"] < len(recorded):
        raise Later(0)


async def erase_in_doubt(deps: Deps, slack: Slack, row: AgendaRow) -> None:
    """Delete what was on its way when its promise was dropped, once it is known where it is. Raises `Later`."""
    for key in row.payload.get("in_doubt", ()):
        async with deps.database.reading(row.team_id) as session:
            found = await deliveries.find_delivery(session, key=key)
        ts = await _where_it_is(deps, slack, found) if found else None
        if found and ts:
            await _delete(slack.reading.chat_delete, channel=found.channel, ts=ts)


async def _where_it_is(deps: Deps, slack: Slack, found: Delivery) -> str | None:
    """The `ts` of a message of ours that may be in Slack; None when it is not. Raises `Later` until that is sure.

    What Slack will not let us look for is left.
    """
    if found.ts or found.state != "sending" or found.started_at is None:
        return found.ts
    left = found.started_at + deliveries.GRACE - deps.now()
    if left > timedelta():
        raise Later(min(left.total_seconds(), AGAIN_SECONDS))
    try:
        around = await messages_around(slack, found.started_at, channel=found.channel, thread_ts=found.thread_ts)
    except FAILURES as error:
        _raise_unless_refused(error)
        return None
    return find_key(around, found.key)


async def _ours(slack: Slack, channel: str) -> AsyncIterator[dict[str, Any]]:
    """What we said in the channel, in threads and outside of them."""
    async for message in _pages(slack.reading.conversations_history, channel=channel):
        if message.get("reply_count"):
            async for reply in _pages(slack.reading.conversations_replies, channel=channel, ts=message["ts"]):
                if reply.get("bot_id") and reply["ts"] != message["ts"]:
                    yield reply
        if message.get("bot_id"):
            yield message


async def _pages(call: Call, **arguments: str) -> AsyncIterator[dict[str, Any]]:
    cursor = ""
    while True:
        page = await call(limit=PAGE, cursor=cursor or None, **arguments)
        for message in page["messages"]:
            yield message
        cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
        if not cursor:
            return


async def _delete(call: Call, **which: str) -> None:
    """Delete one thing; what is gone already, or not ours to delete, is left."""
    try:
        await call(**which)
    except FAILURES as error:
        _raise_unless_refused(error)


def _raise_unless_refused(error: Exception) -> None:
    """A no for good is noted; anything else brings the job back. Raises `Later`, or the error."""
    if isinstance(error, SlackApiError) and is_rate_limit(error):
        raise Later(wait_of(error)) from error
    if not is_refusal(error):
        raise error
    log.info("Slack would not take a message back: %s", code_of(error))
