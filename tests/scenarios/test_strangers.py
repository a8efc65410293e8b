"""Who is not answered, and what the logs must not hold."""

import logging
from typing import Any

import pytest

from app import Program
from handlers import action_ids
from sandbox import Sandbox
from storage.models import GivenGuidance, Person
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.forging import forge_click, forge_event
from tests.scenarios.seeing import at_rest, modal, place_called, rows, shown


async def test_an_event_of_another_workspace_is_not_answered(sandbox: Sandbox, coach: Program) -> None:
    event: dict[str, Any] = {
        "type": "message",
        "channel": "D0OTHER",
        "channel_type": "im",
        "user": "U0OTHER",
        "text": CHAMPION,
        "ts": "1700000000.000100",
    }

    await forge_event(sandbox, event, team_id="T0OTHER")
    await sandbox.as_person("riya").says("thanks")

    await shown(sandbox, "riya", "Glad to help")
    assert {person.slack_user_id for person in await rows(coach, Person)} == {"U0RIYA"}
    assert not [call for call in sandbox.calls("chat.postMessage") if call.args["channel"] == "D0OTHER"]


async def test_bots_are_not_talked_to(sandbox: Sandbox, coach: Program) -> None:
    mine = sandbox.direct_message_with("riya").id
    from_bot: dict[str, Any] = {
        "channel": mine,
        "channel_type": "im",
        "user": "U0ROBOT",
        "bot_id": "B0ROBOT",
        "text": CHAMPION,
    }
    await forge_event(sandbox, {"type": "message", "ts": "1700000000.000100", **from_bot}, team_id=sandbox.team.id)
    await forge_event(
        sandbox,
        {"type": "message", "subtype": "bot_message", "ts": "1700000000.000200", **from_bot},
        team_id=sandbox.team.id,
    )
    await forge_event(
        sandbox, {"type": "app_mention", "ts": "1700000000.000300", **from_bot}, team_id=sandbox.team.id
    )

    await sandbox.as_person("riya").says("thanks")

    await shown(sandbox, "riya", "Glad to help")
    assert len(place_called(sandbox, "riya")) == 1
    assert not await rows(coach, GivenGuidance)


async def test_the_logs_hold_none_of_the_words_anybody_typed(
    sandbox: Sandbox, coach: Program, acme: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="sideline")
    riya = sandbox.as_person("riya")

    ts = await riya.says(f"{CHAMPION} zanzibar")
    answer = await shown(sandbox, "riya", PLAN)
    await riya.says("zanzibar, and what should I avoid?", thread=ts)
    await riya.types("/coach zanzibar budget is at risk, what now?", channel="general")
    await riya.mentions("zanzibar got promoted, what now?", channel="customers")
    await riya.clicks("Not useful", on=answer)
    await modal(sandbox, "riya")
    await riya.submits({"reason": "unclear", "note": "zanzibar"})
    await forge_click(sandbox, "riya", "zanzibar", "zanzibar")
    await forge_click(sandbox, "riya", action_ids.RATE, "zanzibar")
    await riya.edits(sandbox.direct_message_with("riya").thread(ts).root, "zanzibar changed")
    await shown(sandbox, "riya", "You changed your message.")
    await at_rest(coach)

    ours = [caplog.handler.format(record) for record in caplog.records if record.name.startswith("sideline")]
    assert ours
    assert not [line for line in ours if "zanzibar" in line.lower()]
