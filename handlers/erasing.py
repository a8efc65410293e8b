"""Taking back what we said to somebody who wants to be forgotten."""

import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

from handlers.failures import FAILURES, code_of
from handlers.slack import Slack

log = logging.getLogger("sideline.erasing")

PAGE = 200


async def erase_messages(slack: Slack, *, recorded: Sequence[tuple[str, str]], channel: str, keep: str) -> None:
    """Delete our messages, the newest first: those we have a record of (channel and `ts`), then whatever
    else of ours is in the direct messages, but not the one to `keep`.
    """
    for place, ts in reversed(recorded):
        await _delete(slack, place, ts)
    try:
        async for message in _ours(slack, channel):
            if message["ts"] != keep:
                await _delete_files(slack, message)
                await _delete(slack, channel, message["ts"])
    except FAILURES as error:
        log.warning("looking for our messages failed: %s", code_of(error))


async def _ours(slack: Slack, channel: str) -> AsyncIterator[dict[str, Any]]:
    """What we said in the channel, in threads and outside of them."""
    async for message in _pages(slack.reading.conversations_history, channel=channel):
        if message.get("reply_count"):
            async for reply in _pages(slack.reading.conversations_replies, channel=channel, ts=message["ts"]):
                if reply.get("bot_id") and reply["ts"] != message["ts"]:
                    yield reply
        if message.get("bot_id"):
            yield message


async def _pages(call: Any, **arguments: str) -> AsyncIterator[dict[str, Any]]:
    cursor = ""
    while True:
        page = await call(limit=PAGE, cursor=cursor or None, **arguments)
        for message in page["messages"]:
            yield message
        cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
        if not cursor:
            return


async def _delete_files(slack: Slack, message: dict[str, Any]) -> None:
    for file in message.get("files") or ():
        try:
            await slack.reading.files_delete(file=file["id"])
        except FAILURES as error:
            log.info("deleting a file failed: %s", code_of(error))


async def _delete(slack: Slack, channel: str, ts: str) -> None:
    try:
        await slack.reading.chat_delete(channel=channel, ts=ts)
    except FAILURES as error:
        log.info("deleting a message failed: %s", code_of(error))
