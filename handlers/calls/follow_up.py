"""[Draft follow-up]: the message after a call, written into its thread once, for the person to send."""

from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.budget import keep_usage, metered_for, why_template
from bot.coaching.follow_up import draft_follow_up, follow_up_brief
from bot.deps import Deps
from bot.model import Draft
from bot.people import asker_of
from handlers import action_ids
from handlers.blocks.drafts import draft_messages
from handlers.button_values import OnCall, unpacked, value_of
from handlers.callers import caller_of
from handlers.calls.call_showing import CallThread, Part, find_thread
from handlers.calls.call_work import accept_work
from handlers.delivering import deliver
from handlers.own import own_call
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.whispering import ALREADY, whisper
from storage import agenda, messages, people
from storage.agenda import AgendaRow
from storage.calls import delivery_key

FOLLOW_UP = "follow_up"


def register(app: AsyncApp) -> None:
    """The button."""
    app.action(action_ids.DRAFT_FOLLOW_UP)(handle_follow_up)


async def handle_follow_up(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Promise the draft."""
    await ack()
    _, call = await own_call(deps, caller_of(context), unpacked(value_of(action), OnCall).call_id)
    if not await accept_work(deps, slack, call, kind="call_follow_up", name=FOLLOW_UP):
        await whisper(slack, context, ALREADY)


async def run_follow_up(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: write the draft, keep it, post it."""
    found = await find_thread(deps, team_id=row.team_id, call_id=row.payload["call_id"])
    if found is None:
        return None
    if "draft" not in row.memo:
        await _write(deps, row, found)
    draft = Draft.model_validate(row.memo["draft"])
    for number, (text, blocks) in enumerate(draft_messages(draft, row.memo["note"]), start=1):
        name = FOLLOW_UP if number == 1 else f"{FOLLOW_UP}:{number}"
        await deliver(deps, slack, found.outgoing(Part(name, text, blocks)))
    return None


async def _write(deps: Deps, row: AgendaRow, found: CallThread) -> None:
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=found.call.person_id)
        why = await why_template(deps, session, person)
    brief = follow_up_brief(
        found.shown.review,
        own=found.call.own_speakers,
        track=deps.tracks.get(person.track),
        asker=asker_of(person),
        today=found.shown.today,
    )
    async with metered_for(deps, person) as meter:
        written = await draft_follow_up(deps, brief, why_template=why, meter=meter)
    async with deps.database.for_team(row.team_id) as session:
        await messages.add_message(
            session,
            conversation_id=found.thread.id,
            person_id=person.id,
            author="coach",
            text=f"Draft. {written.draft.subject}\n{written.draft.body}",
            slack_ts=None,
            now=deps.now(),
            source_key=delivery_key(found.call.id, FOLLOW_UP),
        )
        await keep_usage(session, person_id=person.id, calls=meter.calls, now=deps.now())
        row.memo.update(draft=written.draft.model_dump(), note=written.note)
        await agenda.save_memo(session, row=row)
