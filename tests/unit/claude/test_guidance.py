"""Plans asked of the scripted server, from the request to the finished plan."""

import pytest

from bot.claude.writer import ClaudeWriter
from bot.errors import ModelUnavailable
from bot.model import Brief, Meter
from tests.fakes.anthropic_server import (
    Message,
    ScriptedAnthropic,
    guidance_answer,
    text_answer,
    text_block,
    thinking_block,
)
from tests.unit.claude.conftest import PLAN, Screen, plan, step


async def test_a_plan_is_written_by_the_chat_model(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(guidance_answer(PLAN))

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.result.model_dump(mode="json") == PLAN
    assert written.model == "claude-sonnet-5-5"
    assert [(call.task, call.outcome) for call in meter.calls] == [("guidance", "ok")]


async def test_the_plan_is_shown_from_its_first_words_on(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(guidance_answer(PLAN, chunk=10))

    await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert list(screen.partials[0]) == ["title"]
    assert PLAN["title"].startswith(screen.partials[0]["title"])
    assert screen.partials[-1] == PLAN
    assert len(screen.partials) > 20


async def test_thinking_before_the_plan_is_passed_over(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    answer = guidance_answer(PLAN)
    server.will(Message([thinking_block(), *answer.content]))

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.result.title == PLAN["title"]


async def test_an_id_that_was_never_sent_is_neither_kept_nor_shown(
    writer: ClaudeWriter,
    server: ScriptedAnthropic,
    brief: Brief,
    screen: Screen,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.will(guidance_answer(plan(steps=[step(sources=["KB-XX-99#s1", "KB-CS-04#s2"])]), chunk=5))

    written = await writer.write_guidance(brief, show=screen.show, meter=Meter())

    assert written.result.steps[0].sources == ["KB-CS-04#s2"]
    assert "KB-XX" not in str(screen.partials)
    assert "1 unknown sources" in caplog.text


async def test_a_cut_answer_is_asked_for_again_with_twice_the_room(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(text_answer('{"title": "Champion', stop_reason="max_tokens"), guidance_answer(PLAN))

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.result.title == PLAN["title"]
    assert server.requests[1]["max_tokens"] == 2 * server.requests[0]["max_tokens"]
    assert [call.outcome for call in meter.calls] == ["truncated", "ok"]


async def test_a_misshapen_answer_is_repaired_with_one_more_user_turn(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(guidance_answer(plan(stance="secret words")), guidance_answer(PLAN))

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    complaint = server.requests[1]["messages"][-1]
    assert written.result.stance == "mixed"
    assert complaint["role"] == "user"
    assert "stance: Input should be" in complaint["content"]
    assert "secret words" not in complaint["content"]
    assert [call.outcome for call in meter.calls] == ["unusable", "ok"]


async def test_an_answer_misshapen_twice_goes_to_the_fallback_model(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(guidance_answer(plan(steps=[])), guidance_answer(plan(steps=[])), guidance_answer(PLAN))

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.model == "claude-haiku-5-5"
    assert [call.model for call in meter.calls] == ["claude-sonnet-5-5", "claude-sonnet-5-5", "claude-haiku-5-5"]
    assert len(server.requests[2]["messages"]) == len(server.requests[0]["messages"])


async def test_an_answer_no_model_can_shape_is_unavailable(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(*[Message([text_block("Sure! Here is a plan.")]) for _ in range(4)])

    with pytest.raises(ModelUnavailable):
        await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert len(server.requests) == 4
    assert screen.partials == []
