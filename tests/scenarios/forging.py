"""What no honest client would send: clicks on buttons one was never shown, forms of other versions."""

import json
from collections.abc import Mapping
from typing import Any

from sandbox import Sandbox
from sandbox.delivery import ask_bot
from sandbox.payloads.interactions import channel_part, event_callback, interaction
from sandbox.slack import Envelope


async def forge_click(sandbox: Sandbox, name: str, action_id: str, value: object) -> None:
    """A click of this person, in their own direct messages, on a button that is not there."""
    packed = value if isinstance(value, str) else json.dumps(value)
    clicked = {
        "action_id": action_id,
        "block_id": "forged",
        "action_ts": sandbox.state.issued.ts(),
        "type": "button",
        "value": packed,
        "selected_option": {"text": {"type": "plain_text", "text": "?"}, "value": packed},
    }
    await forge_action(sandbox, name, clicked)


async def forge_action(sandbox: Sandbox, name: str, clicked: Mapping[str, Any], *missing: str) -> None:
    """A click with exactly these fields, and without the missing ones of its payload."""
    person = sandbox.team.people[sandbox.as_person(name).id]
    channel = sandbox.team.direct_message(person)
    payload = interaction(sandbox.team, person, "block_actions") | {
        "container": {"type": "message", "message_ts": "1.1", "channel_id": channel.id, "is_ephemeral": False},
        "trigger_id": sandbox.state.issued.trigger_id(sandbox.team.id, person.id),
        "channel": channel_part(channel),
        "message": {"type": "message", "ts": "1.1", "text": ""},
        "actions": [dict(clicked)],
    }
    left = {name: value for name, value in payload.items() if name not in missing}
    await ask_bot(sandbox.state, Envelope("interactive", left))


async def forge_form(
    sandbox: Sandbox, name: str, callback_id: str, values: Mapping[str, Any], private: object = ""
) -> dict[str, Any] | None:
    """A form this person was never shown; what the bot answers."""
    person = sandbox.team.people[sandbox.as_person(name).id]
    payload = interaction(sandbox.team, person, "view_submission") | {
        "trigger_id": sandbox.state.issued.trigger_id(sandbox.team.id, person.id),
        "view": {
            "id": "VFORGED",
            "type": "modal",
            "callback_id": callback_id,
            "private_metadata": private if isinstance(private, str) else json.dumps(private),
            "state": {"values": values},
        },
        "response_urls": [],
    }
    return await ask_bot(sandbox.state, Envelope("interactive", payload))


async def forge_event(sandbox: Sandbox, event: Mapping[str, Any], *, team_id: str) -> None:
    """An event of another workspace, over our connection."""
    payload = event_callback(sandbox.team, dict(event), event_id=sandbox.state.issued.id("Ev"), event_time=0)
    authorization = {**payload["authorizations"][0], "team_id": team_id}
    forged = {**payload, "team_id": team_id, "context_team_id": team_id, "authorizations": [authorization]}
    await ask_bot(sandbox.state, Envelope("events_api", forged))
