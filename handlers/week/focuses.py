"""What somebody works on: chosen from what there is, or put in their own words."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.digest import focus_choices
from bot.coaching.focuses import FocusChoice, choose_focus
from bot.deps import Deps
from bot.people import local_day
from handlers import action_ids
from handlers.blocks.digest import KEEP, OWN_WORDS, focus_blocks, focus_modal, noted_blocks
from handlers.blocks.parts import submitted
from handlers.button_values import StaleButton
from handlers.callers import Caller, caller_of
from handlers.clicks import trigger_of
from handlers.home import publish_home
from handlers.intake import Line, say_once
from handlers.payloads import Payload
from handlers.people import direct_channel
from handlers.plain_words import Said, say_line
from handlers.slack import Slack
from storage import focuses, people
from storage.database import Session
from storage.models import Person

NO_FOCUS = "You have no focus yet. Choose one thing to work on this week."
NO_WORDS = "Write your plan as “When …, I will …”."


def register(app: AsyncApp) -> None:
    """The buttons that offer it, and their form."""
    app.action(action_ids.DIGEST_FOCUS)(handle_open_focus)
    app.action(action_ids.OPEN_FOCUS)(handle_open_focus)
    app.view(action_ids.FOCUS_FORM)(handle_focus_submitted)


async def say_focus(deps: Deps, slack: Slack, said: Said) -> None:
    """A message cannot open a form, so it offers the button that does."""
    async with deps.database.reading(said.caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=said.caller.slack_user_id)
        current = await focuses.find_current_focus(session, person_id=person.id) if person else None
    text = f"Your focus: {current.when_then or current.title}" if current else NO_FOCUS
    await say_line(deps, slack, said, text, focus_blocks(text, "Change focus" if current else "Choose a focus"))


async def handle_open_focus(
    ack: AsyncAck, body: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Offer what there is to work on."""
    await ack()
    await open_focus(deps, slack, caller_of(context), trigger_id=trigger_of(body))


async def open_focus(deps: Deps, slack: Slack, caller: Caller, *, trigger_id: str) -> None:
    """The form with what there is to work on for whoever asked."""
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        choices = await _choices(deps, session, person)
        current = await focuses.find_current_focus(session, person_id=person.id)
    view = focus_modal(current.title if current else "", choices)
    await slack.posting.views_open(trigger_id=trigger_id, view=view)


async def handle_focus_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Take the focus that was chosen; own words without any are refused at their field."""
    values, caller = submitted(view, "focus", "when_then"), caller_of(context)
    if values["focus"] == OWN_WORDS and not values["when_then"]:
        await ack(response_action="errors", errors={"when_then": NO_WORDS})
        return
    await ack()
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        chosen = _chosen(values, await _choices(deps, session, person))
        if chosen:
            now = deps.now()
            await choose_focus(session, person, chosen, today=local_day(person, now), now=now)
    if chosen:
        await _confirm(deps, slack, person, chosen, key=f"focus:{view['id']}")
    await publish_home(deps, slack, caller)


async def _confirm(deps: Deps, slack: Slack, person: Person, chosen: FocusChoice, *, key: str) -> None:
    channel = await direct_channel(deps, slack, person)
    text = f"🎯 Your focus now: {chosen.when_then or chosen.title}"
    await say_once(deps, slack, Line(key, person.team_id, person.slack_user_id, channel, text, noted_blocks(text)))


async def _choices(deps: Deps, session: Session, person: Person) -> list[FocusChoice]:
    return await focus_choices(deps, session, person, today=local_day(person, deps.now()))


def _chosen(values: dict[str, str], choices: list[FocusChoice]) -> FocusChoice | None:
    """What was chosen by its title, in the person's words if they gave some; None to keep what is.

    The form opens on "keep", so whoever just writes a line below has chosen that.
    """
    words = values["when_then"]
    if values["focus"] in (KEEP, OWN_WORDS):
        return FocusChoice(words, words) if words else None
    chosen = next((choice for choice in choices if choice.title[:75] == values["focus"]), None)
    if chosen is None:
        raise StaleButton("a focus that is not offered any more")
    return FocusChoice(chosen.title, words or chosen.when_then, chosen.skill_id, chosen.check_id)
