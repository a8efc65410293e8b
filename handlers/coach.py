"""`/coach`: the command, its verbs, and the ephemeral line where it was typed."""

import asyncio
import hashlib
import re
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.commands import Command, looks_like_transcript
from bot.deps import Deps
from bot.safety import needs_a_human
from handlers import action_ids
from handlers.blocks.privacy import forget_modal
from handlers.blocks.text import unescaped
from handlers.button_values import value_of
from handlers.callers import Caller, caller_of
from handlers.calls.debrief_form import ON_ITS_WAY, accept_typed_call, open_debrief
from handlers.failures import FAILURES
from handlers.goals.goal_form import open_typed_goal
from handlers.goals.goal_words import accept_goal_words, is_new_goal
from handlers.home import publish_home
from handlers.intake import Asked, accept
from handlers.payloads import Payload
from handlers.people import direct_channel
from handlers.privacy import accept_export
from handlers.progress import accept_request
from handlers.safety import safety_blocks, safety_text
from handlers.settings import open_settings
from handlers.slack import Slack
from handlers.verbs import meant, words_for
from handlers.week.focuses import open_focus
from handlers.week.weekly_plan import accept_week_words
from handlers.whispering import whisper
from storage import people

COMMAND = "/coach"
CHANGES_HOME = ("pause", "undo")
FORMS = ("settings", "forget", "debrief", "focus")
NO_FORM = "Slack did not let me open the form. Type the same after `/coach` once more."
SLOW = (
    "This takes longer than usual. If nothing comes in our direct messages in a minute, please ask again. · E-SLOW"
)
IN_DIRECT_MESSAGES = {
    "progress": "Your progress is in our direct messages.",
    "week": "Your plan is in our direct messages.",
    "goals": "Your goals are in our direct messages.",
}
GOAL_WORDS = {"goals": "command", "goal_new": "new", "goal_update": "update", "metric_log": "log"}
"""What each verb about goals asks for."""
ANY_DIRECT_MESSAGE = "directmessage"
"""What Slack calls every direct message, also one with a colleague."""


def register(app: AsyncApp) -> None:
    """The command, and the buttons that run a verb."""
    app.command(COMMAND)(handle_coach_command)
    app.action(re.compile(f"^{action_ids.RUN_VERB}"))(handle_run_verb)


