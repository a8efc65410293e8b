""" "Coach me on this": a message somebody wants coaching about."""

from collections.abc import Sequence
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.commands import looks_like_transcript
from bot.deps import Deps
from bot.safety import needs_a_human
from handlers import action_ids
from handlers.blocks.call_intake import MOST_FILES
from handlers.blocks.text import unescaped
from handlers.callers import Caller, caller_of
from handlers.calls.debrief_form import shared_text
from handlers.calls.files import is_caption, may_hold_words, shared_elsewhere
from handlers.calls.shared_calls import accept_call
from handlers.intake import Asked, accept
from handlers.payloads import Payload
from handlers.safety import safety_blocks, safety_text
from handlers.slack import Slack
from handlers.whispering import whisper

NO_WORDS = "That message has no words I can read. Tell me in our direct messages what it is about."


def register(app: AsyncApp) -> None:
    """The message shortcut."""
    app.shortcut(action_ids.COACH_ON_THIS)(handle_coach_on_this)


async def handle_coach_on_this(
    ack: AsyncAck, shortcut: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Answer in a thread of the direct messages that quotes the message; nothing shows where it stands."""
    await ack()
    caller, message = caller_of(context), shortcut.get("message") or {}
    quote = unescaped(message.get("text") or "").strip()
    key = f"shortcut:{shortcut.get('trigger_id') or shortcut.get('action_ts')}"
    files = [file for file in message.get("files") or [] if may_hold_words(file)]
    if await _accept_as_call(deps, slack, caller, files, quote, key=key):
        return
    if not quote:
        await whisper(slack, context, NO_WORDS)
        return
    if needs_a_human(quote):
        await whisper(slack, context, safety_text(deps), safety_blocks(deps))
        return
    await accept(
        deps, slack, Asked(key, caller.team_id, caller.slack_user_id, "", "message_shortcut", quote=quote)
    )


async def _accept_as_call(
    deps: Deps, slack: Slack, caller: Caller, files: Sequence[dict[str, Any]], quote: str, *, key: str
) -> bool:
    """A message with files, or that is a transcript, is a call to review; False for any other."""
    typed = quote if is_caption(quote) else ""
    for file in files[:MOST_FILES]:
        await accept_call(deps, slack, shared_elsewhere(caller, file, key=key, typed=typed))
    if not files and looks_like_transcript(quote) and not needs_a_human(quote):
        await accept_call(deps, slack, shared_text(caller, quote, key=key))
        return True
    return bool(files)
