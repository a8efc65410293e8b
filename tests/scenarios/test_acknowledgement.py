"""Slack waits three seconds for an acknowledgement; it gets one for whatever it sends, and soon."""

from typing import Any

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.delivery import ask_bot, deliver_event
from sandbox.payloads.interactions import interaction
from sandbox.slack import Envelope
from tests.scenarios.asking import PROMOTED
from tests.scenarios.seeing import at_rest


async def test_a_question_is_acknowledged_though_slack_takes_nothing(sandbox: Sandbox, coach: Program) -> None:
    slow = sandbox.faults.add("slow", times=1000, seconds=60)

    await sandbox.as_person("riya").types(f"/coach {PROMOTED}", channel="general")

    (command,) = sandbox.deliveries
    assert command.acked
    assert not sandbox.direct_message_with("riya").messages
    slow.over.set()


@pytest.mark.parametrize(
    "kind", ["message", "app_mention", "app_home_opened", "agent_session_stopped", "app_uninstalled"]
)
async def test_every_subscribed_event_is_acknowledged(sandbox: Sandbox, coach: Program, kind: str) -> None:
    riya, dm = sandbox.as_person("riya"), sandbox.direct_message_with("riya")
    happens = {
        "message": lambda: riya.says(PROMOTED),
        "app_mention": lambda: riya.mentions(PROMOTED, channel="general"),
        "app_home_opened": riya.opens_home,
        "agent_session_stopped": lambda: riya.stops(dm.id, channel=dm.id),
    }
    if kind == "app_uninstalled":
        deliver_event(sandbox.state, sandbox.team, {"type": kind})
    else:
        await happens[kind]()  # type: ignore[operator]

    await sandbox.until(lambda: [d.acked for d in sandbox.deliveries] == [True])
    await at_rest(coach)


async def test_events_nobody_needs_are_acknowledged_too(sandbox: Sandbox, coach: Program) -> None:
    sandbox.state.manifest.bot_events.add("team_rename")

    sandbox.deliver({"type": "team_rename", "name": "Acme"})

    await sandbox.until(lambda: [d.acked for d in sandbox.deliveries if d.summary == "team_rename"] == [True])


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("events_api", {"type": "app_rate_limited", "minute_rate_limited": 28_000_000}),
        ("events_api", {"type": "event_callback"}),
        ("events_api", {"type": "event_callback", "event": {"type": "message", "user": 7, "channel": 7}}),
        ("interactive", {"type": "block_actions", "actions": []}),
        ("interactive", {"type": "workflow_step_edit", "callback_id": "gone"}),
        ("interactive", {"type": "view_submission", "view": {"id": "V1"}}),
        ("something_new", {"type": "event_callback", "event": {"type": "message", "text": PROMOTED}}),
    ],
)
async def test_what_makes_no_sense_is_acknowledged_and_nothing_comes_of_it(
    sandbox: Sandbox, coach: Program, kind: str, payload: dict[str, Any]
) -> None:
    sent = Envelope(kind, {"team_id": sandbox.team.id, **payload})

    assert await sandbox.state.transport.send(sent) == {}

    await at_rest(coach)
    assert not sandbox.calls("chat.postMessage")


async def test_a_command_of_another_version_is_answered(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.team.people[sandbox.as_person("riya").id]
    command = {"command": "/gone", "user_id": riya.id, "team_id": sandbox.team.id, "channel_id": "C1"}

    answer = await ask_bot(sandbox.state, Envelope("slash_commands", command))

    assert answer
    assert "/coach help" in answer["text"]


@pytest.mark.parametrize(
    "part",
    [
        {
            "type": "block_actions",
            "actions": [{"action_id": "gone", "block_id": "b", "type": "button", "value": "1"}],
        },
        {"type": "shortcut", "callback_id": "gone"},
        {"type": "message_action", "callback_id": "gone"},
        {"type": "view_submission", "view": {"type": "modal", "callback_id": "gone", "state": {"values": {}}}},
        {"type": "view_closed", "view": {"type": "modal", "callback_id": "gone"}},
        {"type": "block_suggestion", "action_id": "gone", "block_id": "b", "value": ""},
    ],
    ids=lambda part: part["type"],
)
async def test_what_another_version_offered_is_acknowledged(
    sandbox: Sandbox, coach: Program, part: dict[str, object]
) -> None:
    riya = next(person for person in sandbox.team.people.values() if person.name == "riya")
    payload = {**interaction(sandbox.team, riya, ""), "trigger_id": "1.2.3", **part}

    assert await ask_bot(sandbox.state, Envelope("interactive", payload)) is not None
