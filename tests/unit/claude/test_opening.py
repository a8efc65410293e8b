"""Starting up: what is loaded, what is checked, what reaches the wire."""

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from bot.claude import ClaudeDoor, ClaudeSettings
from bot.claude.writer import ClaudeWriter
from bot.model import Brief, Meter
from bot.tracks import House
from bot.writer import Writer
from tests.fakes.anthropic_by_hand import answer_by_hand
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, text_answer
from tests.unit.claude.conftest import PLAN, Screen


def test_the_sdk_is_not_loaded_before_a_writer_is_opened() -> None:
    program = "import sys, bot.claude; sys.exit('anthropic' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], check=False)

    assert done.returncode == 0


def test_the_collector_leaves_the_sdk_alone_and_works_on_afterwards() -> None:
    program = """
import asyncio, gc
from bot.claude import ClaudeDoor, ClaudeSettings
from bot.tracks import House

door = ClaudeDoor(ClaudeSettings(api_key="sk-test-key"), House.model_construct())
asyncio.run(door.warm_up())
print(gc.isenabled(), gc.get_freeze_count() > 100_000)
"""

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.stdout.split() == ["True", "True"], done.stderr


async def test_the_door_writes_once_it_has_opened(
    settings: ClaudeSettings, server: ScriptedAnthropic, house: House, brief: Brief, screen: Screen, meter: Meter
) -> None:
    door: Writer = ClaudeDoor(settings, house)
    server.will(guidance_answer(PLAN))

    written = await door.write_guidance(brief, show=screen.show, meter=meter)

    assert written.model == "claude-sonnet-5-5"
    assert screen.partials


async def test_a_door_that_was_never_opened_closes(settings: ClaudeSettings, house: House) -> None:
    await ClaudeDoor(settings, house).close()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"api_key": " "}, "api_key"),
        ({"effort": "huge"}, "effort"),
        ({"timeout_seconds": 0}, "timeouts"),
        ({"concurrency": 0}, "concurrency"),
        ({"prices": {}}, "prices"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        ClaudeSettings(**{"api_key": "sk-test-key", **wrong})


def test_the_key_is_not_printed() -> None:
    assert "sk-test-key" not in repr(ClaudeSettings(api_key="sk-test-key"))


async def test_the_key_and_the_version_reach_the_wire(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(guidance_answer(PLAN))

    await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert server.headers[0]["Authorization"] == "Bearer sk-test-key"
    assert server.headers[0]["anthropic-version"] == "2026-10-21"
    assert server.requests[0]["stream"] is True


async def test_the_meter_holds_what_the_api_bills(
    settings: ClaudeSettings, server: ScriptedAnthropic, house: House, brief: Brief, screen: Screen
) -> None:
    ticks = iter([100.0, 102.5])
    writer = ClaudeWriter(settings, house, clock=lambda: next(ticks))
    split = {"ephemeral_5m_input_tokens": 100, "ephemeral_1h_input_tokens": 1900}
    usage = {"cache_read_input_tokens": 40, "cache_creation_input_tokens": 2000, "cache_creation": split}
    server.will(guidance_answer(PLAN, usage=usage))
    meter = Meter()

    await writer.write_guidance(brief, show=screen.show, meter=meter)

    call = meter.calls[0]
    assert (call.input_tokens, call.output_tokens) == (900, 300)
    assert (call.cache_read_tokens, call.cache_write_tokens) == (40, 2000)
    assert call.cost_microdollars == 900 * 2 + 300 * 10 + 4 + 250 + 1900 * 4
    assert call.seconds == 2.5
    await writer.close()


async def test_diagnostics_compare_with_the_answer_before(
    settings: ClaudeSettings,
    server: ScriptedAnthropic,
    house: House,
    brief: Brief,
    caplog: pytest.LogCaptureFixture,
) -> None:
    writer = ClaudeWriter(replace(settings, diagnostics=True), house)
    missed = {"cache_miss_reason": {"type": "system_changed", "cache_missed_input_tokens": 900}}
    server.will(text_answer("One."), text_answer("Two.", diagnostics=missed))
    caplog.set_level("INFO")

    for _ in range(2):
        await writer.write_reply(brief, show=Screen().show_text, meter=Meter())

    asked = [request["diagnostics"]["previous_message_id"] for request in server.requests]
    assert asked == [None, "msg_scripted"]
    assert "prompt cache missed: system_changed" in caplog.text
    await writer.close()


async def test_the_server_started_by_hand_answers_all_three_tasks(
    settings: ClaudeSettings, house: House, brief: Brief, screen: Screen, meter: Meter
) -> None:
    async with ScriptedAnthropic(otherwise=answer_by_hand) as server:
        writer = ClaudeWriter(replace(settings, base_url=server.url), house)

        plan = await writer.write_guidance(brief, show=screen.show, meter=meter)
        reply = await writer.write_reply(brief, show=screen.show_text, meter=meter)
        draft = await writer.write_draft(brief, plan.result.drafts[0], meter=meter)

        await writer.close()
    assert [step.sources for step in plan.result.steps] == [["KB-CS-04#s2"], ["KB-CS-11#s1"]]
    assert reply.result.cites == ["KB-CS-04#s2", "KB-CS-11#s1"]
    assert draft.result.body
    assert {call.outcome for call in meter.calls} == {"ok"}
