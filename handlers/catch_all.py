"""The last listeners: nothing Slack sends goes unacknowledged, or it would be sent again."""

import logging
import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from handlers.button_values import StaleButton
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.whispering import whisper

log = logging.getLogger("sideline.catch_all")

ANYTHING = re.compile(r".+", re.DOTALL)
UNKNOWN_COMMAND = "I do not know that command. `/coach help` shows what I can do for you."


def register(app: AsyncApp) -> None:
    """After every other feature; the first listener that matches wins."""
    app.event(ANYTHING)(handle_other_event)
    app.command(ANYTHING)(handle_unknown_command)
    app.action(ANYTHING)(handle_unknown_click)
    app.shortcut(ANYTHING)(handle_unknown_click)
    app.view_submission(ANYTHING)(handle_unknown_form)
    app.view_closed(ANYTHING)(handle_unknown_form)
    app.options(ANYTHING)(handle_unknown_options)


async def handle_other_event(event: Payload) -> None:
    """An event nobody needs; Bolt has acknowledged it because a listener exists."""
    log.debug("nothing to do for an event of type %s", event.get("type"))


async def handle_unknown_command(ack: AsyncAck) -> None:
    """A command the app has in Slack's settings and this version does not."""
    await ack(UNKNOWN_COMMAND)


async def handle_unknown_click(ack: AsyncAck, body: Payload, context: AsyncBoltContext, slack: Slack) -> None:
    """A click on something this version does not know: say so, only to whoever clicked."""
    await ack()
    actions = body.get("actions") or [{}]
    if actions[0].get("url"):
        return
    log.info("an unknown click arrived")
    if context.user_id:
        await whisper(slack, context, f"{StaleButton.user_message} · {StaleButton.code}")


async def handle_unknown_form(ack: AsyncAck) -> None:
    """A form of another version, or one that was closed."""
    await ack()


async def handle_unknown_options(ack: AsyncAck) -> None:
    """A menu of another version asks for its choices."""
    await ack(options=[])