async def handle_coach_command(
    ack: AsyncAck, command: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Answer a question in a thread of the direct messages, anything else where it was typed.

    A question is promised before it is acknowledged: once Slack has our word, it cannot be lost.
    """
    slow = asyncio.get_running_loop().call_later(
        slack.patience.acknowledge_within, lambda: slack.tasks.start(_say_slow(ack))
    )
    try:
        await _run(ack, command, caller_of(context), deps, slack)
    finally:
        slow.cancel()


async def _say_slow(ack: AsyncAck) -> None:
    """Slack would say that the command failed, which it has not."""
    await ack(text=SLOW)


async def _run(ack: AsyncAck, command: Payload, caller: Caller, deps: Deps, slack: Slack) -> None:
    text = unescaped(command.get("text") or "").strip()
    typed, key = meant(deps, text), _key(command, deps.now())
    if needs_a_human(text):
        await ack(text=safety_text(deps), blocks=safety_blocks(deps))
    elif await _promise(deps, slack, caller, typed, key=key):
        await ack(**await _on_its_way(deps, slack, caller, command))
    elif _is_call(typed):
        await accept_typed_call(deps, slack, caller, typed.rest, key=key)
        await ack(text=ON_ITS_WAY)
    elif _wants_form(typed) and not command.get("trigger_id"):
        await ack(text=NO_FORM)
    elif _wants_form(typed):
        await ack()
        await _open_form(deps, slack, caller, typed, trigger_id=command["trigger_id"])
    else:
        words, blocks = await words_for(deps, slack, caller, typed)
        await ack(text=words, blocks=blocks)
    if typed.verb == "export":
        await accept_export(deps, slack, caller, key=key)
    if typed.verb in CHANGES_HOME:
        await publish_home(deps, slack, caller)


async def _promise(deps: Deps, slack: Slack, caller: Caller, typed: Command, *, key: str) -> bool:
    """Promise what is answered in our direct messages and start on it; False for what is answered elsewhere."""
    match typed.verb:
        case "ask":
            await accept(deps, slack, _asked(key, caller, typed))
        case "progress":
            await accept_request(deps, slack, caller, typed.rest, key=key)
        case "week":
            await accept_week_words(deps, slack, caller, typed.rest, key=key)
        case verb if verb in GOAL_WORDS and not _wants_form(typed):
            await accept_goal_words(deps, slack, caller, GOAL_WORDS[verb], typed.rest, key=key)
        case _:
            return False
    return True


def _is_call(typed: Command) -> bool:
    """True for a transcript or notes that were typed behind the command."""
    return typed.verb == "notes" or (typed.verb == "debrief" and looks_like_transcript(typed.rest))


def _wants_form(typed: Command) -> bool:
    if typed.verb == "goals":
        return is_new_goal(typed.rest)
    return typed.verb in FORMS and not (typed.verb == "debrief" and "list" in typed.rest.casefold().split())


async def handle_run_verb(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Run the verb a typo was close to."""
    await ack()
    command, caller = Command(value_of(action)), caller_of(context)
    if command.verb in FORMS and not body.get("trigger_id"):
        await whisper(slack, context, NO_FORM)
    elif command.verb in FORMS:
        await _open_form(deps, slack, caller, command, trigger_id=body["trigger_id"])
    elif command.verb in IN_DIRECT_MESSAGES:
        await _promise(deps, slack, caller, command, key=f"verb:{body.get('trigger_id') or action['action_ts']}")
        if not await _is_ours(deps, slack, caller, context.channel_id or ""):
            await whisper(slack, context, IN_DIRECT_MESSAGES[command.verb])
    else:
        await whisper(slack, context, *await words_for(deps, slack, caller, command))


async def _open_form(deps: Deps, slack: Slack, caller: Caller, command: Command, *, trigger_id: str) -> None:
    if command.verb == "forget":
        await slack.posting.views_open(trigger_id=trigger_id, view=forget_modal())
    elif command.verb == "goals":
        typed = command.rest.partition(" ")[2]
        await open_typed_goal(deps, slack, caller, typed, trigger_id=trigger_id)
    elif command.verb == "debrief":
        await open_debrief(deps, slack, caller, trigger_id=trigger_id, typed=command.rest)
    elif command.verb == "focus":
        await open_focus(deps, slack, caller, trigger_id=trigger_id)
    else:
        await open_settings(deps, slack, caller, trigger_id=trigger_id)


def _key(command: Payload, now: datetime) -> str:
    """Names the command, however often Slack delivers it; without a trigger, the same words in one minute."""
    if command.get("trigger_id"):
        return str(command["trigger_id"])
    words = [command.get(name) or "" for name in ("user_id", "channel_id", "text")]
    return hashlib.sha256("\x1f".join((*words, f"{now:%Y%m%d%H%M}")).encode()).hexdigest()[:32]


def _asked(key: str, caller: Caller, parsed: Command) -> Asked:
    return Asked(
        key=f"command:{key}",
        team_id=caller.team_id,
        slack_user_id=caller.slack_user_id,
        text=parsed.rest,
        origin="command",
    )


async def _on_its_way(deps: Deps, slack: Slack, caller: Caller, command: Payload) -> dict[str, Any]:
    """The ephemeral line; none in our direct messages, where the answer appears anyway."""
    if command.get("channel_name") == ANY_DIRECT_MESSAGE and await _is_ours(
        deps, slack, caller, command["channel_id"]
    ):
        return {}
    link = f"https://slack.com/app_redirect?app={command.get('api_app_id', '')}&team={command.get('team_id', '')}"
    return {"text": f"Answering in our DM → *<{link}|Open>*"}


async def _is_ours(deps: Deps, slack: Slack, caller: Caller, channel: str) -> bool:
    """True in our direct messages with the caller; False also when Slack will not say."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    try:
        return person is not None and channel == await direct_channel(deps, slack, person)
    except FAILURES:
        return False
