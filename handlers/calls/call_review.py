"""What can be done with a call review: see the evidence, go on with a plan, and the ⋯ menu."""

import logging
import re
from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.champions import champion_question
from bot.deps import Deps
from handlers import action_ids
from handlers.blocks.call_forms import delete_call_modal, wrong_score_modal, wrong_speaker_modal
from handlers.blocks.call_list import call_modal
from handlers.blocks.parts import Block
from handlers.button_values import CallMenuValue, OnCall, unpacked, value_of
from handlers.callers import caller_of
from handlers.calls.call_list import call_list_words
from handlers.calls.call_showing import CallThread, find_thread, show_evidence
from handlers.calls.call_work import accept_work
from handlers.clicks import trigger_of
from handlers.failures import FAILURES, code_of
from handlers.intake import Asked, accept
from handlers.own import CallGone, own_call
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.whispering import ALREADY, whisper
from storage import calls
from storage.agenda import AgendaRow
from storage.models import Call

log = logging.getLogger("sideline.call_review")

EXAMPLE_SAVED = "Saved as your example. I point you to it when this skill is your focus. Only you see it."
ONE_VOICE = "This call names fewer than two speakers, so there is nobody to choose between."
FEWEST_SPEAKERS = 2
PLAN_COMING = "I answer with a plan in our direct messages."
NOT_REVIEWED = "I have not reviewed that call yet. The review appears in its thread."


def register(app: AsyncApp) -> None:
    """The buttons of the review, and of the lists that lead to one."""
    app.action(action_ids.SEE_EVIDENCE)(handle_evidence)
    app.action(action_ids.CHAMPION_PLAN)(handle_champion_plan)
    app.action(action_ids.CALL_MENU)(handle_call_menu)
    app.action(re.compile(f"^{action_ids.OPEN_CALL}"))(handle_open_call)
    app.action(action_ids.SHOW_CALLS)(handle_show_calls)


async def handle_evidence(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Post every check with its words into the thread."""
    await ack()
    _, call = await own_call(deps, caller_of(context), unpacked(value_of(action), OnCall).call_id)
    if not await accept_work(deps, slack, call, kind="call_evidence", name="evidence"):
        await whisper(slack, context, ALREADY)


async def run_evidence(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: the pages of evidence."""
    await show_evidence(deps, slack, team_id=row.team_id, call_id=row.payload["call_id"])
    return None


async def handle_champion_plan(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Ask for a plan about the champion who leaves, as the person would."""
    await ack()
    caller = caller_of(context)
    _, call = await own_call(deps, caller, unpacked(value_of(action), OnCall).call_id)
    found = await reviewed(deps, call)
    key = f"champion:{call.id}"
    question = champion_question(found.shown.review)
    is_new = await accept(deps, slack, Asked(key, caller.team_id, caller.slack_user_id, question, "command"))
    await whisper(slack, context, PLAN_COMING if is_new else ALREADY)


async def handle_call_menu(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Open the form of what was chosen; an example is saved at once."""
    await ack()
    value = unpacked(value_of(action), CallMenuValue)
    _, call = await own_call(deps, caller_of(context), value.call_id)
    if value.what == "save_example":
        await _save_example(deps, call)
        await whisper(slack, context, EXAMPLE_SAVED)
        return
    if value.what == "wrong_speaker" and len(call.speakers) < FEWEST_SPEAKERS:
        await whisper(slack, context, ONE_VOICE)
        return
    await _open(slack, body, await _form(deps, call, value))


async def _open(slack: Slack, body: Payload, view: Block) -> None:
    """Open a form, on top of the modal that was clicked in if it was one."""
    is_in_modal = (body.get("view") or {}).get("type") == "modal"
    show = slack.posting.views_push if is_in_modal else slack.posting.views_open
    await show(trigger_id=trigger_of(body), view=view)


async def _form(deps: Deps, call: Call, value: CallMenuValue) -> Block:
    if value.what == "delete":
        return delete_call_modal(call_id=call.id, title=call.title)
    if value.what == "wrong_speaker":
        return wrong_speaker_modal(call_id=call.id, speakers=call.speakers, own=call.own_speakers)
    return wrong_score_modal((await reviewed(deps, call)).shown, note=value.note)


async def _save_example(deps: Deps, call: Call) -> None:
    async with deps.database.for_team(call.team_id) as session:
        await calls.update_call(session, call_id=call.id, is_example=True)


async def handle_open_call(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show a review from a list, with the way to its thread."""
    await ack()
    _, call = await own_call(deps, caller_of(context), unpacked(value_of(action), OnCall).call_id)
    found = await find_thread(deps, team_id=call.team_id, call_id=call.id)
    if found is None:
        await whisper(slack, context, NOT_REVIEWED)
        return
    link = await link_to(slack, found)
    await slack.posting.views_open(trigger_id=trigger_of(body), view=call_modal(found.shown, link=link))


async def handle_show_calls(ack: AsyncAck, context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
    """List the last calls, each with a button to open it."""
    await ack()
    await whisper(slack, context, *await call_list_words(deps, caller_of(context)))


async def link_to(slack: Slack, found: CallThread) -> str:
    """Where the review stands in Slack; "" when Slack will not say, which must not stop us from showing it."""
    try:
        answer = await slack.reading.chat_getPermalink(
            channel=found.thread.channel, message_ts=found.thread.thread_ts
        )
    except FAILURES as error:
        log.info("linking to a call failed: %s", code_of(error))
        return ""
    return str(answer["permalink"])


async def reviewed(deps: Deps, call: Call) -> CallThread:
    """The call with its review. Raises `CallGone` when it has none (any more)."""
    found = await find_thread(deps, team_id=call.team_id, call_id=call.id)
    if found is None:
        raise CallGone("no review")
    return found
