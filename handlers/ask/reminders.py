"""Reminding somebody of a plan at the time they chose."""

from datetime import datetime

from bot.coaching.reminders import When, reminder_moment
from bot.deps import Deps
from bot.model import Guidance
from bot.people import zone_of
from bot.undoing import remember_change
from handlers.ask.own_reminders import KIND, say_own_reminder
from handlers.blocks.reminders import reminder_blocks, reminder_text
from handlers.delivering import deliver
from handlers.sending import Notice, Outgoing
from handlers.slack import Slack
from storage import agenda, conversations, guidance, reminders
from storage.agenda import AgendaRow
from storage.models import GivenGuidance, Person


async def accept_reminder(deps: Deps, person: Person, given: GivenGuidance, *, when: When | datetime) -> str:
    """Promise the reminder; what to tell the person. The same moment twice is one reminder."""
    due_at = when if isinstance(when, datetime) else reminder_moment(person, when, deps.now())
    answer = Guidance.model_validate(given.payload)
    async with deps.database.for_team(person.team_id) as session:
        key = f"{person.team_id}:remind:{given.id}:{due_at:%Y%m%d%H%M}"
        is_new = await agenda.plan(
            session,
            key=key,
            kind=KIND,
            team_id=person.team_id,
            person_id=person.id,
            run_at=due_at,
            payload={"guidance_id": given.id},
        )
        if is_new or not await agenda.is_open(session, key=key):  # taken back, and wanted after all
            kept = await reminders.add_reminder(
                session,
                person_id=person.id,
                guidance_id=given.id,
                text=answer.title,
                due_at=due_at,
                now=deps.now(),
            )
            await agenda.poke(
                session, key=key, run_at=due_at, payload={"reminder_id": kept.id, "guidance_id": given.id}
            )
            before = {"key": key, "reminder_id": kept.id}
            await remember_change(session, person, kind=KIND, before=before, now=deps.now())
    return promised_for(person, due_at)


def promised_for(person: Person, due_at: datetime) -> str:
    """When a reminder comes, in the person's own time."""
    local = due_at.astimezone(zone_of(person))
    return f"I'll remind you here on {local:%A} {local.day} {local:%B} at {local:%H:%M}, your time."


async def run_reminder(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: bring the plan, or what the person asked to be reminded of, back to the top of the thread."""
    if "message_id" in row.payload:
        await say_own_reminder(deps, slack, row)
        return None
    async with deps.database.reading(row.team_id) as session:
        given = await guidance.find_guidance(session, guidance_id=row.payload["guidance_id"])
        if given is None:
            return None
        thread = await conversations.get_conversation(session, conversation_id=given.conversation_id)
    answer = Guidance.model_validate(given.payload)
    message = Outgoing(
        key=row.key,
        team_id=row.team_id,
        channel=thread.channel,
        thread_ts=thread.thread_ts,
        text=reminder_text(answer),
        blocks=reminder_blocks(answer, guidance_id=given.id),
        person_id=row.person_id,
        conversation_id=thread.id,
        guidance_id=given.id,
        notice=Notice("reminder", answer.title),
    )
    await deliver(deps, slack, message)
    async with deps.database.for_team(row.team_id) as session:
        await reminders.mark_reminder_sent(session, reminder_id=row.payload["reminder_id"], now=deps.now())
    return None
