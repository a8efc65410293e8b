"""The App Home tab, and what happens when our direct messages are opened."""

import logging
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext, AsyncSetSuggestedPrompts

from bot.coaching.coaching_card import card_within
from bot.deps import Deps
from handlers.blocks.call_list import recent_calls_home
from handlers.blocks.home import home_view
from handlers.blocks.quick_card import card_home
from handlers.call_list import IN_THE_HOME_TAB, recent_calls
from handlers.callers import Caller, caller_of
from handlers.failures import FAILURES, code_of, is_refusal
from handlers.onboarding import welcome_in_messages
from handlers.people import prompts_for
from handlers.slack import Slack
from storage import guidance, people

log = logging.getLogger("sideline.home")


def register(app: AsyncApp) -> None:
    """The event both tabs send."""
    app.event("app_home_opened")(handle_home_opened)


async def handle_home_opened(
    event: dict[str, Any],
    context: AsyncBoltContext,
    set_suggested_prompts: AsyncSetSuggestedPrompts | None,
    deps: Deps,
    slack: Slack,
) -> None:
    """Show the Home tab; in the messages tab offer questions and greet a newcomer."""
    caller = caller_of(context)
    if event.get("tab") == "home":
        await publish_home(deps, slack, caller)
        return
    if set_suggested_prompts is not None and "prompts" not in slack.refused:
        await _offer_prompts(deps, slack, caller, set_suggested_prompts)
    await welcome_in_messages(deps, slack, caller)


async def publish_home(deps: Deps, slack: Slack, caller: Caller) -> None:
    """Bring the person's Home tab up to date; it is looked at again and again, so a failure is only logged."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        recent = await guidance.list_recent_guidance(session, person_id=person.id, limit=5) if person else []
        card = await card_within(deps, session, person) if person else None
        calls = await recent_calls(session, person, limit=IN_THE_HOME_TAB) if person else []
    listed = recent_calls_home(calls, today=deps.now().date())
    view = home_view(person, recent, deps.tracks, focus=card_home(card), calls=listed)
    try:
        await slack.reading.views_publish(user_id=caller.slack_user_id, view=view)
    except FAILURES as error:
        log.warning("showing the Home tab failed: %s", code_of(error))


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
