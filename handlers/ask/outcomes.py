"""Two weeks later: did the advice help? At most one such question a week for each person."""

import re
from datetime import datetime, timedelta

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.accounts import name_said
from bot.deps import Deps
from bot.model import Guidance
from bot.people import may_be_written_to
from handlers import action_ids
from handlers.blocks.outcomes import noted_blocks, outcome_blocks, outcome_text
from handlers.button_values import OutcomeValue, unpacked, value_of
from handlers.callers import caller_of
from handlers.delivering import deliver
from handlers.own import own_guidance
from handlers.payloads import Payload
from handlers.quiet import is_paused
from handlers.sending import Notice, Outgoing
from handlers.slack import Slack
from handlers.unasked import may_write_first
from storage import conversations, guidance, outcomes, people
from storage.agenda import AgendaRow
from storage.models import GivenGuidance

NOT_MORE_OFTEN_THAN = timedelta(days=7)


def register(app: AsyncApp) -> None:
    """The four answers."""
    app.action(re.compile(f"^{action_ids.OUTCOME}"))(handle_outcome)


async def run_outcome_question(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: ask in the same thread, unless the person said so already, or was asked this week."""
    async with deps.database.reading(row.team_id) as session:
        given = await guidance.find_guidance(session, guidance_id=row.payload["guidance_id"])
        if given is None or await outcomes.find_outcome(session, guidance_id=given.id):
            return None
        person = await people.get_person(session, person_id=given.person_id)
        thread = await conversations.get_conversation(session, conversation_id=given.conversation_id)
    if is_paused(person, deps.now()) or not may_be_written_to(person):
        return None
    later = await _take_turn(deps, given, key=row.key)
    if later:
        return later
    about = name_said(given.question) or Guidance.model_validate(given.payload).title
    message = Outgoing(
        key=row.key,
        team_id=row.team_id,
        channel=thread.channel,
        thread_ts=thread.thread_ts,
        text=outcome_text(about),
        blocks=outcome_blocks(about, guidance_id=given.id),
        person_id=person.id,
        conversation_id=thread.id,
        guidance_id=given.id,
        notice=Notice("question", f"Did this help with {about}?"),
    )
    await deliver(deps, slack, message)
    return None


async def _take_turn(deps: Deps, given: GivenGuidance, *, key: str) -> datetime | None:
    """None when the person may be asked now, which takes this week's turn; else when to come back.

    A turn that was taken for this advice stays its own, so that a killed job can go on.
    """
    async with deps.database.for_team(given.team_id) as session:
        person = await people.get_person(session, person_id=given.person_id)
        asked = person.preferences.get("outcome_asked")
        if asked and asked["guidance_id"] != given.id:
            next_turn = datetime.fromisoformat(asked["at"]) + NOT_MORE_OFTEN_THAN
            if deps.now() < next_turn:
                return next_turn
        later = await may_write_first(session, person, deps.now(), "outcome", key=key)
        if later:
            return later
        turn = {"guidance_id": given.id, "at": deps.now().isoformat()}
        await people.update_preferences(session, person_id=person.id, outcome_asked=turn)
    return None


async def handle_outcome(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep the answer and say so in place of the question."""
    await ack()
    value, caller = unpacked(value_of(action), OutcomeValue), caller_of(context)
    _, given = await own_guidance(deps, caller, value.guidance_id)
    async with deps.database.for_team(caller.team_id) as session:
        await outcomes.set_outcome(session, given=given, result=value.result, now=deps.now())
    await slack.reading.chat_update(
        channel=context.channel_id or given.channel,
        ts=body["message"]["ts"],
        text="Noted, thank you.",
        blocks=noted_blocks(value.result),
    )
