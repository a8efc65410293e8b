"""Settings: the modal, and the same as set-up for a newcomer."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from bot.people import STYLES
from handlers import action_ids
from handlers.blocks.parts import submitted
from handlers.blocks.settings import EXPERIENCE, settings_modal
from handlers.callers import Caller, caller_of
from handlers.home import publish_home
from handlers.people import known_person
from handlers.retention import KEEP_CHOICES, keep_for
from handlers.slack import Slack
from storage import people

FIELDS = ("track", "role", "experience", "style", "uses_model", "keep_transcripts_days")


def register(app: AsyncApp) -> None:
    """Every button that opens the modal, and its submission."""
    app.action(action_ids.OPEN_SETTINGS)(handle_open_settings)
    app.action(action_ids.OPEN_SETUP)(handle_open_settings)
    app.view(action_ids.SETTINGS_FORM)(handle_settings_submitted)


async def handle_open_settings(
    ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Open the modal with what we know filled in."""
    await ack()
    await open_settings(deps, slack, caller_of(context), trigger_id=body["trigger_id"])


async def open_settings(deps: Deps, slack: Slack, caller: Caller, *, trigger_id: str) -> None:
    """The settings modal for whoever asked; a newcomer is known from here on."""
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
    await slack.posting.views_open(trigger_id=trigger_id, view=settings_modal(person, deps.tracks))


async def handle_settings_submitted(
    ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep the choices; an unknown one is refused at its field."""
    values = submitted(view, *FIELDS)
    problems = _problems(deps, values)
    if problems:
        await ack(response_action="errors", errors=problems)
        return
    await ack()
    caller = caller_of(context)
    await known_person(deps, slack, team_id=caller.team_id, slack_user_id=caller.slack_user_id)
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        await people.update_person(
            session,
            person_id=person.id,
            track=values["track"] or None,
            role=values["role"],
            experience=values["experience"],
            style=values["style"] or "direct",
            uses_model=values["uses_model"] != "no",
            onboarded_at=person.onboarded_at or deps.now(),
        )
        await keep_for(session, person, values["keep_transcripts_days"])
    await publish_home(deps, slack, caller)


def _problems(deps: Deps, values: dict[str, str]) -> dict[str, str]:
    problems = {}
    if values["track"] and values["track"] not in deps.tracks.by_id:
        problems["track"] = "Choose one of the tracks in the list."
    if values["style"] and values["style"] not in STYLES:
        problems["style"] = "Choose one of the styles in the list."
    if values["experience"] and values["experience"] not in dict(EXPERIENCE).values():
        problems["experience"] = "Choose one of the answers in the list."
    if values["keep_transcripts_days"] not in {"", *map(str, KEEP_CHOICES)}:
        problems["keep_transcripts_days"] = "Choose one of the answers in the list."
    return problems
