"""Saying something to one person only, where they clicked."""

import logging
from collections.abc import Sequence
from typing import Any

from slack_bolt.async_app import AsyncBoltContext
from slack_sdk.errors import SlackApiError

from handlers.blocks.parts import Block
from handlers.failures import code_of
from handlers.slack import Slack

log = logging.getLogger("sideline.whispering")

ALREADY = "That is already in this thread."


async def whisper(slack: Slack, context: AsyncBoltContext, text: str, blocks: Sequence[Block] = ()) -> None:
    """Only they see it: beside what they clicked, in its thread.

    From the Home tab, and in a channel we are not in, it goes to our direct messages instead.
    """
    user_id = context.user_id or ""
    words: dict[str, Any] = {"text": text, "blocks": list(blocks)} if blocks else {"text": text}
    if context.channel_id:
        try:
            await slack.posting.chat_postEphemeral(
                channel=context.channel_id, user=user_id, thread_ts=context.thread_ts, **words
            )
        except SlackApiError as error:
            log.info("whispering in a channel failed: %s", code_of(error))
        else:
            return
    await slack.posting.chat_postMessage(channel=user_id, **words)
