""" "Coach me on this": a message somebody wants coaching about."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from bot.safety import needs_a_human
from handlers import action_ids
from handlers.blocks.text import unescaped
from handlers.callers import caller_of
from handlers.intake import Asked, accept
from handlers.safety import safety_blocks, safety_text
from handlers.slack import Slack
from handlers.whispering import whisper

NO_WORDS = "That message has no words I can read. Tell me in our direct messages what it is about."


def register(app: AsyncApp) -> None:
    """The message shortcut."""
    app.shortcut(action_ids.COACH_ON_THIS)(handle_coach_on_this)


async def handle_coach_on_this(
    ack: AsyncAck, shortcut: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Answer in a thread of the direct messages that quotes the message; nothing shows where it stands."""
    await ack()
    caller, message = caller_of(context), shortcut["message"]
    quote = unescaped(message.get("text") or "").strip()
    if not quote:
        await whisper(slack, context, NO_WORDS)
        return
    if needs_a_human(quote):
        await whisper(slack, context, safety_text(deps), safety_blocks(deps))
        return
    key = f"shortcut:{shortcut['trigger_id']}"
    await accept(
        deps, slack, Asked(key, caller.team_id, caller.slack_user_id, "", "message_shortcut", quote=quote)
    )
