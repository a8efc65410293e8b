"""`/coach debrief`: the form, and a transcript typed behind the command."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.commands import looks_like_transcript
from bot.deps import Deps
from bot.safety import needs_a_human
from handlers import action_ids
from handlers.blocks.debrief_form import ASKED, debrief_modal
from handlers.blocks.parts import submitted
from handlers.callers import Caller, caller_of
from handlers.calls.files import shared_elsewhere, type_in
from handlers.calls.shared_calls import Shared, accept_call
from handlers.clicks import trigger_of
from handlers.payloads import Payload
from handlers.safety import safety_blocks, safety_text
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import people

NOTHING_THERE = "Add a file, or paste what was said."
ON_ITS_WAY = "I review it in our direct messages."


def register(app: AsyncApp) -> None:
    """The button that opens the form, and its submission."""
    app.action(action_ids.OPEN_DEBRIEF)(handle_open_debrief)
    app.view(action_ids.DEBRIEF_FORM)(handle_debrief_submitted)


async def handle_open_debrief(
    ack: AsyncAck, body: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Open the form."""
    await ack()
    await open_debrief(deps, slack, caller_of(context), trigger_id=trigger_of(body))


async def open_debrief(deps: Deps, slack: Slack, caller: Caller, *, trigger_id: str, typed: str = "") -> None:
    """The form for whoever asked, with the kind of call they typed."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    me = person.display_name if person else ""
    await slack.posting.views_open(trigger_id=trigger_id, view=debrief_modal(call_type=type_in(typed), me=me))


async def handle_debrief_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Take in every file, or else the text; acknowledged once that is promised."""
    values, files, caller = submitted(view, *ASKED), _files_in(view), caller_of(context)
    if not files and not values["text"]:
        await ack(response_action="errors", errors={"text": NOTHING_THERE})
        return
    if needs_a_human(values["text"]):
        await ack()
        await whisper(slack, context, safety_text(deps), safety_blocks(deps))
        return
    key = f"form:{view['id']}"
    told = {"call_type": values["call_type"], "me": values["me"]}
    for file in files:
        typed = values["title"] if len(files) == 1 else ""
        await accept_call(deps, slack, shared_elsewhere(caller, file, key=key, typed=typed, **told))
    if values["text"]:
        await accept_call(deps, slack, shared_text(caller, values["text"], key=key, typed=values["title"], **told))
    await ack()


def shared_text(
    caller: Caller, text: str, *, key: str, typed: str = "", call_type: str = "", me: str = ""
) -> Shared:
    """Text from a form or a command as the call it is: a transcript, else notes."""
    return Shared(
        key=key,
        source_key=key,
        team_id=caller.team_id,
        slack_user_id=caller.slack_user_id,
        source="form" if looks_like_transcript(text) else "notes",
        typed=typed,
        call_type=call_type,
        me=me,
        text=text,
    )


async def accept_typed_call(deps: Deps, slack: Slack, caller: Caller, text: str, *, key: str) -> None:
    """A transcript behind the command itself."""
    await accept_call(deps, slack, shared_text(caller, text, key=f"command:{key}"))


def _files_in(view: Mapping[str, Any]) -> list[dict[str, Any]]:
    fields = view["state"]["values"].get("files") or {}
    return list((fields.get("files") or {}).get("files") or ())
