"""Reminders of something in the person's own words: kept, said again in its thread, taken back."""

from datetime import datetime
from typing import Any

from bot.coaching.reminder_requests import asks_for_reminder
from bot.coaching.reminders import moment_said
from bot.deps import Deps
from bot.people import local_day
from bot.undoing import remember_change
from handlers.blocks.reminders import own_reminder_blocks, own_reminder_text
from handlers.blocks.text import clip
from handlers.delivering import deliver
from handlers.intake import keep_words
from handlers.plain_words import Said
from handlers.sending import Notice, Outgoing
from handlers.slack import Slack
from storage import agenda, conversations, messages, people, reminders
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import GivenGuidance, Person

KIND = "remind"
LONGEST_NOTICE = 150
TAKEN_BACK = "I will not remind you of it."
NOTHING_OPEN = "There is no reminder to take back."


async def keep_own_reminder(deps: Deps, said: Said, *, due_at: datetime) -> Person:
    """Promise to say the words again at that moment; whom. The words are kept once, as the message they are."""
    caller = said.caller
    message_id = await keep_words(deps, caller, said.channel, said.thread_ts, said.ts, said.text)
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        key = reminder_key(caller.team_id, said.channel, said.thread_ts, said.ts)
        is_new = await agenda.plan(
            session,
            key=key,
            kind=KIND,
            team_id=caller.team_id,
            person_id=person.id,
            run_at=due_at,
            payload={"message_id": message_id},
        )
        if is_new:
            await remember_change(session, person, kind=KIND, before={"key": key}, now=deps.now())
    return person


async def say_own_reminder(deps: Deps, slack: Slack, row: AgendaRow) -> None:
    """Say the words again in their thread, unless the person has deleted them."""
    async with deps.database.reading(row.team_id) as session:
        said = await messages.find_message(session, message_id=row.payload["message_id"])
        if said is None:
            return
        thread = await conversations.get_conversation(session, conversation_id=said.conversation_id)
        person = await people.get_person(session, person_id=said.person_id)
    said_on = local_day(person, said.created_at)
    message = Outgoing(
        key=row.key,
        team_id=row.team_id,
        channel=thread.channel,
        thread_ts=thread.thread_ts,
        text=own_reminder_text(said.text, said_on),
        blocks=own_reminder_blocks(said.text, said_on),
        person_id=row.person_id,
        conversation_id=thread.id,
        notice=Notice("reminder", clip(said.text, LONGEST_NOTICE)),
    )
    await deliver(deps, slack, message)


async def move_own_reminder(
    session: Session, person: Person, *, key: str, words: str, now: datetime
) -> datetime | None:
    """Move the open promise of that key to the moment its words name now; None where there is none to move."""
    moment = moment_said(person, words, now) if asks_for_reminder(words) else None
    if moment is None or not await agenda.is_open(session, key=key):
        return None
    await agenda.poke(session, key=key, run_at=moment, payload={})
    return moment


async def take_back_reminders(deps: Deps, said: Said, given: GivenGuidance | None) -> str:
    """Drop the reminders of this thread and of the advice `given` in it; outside of a thread, all; what to say."""
    async with deps.database.for_team(said.caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=said.caller.slack_user_id, now=deps.now())
        if not said.is_reply:
            dropped = await agenda.cancel_kind(session, person_id=person.id, kind=KIND)
            await reminders.delete_unsent_reminders(session, person_id=person.id)
        else:
            in_thread = reminder_key(said.caller.team_id, said.channel, said.thread_ts)
            dropped = await agenda.cancel_family(session, prefix=in_thread)
        if said.is_reply and given:
            dropped += await agenda.cancel_family(session, prefix=f"{said.caller.team_id}:{KIND}:{given.id}:")
            await reminders.delete_unsent_reminders(session, person_id=person.id, guidance_id=given.id)
    if dropped > 1:
        return f"All {dropped} reminders are taken back."
    return TAKEN_BACK if dropped else NOTHING_OPEN


async def put_back_reminder(session: Session, before: dict[str, Any]) -> str:
    """Drop the reminder that was just asked for; what to say."""
    if not await agenda.cancel(session, key=before["key"]):
        return NOTHING_OPEN
    await reminders.delete_reminder(session, reminder_id=before.get("reminder_id", 0))
    return f"Undone. {TAKEN_BACK}"


def reminder_key(team_id: str, channel: str, thread_ts: str, ts: str = "") -> str:
    """Names the promise of a reminder by the message that asked for it; without one, how all of a thread begin."""
    return f"{team_id}:{KIND}:in:{channel}:{thread_ts}:{ts}"
