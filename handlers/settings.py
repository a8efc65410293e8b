"""Settings: the modal, and the same as set-up for a newcomer."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from handlers import action_ids
from handlers.blocks.parts import Block
from handlers.blocks.settings import settings_blocks, settings_modal, zone_text
from handlers.callers import Caller, caller_of
from handlers.clicks import trigger_of
from handlers.home import publish_home
from handlers.payloads import Payload
from handlers.people import known_person
from handlers.plain_words import Said, say_line
from handlers.settings_form import ALERT_KINDS, changes_in, problems_in, remembered, values_in, values_of
from handlers.settings_keeping import keep_settings
from handlers.slack import Slack
from handlers.week.weekly import next_digest
from storage import people
from storage.models import Person


def register(app: AsyncApp) -> None:
    """Every button that opens the modal, what changes it while it is open, and its submission."""
    app.action(action_ids.OPEN_SETTINGS)(handle_open_settings)
    app.action(action_ids.OPEN_SETUP)(handle_open_settings)
    app.action({"block_id": "track", "action_id": "track"})(handle_redrawn)
    app.action({"block_id": "coach_me", "action_id": "coach_me"})(handle_redrawn)
    app.view(action_ids.SETTINGS_FORM)(handle_settings_submitted)


async def say_settings(deps: Deps, slack: Slack, said: Said) -> None:
    """What most people ask for; a message cannot open a form, so it offers the button that does."""
    caller = said.caller
    person = await known_person(deps, slack, team_id=caller.team_id, slack_user_id=caller.slack_user_id)
    blocks = settings_blocks(person, next_digest(person, deps.now()))
    await say_line(deps, slack, said, "Your settings", blocks)


async def handle_open_settings(
    ack: AsyncAck, body: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Open the modal with what we know filled in."""
    await ack()
    await open_settings(deps, slack, caller_of(context), trigger_id=trigger_of(body))


async def open_settings(deps: Deps, slack: Slack, caller: Caller, *, trigger_id: str) -> None:
    """The settings modal for whoever asked; a newcomer is known from here on."""
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
    values = values_of(person)
    view = settings_modal(
        values,
        deps.tracks,
        zone=zone_text(person),
        remembered=remembered(values),
        is_new=person.onboarded_at is None,
        has_api=deps.settings.serves_api,
    )
    await slack.posting.views_open(trigger_id=trigger_id, view=view)


async def handle_redrawn(
    ack: AsyncAck, body: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show the words of the track that was just chosen, or what is asked with alerts; the rest stays as it is."""
    await ack()
    view, caller = body["view"], caller_of(context)
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    zone = zone_text(person) if person else ""
    shown = settings_modal(
        {**await _as_kept(deps, caller), **values_in(view)},
        deps.tracks,
        zone=zone,
        remembered=view.get("private_metadata") or "",
        is_new=person is None or person.onboarded_at is None,
        is_redrawn=True,
        has_api=deps.settings.serves_api,
    )
    await slack.reading.views_update(view_id=view["id"], hash=view.get("hash"), view=shown)


async def handle_settings_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep what was changed in the form; what cannot be kept is refused at its field."""
    values, caller = values_in(view), caller_of(context)
    changes = changes_in(values, view.get("private_metadata") or "")
    problems = problems_in({**await _as_kept(deps, caller), **values}, deps.tracks)
    if problems:
        await ack(response_action="errors", errors=_at_their_blocks(problems, view))
        return
    row = await keep_settings(deps, caller, changes)
    await ack()
    slack.start_on(row)
    await known_person(deps, slack, team_id=caller.team_id, slack_user_id=caller.slack_user_id)
    await publish_home(deps, slack, caller)


async def _as_kept(deps: Deps, caller: Caller) -> dict[str, str]:
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    return values_of(person or Person(preferences={}, role="", experience="", style="", uses_model=True))


def _at_their_blocks(problems: dict[str, str], view: Payload) -> dict[str, str]:
    """Slack shows an error at a block, and a block may bear another name than its field."""
    blocks: dict[str, Block] = view["state"]["values"]
    where = {name: block_id for block_id, fields in blocks.items() for name in fields}
    where["alerts_off"] = where.get(ALERT_KINDS, "coach_me")
    anywhere = next(iter(blocks), "track")
    return {where.get(name, anywhere): problem for name, problem in problems.items()}
