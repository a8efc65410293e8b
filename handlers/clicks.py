"""A click on something of ours: what names it, and where it was."""

from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext

from handlers.payloads import Payload


@dataclass(frozen=True)
class Click:
    """`key` names the click, however often Slack delivers it.

    `ts` is the message that was clicked in `channel`, "" in the Home tab and in a form; `thread_ts` is the
    message whose thread it stands in, "" when it stands in none.
    """

    key: str
    channel: str
    thread_ts: str
    ts: str


def click_of(body: Payload, action: Payload, context: AsyncBoltContext) -> Click:
    """The click that came with this body."""
    message = body.get("message") or {}
    return Click(
        key=f"click:{body.get('trigger_id') or action.get('action_ts')}",
        channel=context.channel_id or "",
        thread_ts=str(message.get("thread_ts") or ""),
        ts=str(message.get("ts") or ""),
    )
