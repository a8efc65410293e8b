"""What somebody works on: chosen from what there is, or put in their own words."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.digest import focus_choices, take_focus
from bot.coaching.focuses import FocusChoice
from bot.deps import Deps
from bot.people import local_day
from handlers import action_ids
from handlers.blocks.digest import KEEP, OWN_WORDS, focus_modal
from handlers.blocks.parts import submitted
from handlers.button_values import OnDigest, StaleButton, unpacked, value_of
from handlers.callers import caller_of
from handlers.home import publish_home
from handlers.own import own_digest
from handlers.slack import Slack
from storage import focuses
from storage.database import Session
from storage.models import Person

NO_WORDS = "Write your plan as “When …, I will …”."


def register(app: AsyncApp) -> None:
    """The digest's button and its form."""
    app.action(action_ids.DIGEST_FOCUS)(handle_open_focus)
    app.view(action_ids.FOCUS_FORM)(handle_focus_submitted)


async def handle_open_focus(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    context: AsyncBoltContext,
    deps: Deps,
    slack: Slack,
) -> None:
    """Offer what there is to work on."""
    await ack()
    value, caller = unpacked(value_of(action), OnDigest), caller_of(context)
    async with deps.database.reading(caller.team_id) as session:
        person, kept = await own_digest(session, caller, value.digest_id)
        choices = await _choices(deps, session, person)
        current = await focuses.current_focus(session, person_id=person.id)
    view = focus_modal(current.title if current else "", choices, digest_id=kept.id)
    await slack.posting.views_open(trigger_id=body["trigger_id"], view=view)


async def handle_focus_submitted(
    ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Take the focus that was chosen; own words without any are refused at their field."""
    values, caller = submitted(view, "focus", "when_then"), caller_of(context)
    if values["focus"] == OWN_WORDS and not values["when_then"]:
        await ack(response_action="errors", errors={"when_then": NO_WORDS})
        return
    await ack()
    value = unpacked(view["private_metadata"], OnDigest)
    async with deps.database.for_team(caller.team_id) as session:
        person, _ = await own_digest(session, caller, value.digest_id)
        chosen = _chosen(values, await _choices(deps, session, person))
        if chosen:
            today = local_day(person, deps.now())
            await take_focus(session, person, chosen, chosen_by="person", today=today)
    await publish_home(deps, slack, caller)


async def _choices(deps: Deps, session: Session, person: Person) -> list[FocusChoice]:
    return await focus_choices(deps, session, person, today=local_day(person, deps.now()))


def _chosen(values: dict[str, str], choices: list[FocusChoice]) -> FocusChoice | None:
    """What was chosen by its title, in the person's words if they gave some; None to keep what is."""
    words = values["when_then"]
    if values["focus"] == KEEP:
        return None
    if values["focus"] == OWN_WORDS:
        return FocusChoice(words, words)
    chosen = next((choice for choice in choices if choice.title[:75] == values["focus"]), None)
    if chosen is None:
        raise StaleButton("a focus that is not offered any more")
    return FocusChoice(chosen.title, words or chosen.when_then, chosen.skill_id, chosen.check_id)
