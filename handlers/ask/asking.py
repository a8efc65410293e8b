"""The other doors to a question: the Ask form, and buttons that hold one."""

import hashlib
import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from bot.safety import needs_a_human
from handlers import action_ids
from handlers.blocks.parts import modal, submitted, text_input
from handlers.button_values import (
    OnGuidance,
    OnMessage,
    PickAccountValue,
    PickSituationValue,
    StaleButton,
    unpacked,
    value_of,
)
from handlers.callers import Caller, caller_of
from handlers.clicks import trigger_of
from handlers.intake import Asked, accept, accept_again
from handlers.own import own_guidance
from handlers.payloads import Payload
from handlers.safety import safety_blocks, safety_text
from handlers.slack import Slack
from handlers.whispering import ALREADY, whisper
from storage import guidance, people

PRIVATELY = "I'm answering you in our direct messages."
PRIVATELY_ALREADY = "I have already answered you in our direct messages."


def register(app: AsyncApp) -> None:
    """The form, the buttons, and the global shortcut that opens the form."""
    app.action(action_ids.OPEN_ASK)(handle_open_ask)
    app.shortcut(action_ids.ASK_COACH)(handle_open_ask)
    app.view(action_ids.ASK_FORM)(handle_ask_submitted)
    app.action(re.compile(f"^{action_ids.TRY_QUESTION}"))(handle_try_question)
    app.action(re.compile(f"^{action_ids.PICK_ACCOUNT}"))(handle_pick_account)
    app.action(re.compile(f"^{action_ids.PICK_SITUATION}"))(handle_pick_situation)
    app.action(action_ids.ASK_ANYWAY)(handle_ask_anyway)
    app.action(action_ids.REDO_EDIT)(handle_ask_anyway)
    app.action(action_ids.CONTINUE_PRIVATELY)(handle_continue_privately)


async def handle_open_ask(ack: AsyncAck, body: Payload, slack: Slack) -> None:
    """Open the form."""
    await ack()
    question = text_input(
        "What are you facing?",
        "question",
        lines=True,
        hint="What happened, with whom, and what you want. A sentence or two.",
    )
    view = modal("Ask the coach", action_ids.ASK_FORM, [question], submit="Ask")
    await slack.posting.views_open(trigger_id=trigger_of(body), view=view)


async def handle_ask_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Answer what was written in the form, in a thread of the direct messages."""
    text = submitted(view, "question")["question"]
    if not text:
        await ack(response_action="errors", errors={"question": "Write a sentence about what you are facing."})
        return
    if needs_a_human(text):
        await ack()
        await whisper(slack, context, safety_text(deps), safety_blocks(deps))
        return
    caller = caller_of(context)
    key = f"form:{view['id']}"
    await accept(deps, slack, Asked(key, caller.team_id, caller.slack_user_id, text, "command"))
    await ack()


async def handle_try_question(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Answer the sample question of a button."""
    await ack()
    question, caller = value_of(action), caller_of(context)
    key = f"try:{body.get('trigger_id') or action.get('action_ts')}"
    await accept(deps, slack, Asked(key, caller.team_id, caller.slack_user_id, question, "command"))


async def handle_pick_account(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Answer again, now that the account is known."""
    await ack()
    picked = unpacked(value_of(action), PickAccountValue)
    if not await accept_again(
        deps, slack, caller_of(context), picked.message_id, name="account", account_id=picked.account_id
    ):
        await whisper(slack, context, ALREADY)


async def handle_pick_situation(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Answer again, now that the situation is known."""
    await ack()
    picked, caller = unpacked(value_of(action), PickSituationValue), caller_of(context)
    _, given = await own_guidance(deps, caller, picked.guidance_id)
    if given.question_message_id is None:
        raise StaleButton("the question is gone")
    name = f"card:{picked.card_id}"
    if not await accept_again(deps, slack, caller, given.question_message_id, name=name, card_id=picked.card_id):
        await whisper(slack, context, ALREADY)


async def handle_ask_anyway(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Answer a message as a question that looked like something else, or that was edited since."""
    await ack()
    value = unpacked(value_of(action), OnMessage)
    name = f"anyway:{action.get('block_id', '')}"
    if not await accept_again(deps, slack, caller_of(context), value.message_id, name=name):
        await whisper(slack, context, ALREADY)


async def handle_continue_privately(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Take a question from a channel to the direct messages of whoever clicked."""
    await ack()
    value, caller = unpacked(value_of(action), OnGuidance), caller_of(context)
    async with deps.database.reading(caller.team_id) as session:
        given = await guidance.find_guidance(session, guidance_id=value.guidance_id)
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    if given is None or given.channel != context.channel_id:
        raise StaleButton("not a question of this channel")
    is_own = person is not None and person.id == given.person_id
    key = f"private:{given.id}:{_unnamed(caller)}"
    asked_in = "" if is_own else given.channel
    asked = Asked(key, caller.team_id, caller.slack_user_id, given.question, "private", asked_in=asked_in)
    is_new = await accept(deps, slack, asked)
    await whisper(slack, context, PRIVATELY if is_new else PRIVATELY_ALREADY)


def _unnamed(caller: Caller) -> str:
    """Somebody, told apart from others but not named: keys outlive a person who is forgotten."""
    return hashlib.sha256(f"{caller.team_id}:{caller.slack_user_id}".encode()).hexdigest()[:16]
