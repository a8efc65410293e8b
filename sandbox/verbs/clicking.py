"""Clicking buttons and choosing in menus, in messages, modals and Home tabs."""

from sandbox.actor import Actor
from sandbox.delivery import ask_bot
from sandbox.payloads.interactions import channel_part, interaction
from sandbox.payloads.messages import message_json
from sandbox.payloads.views import VALUE_KEYS, elements_of, first_values, view_json
from sandbox.records import Json, Message, View
from sandbox.slack import Envelope, Slack
from sandbox.verbs.choosing import option_named
from sandbox.verbs.errors import NotPossible

# What a click may carry besides the element's own value.
CHOSEN_KEYS = frozenset({"value", *(key for key, _ in VALUE_KEYS.values())})


async def click_in_message(
    actor: Actor, message: Message, *, action_id: str, block_id: str = "", chosen: Json
) -> None:
    """Click in a message and wait for the bot to acknowledge; raises NotPossible when it is not there."""
    channel = actor.team.channels[message.channel]
    block_id, element = find_element(message.blocks, action_id, block_id)
    response_key = actor.slack.issued.response_key(actor.team.id, channel.id, actor.person.id, message)
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral_for is not None,
    }
    action = _action_of(actor.slack, element, block_id, chosen)
    _remember(message.chosen, element, block_id, action)
    payload = interaction(actor.team, actor.person, "block_actions") | {
        "container": container | ({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        "trigger_id": actor.slack.issued.trigger_id(actor.team.id, actor.person.id),
        "channel": channel_part(channel),
        "state": {"values": _state_of(message)},
        "response_url": f"{actor.slack.origin}/response/{response_key}",
        "actions": [action],
    }
    if message.ephemeral_for is None:
        payload["message"] = message_json(actor.team, message, origin=actor.slack.origin, has_metadata=True)
    await ask_bot(actor.slack, Envelope("interactive", payload))


async def click_in_view(actor: Actor, view: View, *, action_id: str, block_id: str = "", chosen: Json) -> None:
    """Click in a modal or a Home tab and wait for the bot to acknowledge; raises NotPossible."""
    block_id, element = find_element(view.body["blocks"], action_id, block_id)
    action = _action_of(actor.slack, element, block_id, chosen)
    _remember(view.values, element, block_id, action)
    payload = interaction(actor.team, actor.person, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": actor.slack.issued.trigger_id(actor.team.id, actor.person.id),
        "view": view_json(actor.team, view),
        "actions": [action],
    }
    await ask_bot(actor.slack, Envelope("interactive", payload))


def find_element(blocks: list[Json], action_id: str, block_id: str = "") -> tuple[str, Json]:
    """The element with that action_id, and the id of its block; raises NotPossible."""
    for found_block_id, element in elements_of(blocks):
        if element["action_id"] == action_id and block_id in ("", found_block_id):
            return found_block_id, element
    raise NotPossible("There is nothing like that to click.")


def _action_of(slack: Slack, element: Json, block_id: str, chosen: Json) -> Json:
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        "action_ts": slack.issued.ts(),
    }
    for name in ("text", "value", "style"):
        if name in element:
            action[name] = element[name]
    if element["type"] == "feedback_buttons":
        action |= _thumb_of(element, str(chosen.get("value", "")))
    elif element["type"] == "overflow" or VALUE_KEYS.get(element["type"], ("",))[0] == "selected_option":
        action["selected_option"] = _known_option(element, chosen)
    else:
        action |= {name: value for name, value in chosen.items() if name in CHOSEN_KEYS and value is not None}
    return action


def _known_option(element: Json, chosen: Json) -> Json | None:
    selected = chosen.get("selected_option")
    if element["type"] == "external_select" or (selected is None and "value" not in chosen):
        return selected
    return option_named(element, selected["value"] if selected else str(chosen["value"]))


def _thumb_of(element: Json, value: str) -> Json:
    for thumb in (element["positive_button"], element["negative_button"]):
        if thumb["value"] == value:
            return {"value": value, "text": thumb["text"]}
    raise NotPossible("There is no such thumb.")


def _remember(values: dict[str, dict[str, Json]], element: Json, block_id: str, action: Json) -> None:
    if element["type"] in VALUE_KEYS:
        key, _ = VALUE_KEYS[element["type"]]
        values.setdefault(block_id, {})[element["action_id"]] = {"type": element["type"], key: action.get(key)}


def _state_of(message: Message) -> Json:
    values = first_values(message.blocks)
    for block_id, elements in message.chosen.items():
        values.setdefault(block_id, {}).update(elements)
    return values
