"""The App Home tab, and what happens when our direct messages are opened."""

import asyncio
import logging
from datetime import timedelta

from slack_bolt.async_app import AsyncApp, AsyncBoltContext, AsyncSetSuggestedPrompts
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.deps import Deps
from handlers.blocks.home import home_view
from handlers.blocks.parts import Block
from handlers.callers import Caller, caller_of
from handlers.failures import FAILURES, code_of, is_refusal
from handlers.home_reading import read_home
from handlers.homes import LOOKS_FOR, ListPart
from handlers.onboarding import welcome_in_messages
from handlers.payloads import Payload
from handlers.people import prompts_for
from handlers.slack import Slack
from storage import people

CHANGES_NOTHING = ("app_home_opened", "app_context_changed")
NOTED_EVERY = timedelta(minutes=10)
log = logging.getLogger("sideline.home")


def register(app: AsyncApp) -> None:
    """The event both tabs send."""
    app.event("app_home_opened")(handle_home_opened)


async def handle_home_opened(
    event: Payload,
    context: AsyncBoltContext,
    set_suggested_prompts: AsyncSetSuggestedPrompts | None,
    deps: Deps,
    slack: Slack,
) -> None:
    """Show the Home tab; in the messages tab offer questions and greet a newcomer."""
    caller = caller_of(context)
    if event.get("tab") == "home":
        await look_at_home(deps, slack, caller, ListPart())
        await publish_home(deps, slack, caller)
        return
    if set_suggested_prompts is not None and "prompts" not in slack.refused:
        await _offer_prompts(deps, slack, caller, set_suggested_prompts)
    await welcome_in_messages(deps, slack, caller)


async def look_at_home(deps: Deps, slack: Slack, caller: Caller, part: ListPart) -> None:
    """Somebody has this part of their tab before them: from now on every process keeps it up to date."""
    slack.homes.open(caller)
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    is_noted = person and person.home_seen_at and deps.now() - person.home_seen_at < NOTED_EVERY
    if person is None or (is_noted and person.home_part == part.as_stored()):
        return
    async with deps.database.for_team(caller.team_id) as session:
        await people.update_person(
            session, person_id=person.id, home_seen_at=deps.now(), home_part=part.as_stored()
        )


async def publish_home(deps: Deps, slack: Slack, caller: Caller) -> None:
    """Bring the person's Home tab up to date; it is looked at again and again, so a failure is only logged."""
    async with slack.homes.turn(caller) as is_ours:
        if not is_ours:
            return
        view = await _view(deps, slack, caller)
        try:
            await slack.reading.views_publish(user_id=caller.slack_user_id, view=view)
        except FAILURES as error:
            log.warning("showing the Home tab failed: %s", code_of(error))


async def _view(deps: Deps, slack: Slack, caller: Caller) -> Block:
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        if person is None:
            return home_view(None, deps.tracks)
        slack.homes.note_person(caller, person.id)
        page = await read_home(deps, session, person, ListPart.of(person.home_part), slack.workspace_url)
    return home_view(page, deps.tracks)


def refresh_home(deps: Deps, slack: Slack, whose: Caller | int) -> None:
    """Something changed for a caller or a person (by id): their tab, if they look, is published anew beside us."""
    caller = slack.homes.caller_of(whose) if isinstance(whose, int) else whose
    if caller is not None and slack.homes.is_open(caller):
        slack.tasks.start(publish_home(deps, slack, caller))
    elif slack.homes.ask_later(whose):
        slack.tasks.start(_refresh_opened_elsewhere(deps, slack))


async def _refresh_opened_elsewhere(deps: Deps, slack: Slack) -> None:
    """Publish the tabs of those for whom something changed lately and who look, as another process was told."""
    await asyncio.sleep(slack.patience.ask_homes_after)
    person_ids, callers = slack.homes.take_unsure()
    async with deps.database.reading(slack.identity.team_id) as session:
        looking = await people.list_looking(
            session,
            person_ids=person_ids,
            slack_user_ids=[caller.slack_user_id for caller in callers],
            since=deps.now() - LOOKS_FOR,
        )
    for person in looking:
        await publish_home(deps, slack, Caller(person.team_id, person.slack_user_id))


def refresh_after(deps: Deps, request: AsyncBoltRequest) -> None:
    """A listener has done what Slack brought: whoever caused it may see a change. Opening tabs changes nothing."""
    event, slack = request.body.get("event") or {}, request.context.get("slack")
    if slack is not None and event.get("type") not in CHANGES_NOTHING:
        refresh_home(deps, slack, caller_of(request.context))


async def _offer_prompts(
    deps: Deps, slack: Slack, caller: Caller, set_suggested_prompts: AsyncSetSuggestedPrompts
) -> None:
    prompts = await prompts_for(deps, caller)
    try:
        await set_suggested_prompts(
            prompts=[{"title": prompt.title, "message": prompt.message} for prompt in prompts],
            title="What are you facing?",
        )
    except FAILURES as error:
        log.info("offering prompts failed: %s", code_of(error))
        if is_refusal(error):
            slack.refused.add("prompts")
