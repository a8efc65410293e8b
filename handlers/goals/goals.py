"""Goals: the list with its tabs and menus, kept up to date in the message it is shown in."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.goal_keeping import (
    GoalNotKept,
    drop_goal,
    keep_goal,
    set_status,
)
from bot.coaching.goal_offers import find_offer
from bot.deps import Deps
from handlers import action_ids
from handlers.blocks.text import mrkdwn
from handlers.button_values import (
    GoalMenuValue,
    GoalOfferValue,
    GoalsValue,
    StaleButton,
    unpacked,
    value_of,
)
from handlers.callers import Caller, caller_of
from handlers.clicks import click_of
from handlers.goals.goal_form import open_goal_form
from handlers.goals.goal_lists import refresh_list
from handlers.goals.goal_update import open_goal_update
from handlers.goals.goal_words import DID, accept_goal_words
from handlers.home import publish_home
from handlers.own import known_caller
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.undo_words import undo_last
from handlers.whispering import whisper
from storage import people, processed
from storage.models import Person

OFFER_GONE = "That goal is yours already, or no longer on offer."


def register(app: AsyncApp) -> None:
    """The buttons and menus of the list."""
    app.action(re.compile(f"^{action_ids.GOAL_TAB}"))(handle_tab)
    app.action(action_ids.GOAL_MENU)(handle_menu)
    app.action(re.compile(f"^{action_ids.GOAL_OFFER}"))(handle_offer)
    app.action(action_ids.GOAL_UNDO)(handle_undo)
    app.action(action_ids.SHOW_GOALS)(handle_show)


async def handle_show(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show the goals in the direct messages, from the Home tab."""
    await ack()
    key = click_of(body, action, context).key
    await accept_goal_words(deps, slack, caller_of(context), "list", "", key=key)


async def handle_tab(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show another tab or page in the same message."""
    await ack()
    await _show_again(deps, slack, body, context, unpacked(value_of(action), GoalsValue))


async def handle_menu(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Do what was chosen beside a goal; a second click finds it done."""
    await ack()
    value, caller = unpacked(value_of(action), GoalMenuValue), caller_of(context)
    if value.what in ("edit", "update"):
        open_form = open_goal_form if value.what == "edit" else open_goal_update
        await open_form(deps, slack, caller, body, goal_id=value.goal_id, tab=value.tab, page=value.page)
        return
    person = await _person(deps, caller)
    async with deps.database.for_team(caller.team_id) as session:
        if value.what == "delete":
            goal = await drop_goal(deps, session, person, value.goal_id)
        else:
            goal = await set_status(deps, session, person, value.goal_id, value.what)
    notice = DID[value.what].format(mrkdwn(goal.title))
    await _show_again(deps, slack, body, context, value, notice, can_undo=True)
    await publish_home(deps, slack, caller)


async def handle_offer(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Add a goal that was on offer, once."""
    await ack()
    value, caller = unpacked(value_of(action), GoalOfferValue), caller_of(context)
    notice = await add_offer(deps, caller, value.offer_id)
    if value.is_listed and body.get("message"):
        await _show_again(deps, slack, body, context, GoalsValue(), notice, can_undo=notice != OFFER_GONE)
    else:
        await whisper(slack, context, notice)
    await publish_home(deps, slack, caller)


async def add_offer(deps: Deps, caller: Caller, offer_id: str) -> str:
    """Keep the goal on offer with that id; what to tell the person."""
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        offer = await find_offer(deps, session, person, offer_id)
        key = f"{caller.team_id}:goal:{person.id}:{offer_id}"
        if offer is None or not await processed.claim_event(session, key=key, now=deps.now()):
            return OFFER_GONE
        try:
            kept = await keep_goal(deps, session, person, offer.draft, source=offer.source)
        except GoalNotKept:
            return OFFER_GONE
    return f"Added: *{mrkdwn(kept.goal.title)}*. {kept.warning}".strip()


async def handle_undo(ack: AsyncAck, body: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
    """Take the last change back, and show the goals as they are then."""
    await ack()
    caller = caller_of(context)
    await _show_again(deps, slack, body, context, GoalsValue(), await undo_last(deps, slack, caller))
    await publish_home(deps, slack, caller)


async def _show_again(
    deps: Deps,
    slack: Slack,
    body: Payload,
    context: AsyncBoltContext,
    value: GoalsValue,
    notice: str = "",
    *,
    can_undo: bool = False,
) -> None:
    message = body.get("message") or {}
    if not message.get("ts") or not context.channel_id:
        raise StaleButton("a click outside a message")
    person = await _person(deps, caller_of(context))
    await refresh_list(
        deps,
        slack,
        person,
        value,
        channel=context.channel_id,
        ts=message["ts"],
        notice=notice,
        can_undo=can_undo,
    )


async def _person(deps: Deps, caller: Caller) -> Person:
    async with deps.database.reading(caller.team_id) as session:
        return await known_caller(session, caller)
