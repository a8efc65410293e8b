"""The learning path: the topics of somebody's preset, what they have read of it, and the cards behind it."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from bot.presets import Preset
from handlers import action_ids
from handlers.blocks.pathway import path_modal, topic_modal
from handlers.button_values import StaleButton, value_of
from handlers.callers import Caller, caller_of
from handlers.clicks import trigger_of
from handlers.home import publish_home
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import knowledge, people
from storage.database import Session
from storage.models import Person

NO_PATH = "Choose a track in `/coach settings`, and I lay out a path for you."
READ = "path_read"


def register(app: AsyncApp) -> None:
    """The button that opens the path, and those that open a topic."""
    app.action(action_ids.OPEN_PATH)(handle_open_path)
    app.action(re.compile(f"^{action_ids.READ_TOPIC}"))(handle_read_topic)


async def handle_open_path(
    ack: AsyncAck, body: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show the path of whoever clicked, as their settings are now."""
    await ack()
    caller = caller_of(context)
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    preset = deps.tracks.preset_of(person) if person else None
    if person is None or preset is None:
        await whisper(slack, context, NO_PATH)
        return
    view = path_modal(preset, topics_read(person, preset))
    await slack.posting.views_open(trigger_id=trigger_of(body), view=view)


async def handle_read_topic(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show what there is to read on a topic, and note that it was opened."""
    await ack()
    caller, topic_id = caller_of(context), value_of(action)
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        preset = deps.tracks.preset_of(person)
        topic = next((each for each in preset.pathway if each.id == topic_id), None) if preset else None
        if preset is None or topic is None:
            raise StaleButton("a topic of another path")
        passages = [
            passage
            for card_id in topic.cards
            for passage in await knowledge.list_library_passages(session, card_id=card_id)
        ]
        await _note_read(session, person, preset, topic_id)
    show = slack.posting.views_push if body.get("view", {}).get("type") == "modal" else slack.posting.views_open
    await show(trigger_id=trigger_of(body), view=topic_modal(topic, passages))
    await _tick(deps, slack, caller, body)


async def _tick(deps: Deps, slack: Slack, caller: Caller, body: Payload) -> None:
    """The path beneath what is being read, and Home, say that it was opened."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    preset = deps.tracks.preset_of(person) if person else None
    view = body.get("view", {})
    if person and preset and view.get("type") == "modal":
        await slack.reading.views_update(view_id=view["id"], view=path_modal(preset, topics_read(person, preset)))
    await publish_home(deps, slack, caller)


def topics_read(person: Person, preset: Preset) -> list[str]:
    """The topics of this path that the person opened."""
    read: dict[str, list[str]] = person.preferences.get(READ) or {}
    return read.get(preset.id, [])


async def _note_read(session: Session, person: Person, preset: Preset, topic_id: str) -> None:
    read = topics_read(person, preset)
    if topic_id not in read:
        noted = {**(person.preferences.get(READ) or {}), preset.id: [*read, topic_id]}
        await people.update_preferences(session, person_id=person.id, **{READ: noted})
