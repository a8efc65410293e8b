"""[Retry this moment]: the person says it again, the coach looks at the new line. It is never a score."""

from dataclasses import asdict
from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.budget import keep_usage, metered_for, why_template
from bot.coaching.call_review import Change
from bot.coaching.retried import Attempt, Retried, RetriedCheck
from bot.coaching.retrying import retry_moment
from bot.deps import Deps
from bot.people import asker_of
from bot.safety import needs_a_human
from handlers import action_ids
from handlers.blocks.call_forms import retry_modal
from handlers.blocks.call_retry import retried_blocks, retried_text
from handlers.blocks.parts import submitted
from handlers.button_values import OnCall, StaleButton, unpacked, value_of
from handlers.callers import caller_of
from handlers.calls.call_review import reviewed
from handlers.calls.call_showing import CallThread, Part, find_thread
from handlers.calls.call_work import accept_work
from handlers.clicks import trigger_of
from handlers.delivering import deliver
from handlers.own import own_call
from handlers.payloads import Payload
from handlers.safety import safety_blocks, safety_text
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import agenda, messages, people
from storage.agenda import AgendaRow
from storage.calls import delivery_key

SAY_SOMETHING = "Write the words you would say, as on the call."


def register(app: AsyncApp) -> None:
    """The button and its form."""
    app.action(action_ids.RETRY_MOMENT)(handle_retry)
    app.view(action_ids.RETRY_FORM)(handle_retry_submitted)


async def handle_retry(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show the moment and ask for the new words."""
    await ack()
    _, call = await own_call(deps, caller_of(context), unpacked(value_of(action), OnCall).call_id)
    found = await reviewed(deps, call)
    _change_of(found)
    await slack.posting.views_open(trigger_id=trigger_of(body), view=retry_modal(found.shown))


async def handle_retry_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Promise to look at the line."""
    line = submitted(view, "line")["line"]
    if not line:
        await ack(response_action="errors", errors={"line": SAY_SOMETHING})
        return
    _, call = await own_call(deps, caller_of(context), unpacked(view["private_metadata"], OnCall).call_id)
    if needs_a_human(line):
        await ack()
        await whisper(slack, context, safety_text(deps), safety_blocks(deps))
        return
    name = f"retry:{view['id']}"
    await accept_work(deps, slack, call, kind="call_retry", name=name, payload={"line": line, "name": name})
    await ack()


async def run_retry(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: judge the line, keep what was said of it, post it in the call's thread."""
    found = await find_thread(deps, team_id=row.team_id, call_id=row.payload["call_id"])
    if found is None or found.shown.review.change is None:
        return None
    change, line = found.shown.review.change, row.payload["line"]
    if "checks" not in row.memo:
        await _judge(deps, row, _attempt(line, change, found))
    retried = Retried([RetriedCheck(**check) for check in row.memo["checks"]])
    part = Part(
        row.payload["name"],
        retried_text(retried, line=line, change=change),
        retried_blocks(retried, line=line, change=change, call_id=found.call.id),
    )
    await _keep(deps, found, part, line)
    await deliver(deps, slack, found.outgoing(part))
    return None


async def _judge(deps: Deps, row: AgendaRow, attempt: Attempt) -> None:
    """Judge the line, and keep that with its cost: a run that is killed afterwards does not ask again."""
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
        why = await why_template(deps, session, person)
    async with metered_for(deps, person) as meter:
        retried = await retry_moment(
            deps,
            attempt,
            track=deps.tracks.get(person.track),
            asker=asker_of(person),
            why_template=why,
            meter=meter,
        )
    async with deps.database.for_team(row.team_id) as session:
        await keep_usage(session, person_id=person.id, calls=meter.calls, now=deps.now())
        row.memo["checks"] = [asdict(check) for check in retried.checks]
        await agenda.save_memo(session, row=row)


def _attempt(line: str, change: Change, found: CallThread) -> Attempt:
    review = found.shown.review
    return Attempt(
        line=line,
        change=change,
        rubric=found.shown.rubric,
        own=found.call.own_speakers,
        call_type=review.call_type,
        on=review.happened_on or found.shown.today,
    )


async def _keep(deps: Deps, found: CallThread, part: Part, line: str) -> None:
    """Keep the line and the answer with the thread; they go with the call."""
    async with deps.database.for_team(found.call.team_id) as session:
        await messages.add_message(
            session,
            conversation_id=found.thread.id,
            person_id=found.call.person_id,
            author="coach",
            text=f"Practice. {line}\n{part.text}",
            slack_ts=None,
            now=deps.now(),
            source_key=delivery_key(found.call.id, part.name),
        )


def _change_of(found: CallThread) -> Change:
    """Raises `StaleButton` when the review has no such moment any more."""
    if found.shown.review.change is None:
        raise StaleButton("no moment to retry")
    return found.shown.review.change
