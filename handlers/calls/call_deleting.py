"""Deleting a call: its rows at once, our messages about it as fast as Slack lets us."""

from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.goal_measures import refresh_measured_goals
from bot.deps import Deps
from handlers import action_ids
from handlers.button_values import OnCall, unpacked
from handlers.callers import caller_of
from handlers.calls.call_work import work_key
from handlers.erasing import erase_recorded
from handlers.own import own_call
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import agenda, calls, people
from storage.agenda import AgendaRow
from storage.models import Call

GONE = "Deleted: what was said on that call, its review and its scores. My messages about it go now."


def register(app: AsyncApp) -> None:
    """The form that says what goes."""
    app.view(action_ids.DELETE_CALL_FORM)(handle_delete_submitted)


async def handle_delete_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Delete it; acknowledged when that is done, so that a failure is seen in the form."""
    _, call = await own_call(deps, caller_of(context), unpacked(view["private_metadata"], OnCall).call_id)
    await delete_call(deps, slack, call)
    await ack(response_action="clear")
    await whisper(slack, context, GONE)


async def delete_call(deps: Deps, slack: Slack, call: Call) -> None:
    """Delete every row about the call, and in the same transaction promise to take our messages back."""
    async with deps.database.for_team(call.team_id) as session:
        posted = await calls.list_call_deliveries(session, call_id=call.id)
        await agenda.cancel_family(session, prefix=work_key(call))
        await calls.delete_call(session, call_id=call.id)
        await refresh_measured_goals(deps, session, await people.get_person(session, person_id=call.person_id))
        row = await agenda.plan_started(
            session,
            key=f"{call.team_id}:erase_call:{call.id}",
            kind="erase_call",
            team_id=call.team_id,
            payload={"recorded": posted},
        )
    slack.start_on(row)


async def run_erase_call(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: delete our messages about a call that is gone, the newest first."""
    await erase_recorded(deps, slack, row)
    return None
