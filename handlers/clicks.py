"""A click on something of ours: what names it, and where it was."""

from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext

from bot.errors import CoachError
from handlers.payloads import Payload


class NoTrigger(CoachError):
    """A click that came without the trigger by which Slack lets a form be opened."""

    code = "E-SLACK-TRIGGER"
    user_message = (
        "Slack sent that click without what opens a form. Please click once more; "
        "if it stays so, `/coach help` says what can be typed instead."
    )


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


def trigger_of(body: Payload) -> str:
    """What opens a form. Raises `NoTrigger` when Slack sent none."""
    if not body.get("trigger_id"):
        raise NoTrigger("a click without a trigger")
    return str(body["trigger_id"])
