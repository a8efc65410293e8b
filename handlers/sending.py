"""One message on its way to Slack: what it holds, and the calls that bring it there.

What a workspace does not take is left out: first the newer blocks, then all blocks.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from slack_sdk.errors import SlackApiError

from handlers.blocks.fallbacks import plainer_blocks, sendable
from handlers.blocks.parts import Block
from handlers.blocks.text import clip
from handlers.failures import code_of
from handlers.looking import metadata_for
from handlers.sessions import end_stream
from handlers.slack import Slack
from storage.agenda import AgendaRow

log = logging.getLogger("sideline.sending")

BLOCKS_REFUSED = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments")
TOO_LONG = "msg_too_long"
LONGEST_WORDS = 4_000
"""Characters Slack takes in any message, whatever else it thought too long."""
STILL_STREAMING = "streaming_state_conflict"
RICH = "rich blocks"

R = TypeVar("R")


@dataclass(frozen=True)
class Notice:
    """How a message that nobody waited for reads in the Home tab's list.

    `kind` is one of those `handlers.blocks.home_notifications` has a word for; `text` is a short line.
    """

    kind: str
    text: str


@dataclass(frozen=True)
class Outgoing:
    """One message to post once; the same `key` is the same message for ever.

    `kept` stays with the promise: `streams` is set when the message may have begun as a stream.
    `is_exact` when it is sent as it is or not at all, because the sender has a plainer form of its own.
    `is_bulk` when nobody waits for it and the sender has taken its turn in the pace of the workspace.
    With a `notice` it is listed in the person's Home tab once it is out. `last_of` is the work that is over then.
    """

    key: str
    team_id: str
    channel: str
    text: str
    blocks: Sequence[Block] = ()
    thread_ts: str | None = None
    person_id: int | None = None
    conversation_id: int | None = None
    guidance_id: int | None = None
    kept: dict[str, Any] = field(default_factory=dict)
    is_exact: bool = False
    is_bulk: bool = False
    notice: Notice | None = None
    last_of: AgendaRow | None = None


async def post(slack: Slack, message: Outgoing) -> str:
    """Post it, carrying its key; its `ts`. Not to be repeated unless the first try came to nothing."""

    client = slack.streaming if message.is_bulk else slack.posting  # bulk comes back later by itself
    if not message.is_bulk:
        slack.pace.count()

    async def send(payload: dict[str, Any]) -> str:
        response = await client.chat_postMessage(
            channel=message.channel,
            thread_ts=message.thread_ts,
            metadata=metadata_for(message.key),
            unfurl_links=False,
            unfurl_media=False,
            **payload,
        )
        return str(response["ts"])

    return await _in_some_form(slack, message, send)


async def update(slack: Slack, message: Outgoing, ts: str) -> None:
    """Make an existing message look like this one; may be repeated."""

    async def send(payload: dict[str, Any]) -> None:
        metadata = metadata_for(message.key)
        await slack.reading.chat_update(channel=message.channel, ts=ts, metadata=metadata, **payload)

    try:
        await _in_some_form(slack, message, send)
    except SlackApiError as error:
        if code_of(error) != STILL_STREAMING:
            raise
        await end_stream(slack, channel=message.channel, ts=ts)
        await _in_some_form(slack, message, send)


Send = Callable[[dict[str, Any]], Awaitable[R]]


async def _in_some_form(slack: Slack, message: Outgoing, send: Send[R]) -> R:
    """Send the message in the best form that is taken, else as much of its words as is always taken."""
    payload = sendable({"text": message.text, "blocks": list(message.blocks)})
    if message.is_exact:
        return await send(payload)
    try:
        return await _in_some_blocks(slack, payload, send)
    except SlackApiError as error:
        if code_of(error) != TOO_LONG:
            raise
        log.error("a message was too long for Slack; sending the beginning of its words")
        return await send({"text": clip(payload["text"], LONGEST_WORDS)})


async def _in_some_blocks(slack: Slack, payload: dict[str, Any], send: Send[R]) -> R:
    """Send the message as it is meant, else in the blocks every workspace takes, else its words alone.

    What a workspace does not take is remembered, so that it is asked once.
    """
    if RICH not in slack.refused:
        try:
            return await send(payload)
        except SlackApiError as error:
            _raise_unless_blocks(error)
    try:
        result = await send({**payload, "blocks": plainer_blocks(payload.get("blocks", []))})
    except SlackApiError as error:
        _raise_unless_blocks(error)
        log.error("a message's blocks were refused in every form; sending its words alone")
        return await send({"text": payload["text"]})
    slack.refused.add(RICH)
    return result


def _raise_unless_blocks(error: SlackApiError) -> None:
    if code_of(error) not in BLOCKS_REFUSED:
        raise error
