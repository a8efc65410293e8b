"""A message of the person's own that was edited or deleted."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.deps import Deps
from bot.safety import needs_a_human
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, section
from handlers.blocks.text import unescaped
from handlers.button_values import OnMessage
from handlers.callers import Caller
from handlers.calls.call_deleting import delete_call
from handlers.calls.pastes import forget_part
from handlers.calls.shared_calls import debrief_key
from handlers.intake import Line, answer_key, say_once
from handlers.safety import safety_blocks, safety_text
from handlers.slack import Slack
from storage import agenda, calls, conversations, messages, notifications

TOMBSTONE = "tombstone"
"""What Slack leaves in place of a deleted message that has replies; it says so as a change."""
STILL_FRESH = timedelta(minutes=10)
OFFER = "You changed your message. Shall I answer the new one?"


async def handle_changed(event: dict[str, Any], caller: Caller, deps: Deps, slack: Slack) -> None:
    """Keep the new words, and offer to answer them while they are fresh; a tombstone is a deletion."""
    message = event["message"]
    if message.get("subtype") == TOMBSTONE:
        await _forget_words(deps, slack, caller, event["channel"], message["ts"])
        return
    text = unescaped(message.get("text") or "").strip()
    if needs_a_human(text):
        await _say(deps, slack, event, caller, safety_text(deps), safety_blocks(deps))
        return
    async with deps.database.for_team(caller.team_id) as session:
        said = await messages.find_message_at(session, channel=event["channel"], slack_ts=message["ts"])
        if said is None or said.author != "person" or said.text == text or not text:
            return
        await messages.update_message_text(session, message_id=said.id, text=text)
    if deps.now() - said.created_at > STILL_FRESH:
        return
    block = actions(
        button("Redo with the edit", action_ids.REDO_EDIT, OnMessage(message_id=said.id).packed()),
        block_id=f"edit-{event['event_ts']}",
    )
    await _say(deps, slack, event, caller, OFFER, [section(OFFER), block])


async def _say(
    deps: Deps, slack: Slack, event: dict[str, Any], caller: Caller, text: str, blocks: Sequence[Block]
) -> None:
    message = event["message"]
    line = Line(
        key=f"edit:{event['channel']}:{event['event_ts']}",
        team_id=caller.team_id,
        slack_user_id=message.get("user") or caller.slack_user_id,
        channel=event["channel"],
        text=text,
        blocks=blocks,
        thread_ts=message.get("thread_ts") or message["ts"],
    )
    await say_once(deps, slack, line)


async def handle_deleted(event: dict[str, Any], caller: Caller, deps: Deps, slack: Slack) -> None:
    """Delete our copy of the words, the advice they led to, and the calls they brought."""
    await _forget_words(deps, slack, caller, event["channel"], event["deleted_ts"])


async def _forget_words(deps: Deps, slack: Slack, caller: Caller, channel: str, ts: str) -> None:
    key = f"message:{channel}:{ts}"
    async with deps.database.for_team(caller.team_id) as session:
        said = await messages.find_message_at(session, channel=channel, slack_ts=ts)
        if said is not None and said.author == "person":
            await agenda.cancel(session, key=answer_key(caller.team_id, key))
            await messages.delete_message(session, message_id=said.id)
            thread = await conversations.get_conversation(session, conversation_id=said.conversation_id)
            await notifications.delete_notifications_in(session, channel=channel, thread_ts=thread.thread_ts)
        await forget_part(session, channel=channel, ts=ts)
        await agenda.cancel_family(session, prefix=debrief_key(caller.team_id, key))
        brought = await calls.list_calls_from(session, source_key=key)
    for call in brought:
        await delete_call(deps, slack, call)
