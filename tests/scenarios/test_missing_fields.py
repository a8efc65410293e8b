"""What Slack sends with a field left out is understood all the same."""

from typing import Any

import pytest

from app import Program
from handlers import action_ids
from sandbox import Sandbox
from sandbox.delivery import ask_bot
from sandbox.payloads.interactions import command_payload
from sandbox.slack import Envelope
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.forging import forge_action, forge_event
from tests.scenarios.seeing import at_rest, messages_with, shown, whispered


async def type_without(sandbox: Sandbox, text: str, *missing: str) -> dict[str, Any] | None:
    """Type `/coach …` in #general, with these fields left out; the acknowledgement."""
    person = sandbox.team.people[sandbox.as_person("riya").id]
    channel = sandbox.team.channel("general")
    assert channel
    payload = command_payload(
        sandbox.team, person, channel, command="/coach", text=text, trigger_id="1.2.x", response_url="http://x"
    )
    left = {name: value for name, value in payload.items() if name not in missing}
    return await ask_bot(sandbox.state, Envelope("slash_commands", left))


async def test_a_command_without_text_shows_how_to_ask(sandbox: Sandbox, coach: Program) -> None:
    answer = await type_without(sandbox, "", "text")

    assert answer
    assert answer["text"] == "What are you facing?"


async def test_a_question_without_a_trigger_is_answered_once(sandbox: Sandbox, coach: Program) -> None:
    await type_without(sandbox, CHAMPION, "trigger_id")
    await type_without(sandbox, CHAMPION, "trigger_id")

    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", PLAN)) == 1


@pytest.mark.parametrize("verb", ["settings", "forget me"])
async def test_a_form_without_a_trigger_is_not_a_dead_end(sandbox: Sandbox, coach: Program, verb: str) -> None:
    answer = await type_without(sandbox, verb, "trigger_id")

    assert answer
    assert "/coach" in answer["text"]


async def test_an_export_without_a_trigger_comes(sandbox: Sandbox, coach: Program) -> None:
    await type_without(sandbox, "export my data", "trigger_id")

    assert await shown(sandbox, "riya", "Everything I keep about you")


async def test_a_mention_without_text_says_how_to_ask(sandbox: Sandbox, coach: Program) -> None:
    ts = await sandbox.as_person("riya").says("hello everybody", channel="customers")
    channel = sandbox.team.channel("customers")
    assert channel
    riya = sandbox.as_person("riya").id

    await forge_event(
        sandbox,
        {"type": "app_mention", "user": riya, "channel": channel.id, "ts": ts, "event_ts": ts},
        team_id=sandbox.team.id,
    )

    assert await shown(sandbox, "customers", "Mention me with a question")


async def test_a_direct_message_without_a_channel_type_is_answered(sandbox: Sandbox, coach: Program) -> None:
    sandbox.hold_events()
    ts = await sandbox.as_person("riya").says(CHAMPION)
    channel = sandbox.direct_message_with("riya").id
    event = {"type": "message", "user": sandbox.as_person("riya").id, "channel": channel, "text": CHAMPION}

    await forge_event(sandbox, {**event, "ts": ts, "event_ts": ts}, team_id=sandbox.team.id)

    assert await shown(sandbox, "riya", PLAN)


@pytest.mark.parametrize(
    "action_id",
    [
        f"{action_ids.DRAFT}0",
        action_ids.REMIND,
        action_ids.MORE,
        action_ids.RATE,
        f"{action_ids.OUTCOME}worked",
        f"{action_ids.PICK_ACCOUNT}0",
        action_ids.ASK_ANYWAY,
        action_ids.CONTINUE_PRIVATELY,
        action_ids.RUN_VERB,
    ],
)
async def test_a_click_without_a_value_is_out_of_date(sandbox: Sandbox, coach: Program, action_id: str) -> None:
    await forge_action(sandbox, "riya", {"action_id": action_id, "block_id": "forged", "type": "button"})

    mine = sandbox.direct_message_with("riya").id
    (line,) = await sandbox.until(lambda: sandbox.ephemerals(mine, "riya"))
    assert line.shows("That button is out of date")


@pytest.mark.parametrize(
    "action_id",
    [
        action_ids.OPEN_ASK,
        action_ids.OPEN_DEBRIEF,
        action_ids.OPEN_FOCUS,
        action_ids.OPEN_SETTINGS,
        action_ids.GOAL_NEW,
        action_ids.OPEN_FORGET,
    ],
)
async def test_a_click_that_cannot_open_its_form_says_what_to_do(
    sandbox: Sandbox, coach: Program, action_id: str
) -> None:
    clicked = {"action_id": action_id, "block_id": "forged", "type": "button"}

    await forge_action(sandbox, "riya", clicked, "trigger_id")

    line = await whispered(sandbox, "riya", "riya", "E-SLACK-TRIGGER")
    assert line.shows("Please click once more")
