"""What can be done with an answer: draft, be reminded, hear more, hear another view."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from handlers import action_ids
from handlers.ask.drafts import accept_draft
from handlers.ask.more import accept_more
from handlers.ask.reminders import accept_reminder
from handlers.ask.sharing import open_share_form
from handlers.button_values import DraftValue, MoreValue, RemindValue, unpacked, value_of
from handlers.callers import caller_of
from handlers.clicks import trigger_of
from handlers.own import own_guidance
from handlers.payloads import Payload
from handlers.privacy import who_sees_text
from handlers.slack import Slack
from handlers.whispering import ALREADY, whisper


def register(app: AsyncApp) -> None:
    """The buttons and menus under an answer."""
    app.action(re.compile(f"^{action_ids.DRAFT}"))(handle_draft)
    app.action(action_ids.REMIND)(handle_remind)
    app.action(action_ids.MORE)(handle_more)


async def handle_draft(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Write the draft into the thread."""
    await ack()
    value, caller = unpacked(value_of(action), DraftValue), caller_of(context)
    _, given = await own_guidance(deps, caller, value.guidance_id)
    if not await accept_draft(deps, slack, caller, given, kind=value.kind):
        await whisper(slack, context, ALREADY)


async def handle_remind(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Promise a reminder and say when it will come."""
    await ack()
    value, caller = unpacked(value_of(action), RemindValue), caller_of(context)
    person, given = await own_guidance(deps, caller, value.guidance_id)
    confirmation = await accept_reminder(deps, person, given, when=value.when)
    await whisper(slack, context, confirmation)


async def handle_more(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Tell more, give a second opinion, show what could be shared, or say who can see this."""
    await ack()
    value, caller = unpacked(value_of(action), MoreValue), caller_of(context)
    _, given = await own_guidance(deps, caller, value.guidance_id)
    if value.what == "who_sees":
        await whisper(slack, context, who_sees_text(is_private=True))
    elif value.what == "share":
        await open_share_form(deps, slack, context, guidance_id=given.id, trigger_id=trigger_of(body))
    elif why_not := await accept_more(deps, slack, caller, given, value.what):
        await whisper(slack, context, why_not)
