"""A message of the person's own that was edited or deleted."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.courtesies import plain_request
from bot.deps import Deps
from bot.safety import needs_a_human
from handlers import action_ids
from handlers.ask.own_reminders import move_own_reminder, reminder_key
from handlers.ask.reminders import promised_for
from handlers.blocks.parts import Block, actions, button, section
from handlers.blocks.text import unescaped
from handlers.button_values import OnMessage
from handlers.callers import Caller
from handlers.calls.call_deleting import delete_call
from handlers.calls.pastes import forget_part
from handlers.calls.shared_calls import debrief_key
from handlers.erasing import erase_in_doubt, erase_recorded
from handlers.intake import Line, answer_key, say_once
from handlers.message_keys import message_key
from handlers.payloads import Payload
from handlers.safety import safety_blocks, safety_text
from handlers.slack import Slack
from storage import agenda, calls, conversations, messages, notifications, people
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Message

TOMBSTONE = "tombstone"
"""What Slack leaves in place of a deleted message that has replies; it says so as a change."""
STILL_FRESH = timedelta(minutes=10)
OFFER = "You changed your message. Shall I answer the new one?"


async def handle_changed(event: Payload, caller: Caller, deps: Deps, slack: Slack) -> None:
    """Keep the new words, and offer to answer them while they are fresh; a tombstone is a deletion.

    A reminder that they asked for moves to the moment that they name now.
    """
    message = event["message"]
    if message.get("subtype") == TOMBSTONE:
        await _forget_words(deps, slack, caller, event["channel"], message["ts"])
        return
    text = unescaped(message.get("text") or "").strip()
    if needs_a_human(text):
        await _say(deps, slack, event, caller, "edit_help", safety_text(deps), safety_blocks(deps))
        return
    async with deps.database.for_team(caller.team_id) as session:
        said = await messages.find_message_at(session, channel=event["channel"], slack_ts=message["ts"])
        if said is None or said.author != "person" or said.text == text or not text:
            return
        await messages.update_message_text(session, message_id=said.id, text=text)
        moved = await _move_reminder(deps, session, said, event["channel"], text)
    if moved:
        await _say(deps, slack, event, caller, "edit", moved)
        return
    if deps.now() - said.created_at > STILL_FRESH:
        return
    block = actions(
        button("Redo with the edit", action_ids.REDO_EDIT, OnMessage(message_id=said.id).packed()),
        block_id=f"edit-{event['event_ts']}",
    )
    await _say(deps, slack, event, caller, "edit", OFFER, [section(OFFER), block])


async def _move_reminder(deps: Deps, session: Session, said: Message, channel: str, text: str) -> str:
    """When the reminder comes that the message asked for and still asks for; "" where there is none."""
    person = await people.get_person(session, person_id=said.person_id)
    thread = await conversations.get_conversation(session, conversation_id=said.conversation_id)
    key = reminder_key(person.team_id, channel, thread.thread_ts, said.slack_ts or "")
    moment = await move_own_reminder(session, person, key=key, words=plain_request(text), now=deps.now())
    return promised_for(person, moment) if moment else ""


async def _say(
    deps: Deps, slack: Slack, event: Payload, caller: Caller, kind: str, text: str, blocks: Sequence[Block] = ()
) -> None:
    message = event["message"]
    line = Line(
        key=f"{kind}:{event['channel']}:{message['ts']}:{event['event_ts']}",
        team_id=caller.team_id,
        slack_user_id=message.get("user") or caller.slack_user_id,
        channel=event["channel"],
        text=text,
        blocks=blocks,
        thread_ts=message.get("thread_ts") or message["ts"],
    )
    await say_once(deps, slack, line)


async def handle_deleted(event: Payload, caller: Caller, deps: Deps, slack: Slack) -> None:
    """Delete our copy of the words, the advice they led to, and the calls they brought; take back what we said."""
    await _forget_words(deps, slack, caller, event["channel"], event["deleted_ts"])


async def _forget_words(deps: Deps, slack: Slack, caller: Caller, channel: str, ts: str) -> None:
    key = message_key(channel, ts)
    row = None
    async with deps.database.for_team(caller.team_id) as session:
        said = await messages.find_message_at(session, channel=channel, slack_ts=ts)
        if said is not None and said.author == "person":
            row = await _let_go(session, said, caller.team_id, channel, ts)
        await forget_part(session, channel=channel, ts=ts)
        await agenda.cancel_family(session, prefix=debrief_key(caller.team_id, key))
        brought = await calls.list_calls_from(session, source_key=key)
    slack.start_on(row)
    for call in brought:
        await delete_call(deps, slack, call)


async def _let_go(session: Session, said: Message, team_id: str, channel: str, ts: str) -> AgendaRow | None:
    """Delete the message with all that came of it, and promise to take our words about it back.

    An answer repeats the question and what we know of the account: left under a message that is gone it would
    tell what the person wanted untold, and its buttons would lead nowhere.
    """
    answer, again = answer_key(team_id, message_key(channel, ts)), answer_key(team_id, f"again:{said.id}:")
    about_edits = f"{team_id}:say:edit:{channel}:{ts}:"
    thread = await conversations.get_conversation(session, conversation_id=said.conversation_id)
    reminder = reminder_key(team_id, channel, thread.thread_ts, ts)
    ours: dict[str, Any] = {"message_id": said.id, "prefixes": (f"{answer}:", again, about_edits, reminder)}
    posted = await messages.list_posted_answers(session, **ours)
    in_doubt = await messages.list_answers_in_doubt(session, **ours)
    await agenda.cancel(session, key=answer)
    await agenda.cancel(session, key=reminder)
    await agenda.cancel_family(session, prefix=again)
    await agenda.cancel_family(session, prefix=about_edits)
    await messages.delete_message(session, message_id=said.id)
    await notifications.delete_notifications_in(session, channel=channel, thread_ts=thread.thread_ts)
    if not posted and not in_doubt:
        return None
    return await agenda.plan_started(
        session,
        key=f"{team_id}:take_back:{said.id}",
        kind="take_back",
        team_id=team_id,
        payload={"recorded": posted, "in_doubt": in_doubt},
    )


async def run_take_back(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: delete our messages that came of a message that is gone, the newest first."""
    await erase_recorded(deps, slack, row)
    await erase_in_doubt(deps, slack, row)
    return None
