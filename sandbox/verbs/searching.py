"""Typing into a select whose options the bot supplies."""

from sandbox.actor import Actor
from sandbox.delivery import ask_bot
from sandbox.payloads.interactions import channel_part, interaction
from sandbox.payloads.messages import message_json
from sandbox.payloads.views import view_json
from sandbox.records import Json, Message, View
from sandbox.slack import Envelope
from sandbox.verbs.clicking import find_element
from sandbox.verbs.errors import NotPossible


async def search(
    actor: Actor, place: Message | View, typed: str, *, action_id: str, block_id: str = ""
) -> list[Json]:
    """The options the bot offers for what was typed; raises NotPossible when it does not answer."""
    blocks = place.blocks if isinstance(place, Message) else place.body["blocks"]
    block_id, element = find_element(blocks, action_id, block_id)
    if len(typed) < element.get("min_query_length", 3):
        return []
    payload = interaction(actor.team, actor.person, "block_suggestion") | {
        "action_id": element["action_id"],
        "block_id": block_id,
        "value": typed,
        **_place_part(actor, place),
    }
    answer = await ask_bot(actor.slack, Envelope("interactive", payload))
    if answer is None:
        raise NotPossible("The bot offers no options.")
    return list(answer.get("options") or [])


def _place_part(actor: Actor, place: Message | View) -> Json:
    if isinstance(place, View):
        return {"container": {"type": "view", "view_id": place.id}, "view": view_json(actor.team, place)}
    return {
        "container": {"type": "message", "message_ts": place.ts, "channel_id": place.channel},
        "channel": channel_part(actor.team.channels[place.channel]),
        "message": message_json(actor.team, place, origin=actor.slack.origin),
    }
