"""What can be done with the list in the Home tab; the tab itself is published again after every click."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from handlers import action_ids
from handlers.button_values import OnList, OnNotification, unpacked, value_of
from handlers.callers import caller_of
from handlers.home import look_at_home
from handlers.homes import ListPart
from handlers.own import known_caller
from handlers.payloads import Payload
from handlers.slack import Slack
from storage import notifications


def register(app: AsyncApp) -> None:
    """The tabs and pages, and the buttons of one row and of all."""
    app.action(re.compile(f"^{action_ids.LIST_PART}"))(handle_part)
    app.action(re.compile(f"^(?:{action_ids.READ_ONE}|{action_ids.OPEN_NOTIFIED})"))(handle_read)
    app.action(action_ids.READ_ALL)(handle_all_read)
    app.action(action_ids.CLEAR_LIST)(handle_clear)


async def handle_part(ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
    """Show another tab or page."""
    await ack()
    await _show(deps, slack, context, unpacked(value_of(action), OnList))


async def handle_read(ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
    """What was opened, or marked as read, is read."""
    await ack()
    value, caller = unpacked(value_of(action), OnNotification), caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        person = await known_caller(session, caller)
        await notifications.mark_notification_read(
            session, person_id=person.id, notification_id=value.notification_id, now=deps.now()
        )
    await _show(deps, slack, context, value)


async def handle_all_read(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Everything is read."""
    await ack()
    value, caller = unpacked(value_of(action), OnList), caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        person = await known_caller(session, caller)
        await notifications.mark_all_notifications_read(session, person_id=person.id, now=deps.now())
    await _show(deps, slack, context, value)


async def handle_clear(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """The list is empty."""
    await ack()
    value, caller = unpacked(value_of(action), OnList), caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        person = await known_caller(session, caller)
        await notifications.clear_notifications(session, person_id=person.id)
    await _show(deps, slack, context, value)


async def _show(deps: Deps, slack: Slack, context: AsyncBoltContext, value: OnList) -> None:
    """Whoever clicks here has the tab before them."""
    await look_at_home(deps, slack, caller_of(context), ListPart(value.is_unread, value.page))
