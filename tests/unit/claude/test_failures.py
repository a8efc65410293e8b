"""What happens when the API, the connection or the caller lets go."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from bot.claude import ClaudeSettings
from bot.claude.writer import ClaudeWriter
from bot.errors import CoachError, ModelMisconfigured, ModelTimeout, ModelUnavailable
from bot.model import Brief, Meter
from bot.tracks import House
from tests.fakes.anthropic_server import (
    ScriptedAnthropic,
    ScriptItem,
    WebPage,
    guidance_answer,
    status_error,
    text_answer,
)
from tests.unit.claude.conftest import PLAN, LoopClock, Screen

BREAKS: dict[str, ScriptItem] = {
    "the connection drops": guidance_answer(PLAN, then="drop", after=5),
    "the stream ends politely in the middle": guidance_answer(PLAN, then="close", after=5),
    "the stream ends politely before its ending": guidance_answer(PLAN, then="close"),
    "the stream says overloaded": guidance_answer(PLAN, then="overloaded", after=5),
    "the stream says overloaded at once": guidance_answer(PLAN, then="overloaded", after=0),
    "the stream goes on with a block that never began": guidance_answer(PLAN, then="lost_block", after=5),
    "a proxy answers with a web page": WebPage(),
    "the server asks for an hour": status_error(429, retry_after="3600"),
    "the server asks for a date": status_error(503, retry_after="Fri, 20 Nov 2026 12:00:00 GMT"),
}


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS.keys())
async def test_the_fallback_model_answers_when(
    broken: ScriptItem, writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen
) -> None:
    server.will(broken, guidance_answer(PLAN))
    meter = Meter()

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.model == "claude-haiku-5-5"
    assert [request["model"] for request in server.requests] == ["claude-sonnet-5-5", "claude-haiku-5-5"]
    assert [call.outcome for call in meter.calls] == ["unavailable", "ok"]
    assert screen.partials[-1] == PLAN


async def test_an_overloaded_model_is_tried_three_times_before_the_fallback(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(status_error(529), status_error(529), status_error(529), guidance_answer(PLAN))

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.model == "claude-haiku-5-5"
    assert len(server.requests) == 4


async def test_what_is_shown_starts_over_with_the_fallback_model(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(guidance_answer(PLAN, then="drop", after=20, chunk=8), guidance_answer(PLAN, chunk=8))

    await writer.write_guidance(brief, show=screen.show, meter=meter)

    lengths = [len(str(partial)) for partial in screen.partials]
    restart = next(at for at in range(1, len(lengths)) if lengths[at] < lengths[at - 1])
    assert list(screen.partials[restart]) == ["title"]


async def test_when_both_models_fail_the_caller_hears_so(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(guidance_answer(PLAN, then="drop", after=3), guidance_answer(PLAN, then="close", after=3))

    with pytest.raises(ModelUnavailable):
        await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert [call.outcome for call in meter.calls] == ["unavailable", "unavailable"]


@pytest.mark.parametrize("status", [400, 401, 402, 403, 413])
async def test_a_request_or_key_at_fault_is_not_tried_elsewhere(
    status: int, writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen
) -> None:
    server.will(status_error(status))
    meter = Meter()

    with pytest.raises(ModelMisconfigured, match=str(status)) as raised:
        await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert raised.value.__cause__ is None
    assert len(server.requests) == 1
    outcome = "overfull" if status == 413 else "misconfigured"
    assert [(call.outcome, call.cost_microdollars) for call in meter.calls] == [(outcome, 0)]


async def test_a_model_the_api_does_not_know_leaves_the_answer_to_the_fallback_model(
    writer: ClaudeWriter,
    server: ScriptedAnthropic,
    brief: Brief,
    screen: Screen,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.will(status_error(404), guidance_answer(PLAN))
    meter = Meter()

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.model == "claude-haiku-5-5"
    assert [call.outcome for call in meter.calls] == ["misconfigured", "ok"]
    assert "claude-sonnet-5-5 is unavailable (404 not_found_error" in caplog.text


async def test_two_unknown_models_are_for_an_administrator(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(status_error(404), status_error(404))

    with pytest.raises(ModelMisconfigured, match="404"):
        await writer.write_guidance(brief, show=screen.show, meter=meter)


async def test_a_spending_limit_is_for_an_administrator(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(*[status_error(429, error_code="enforced_spend_limit_reached")] * 3)

    with pytest.raises(ModelMisconfigured):
        await writer.write_guidance(brief, show=screen.show, meter=meter)


async def test_a_stalled_stream_is_given_up_for_the_fallback_model(
    settings: ClaudeSettings, server: ScriptedAnthropic, house: House, brief: Brief, screen: Screen
) -> None:
    writer = ClaudeWriter(replace(settings, stall_seconds=1), house)
    server.will(guidance_answer(PLAN, then="stall", after=5), guidance_answer(PLAN, chunk=10_000))
    meter = Meter()

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.model == "claude-haiku-5-5"
    assert [call.outcome for call in meter.calls] == ["timeout", "ok"]
    await writer.close()


@pytest.fixture
async def slow_server(server: ScriptedAnthropic, settings: ClaudeSettings, clock: LoopClock) -> ScriptedAnthropic:
    """An answer of its that stalls takes more than the time of one model, and less than that of both."""
    server.on_stall = partial(clock.forward, 0.7 * settings.timeout_seconds)
    return server


@pytest.fixture
async def patient_writer(settings: ClaudeSettings, house: House) -> AsyncIterator[ClaudeWriter]:
    """A writer that takes no silence for the end, however long it is."""
    writer = ClaudeWriter(replace(settings, stall_seconds=10 * settings.timeout_seconds), house)
    yield writer
    await writer.close()


async def test_a_slow_chat_model_leaves_time_for_the_fallback_model(
    patient_writer: ClaudeWriter, slow_server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    slow_server.will(guidance_answer(PLAN, then="stall", after=5), guidance_answer(PLAN))

    written = await patient_writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.model == "claude-haiku-5-5"
    assert [call.outcome for call in meter.calls] == ["timeout", "ok"]


async def test_nobody_waits_longer_than_the_timeout(
    patient_writer: ClaudeWriter, slow_server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    slow_server.will(guidance_answer(PLAN, then="stall", after=5), guidance_answer(PLAN, then="stall", after=5))

    with pytest.raises(ModelTimeout):
        await patient_writer.write_guidance(brief, show=screen.show, meter=meter)

    assert [call.outcome for call in meter.calls] == ["timeout", "timeout"]


async def test_cancelling_closes_the_stream_and_still_counts_what_it_cost(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, meter: Meter
) -> None:
    server.will(guidance_answer(PLAN, then="stall", after=10, chunk=30))
    answering = asyncio.Event()

    async def show(partial: object) -> None:
        answering.set()

    task = asyncio.create_task(writer.write_guidance(brief, show=show, meter=meter))
    await answering.wait()
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(60):
        await server.hung_up.wait()
    assert [call.outcome for call in meter.calls] == ["cancelled"]
    assert meter.calls[0].input_tokens == 900
    assert meter.calls[0].cost_microdollars > 0


async def test_a_broken_stream_is_charged_for_the_text_that_came(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(text_answer("x" * 600, then="drop"), text_answer("Ask first."))

    await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert meter.calls[0].output_tokens == 200


async def test_words_that_belong_to_nothing_are_the_models_fault_and_what_they_cost_is_kept(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(*[text_answer("Ask her. " * 40, then="lost_block", after=5)] * 2)

    with pytest.raises(ModelUnavailable, match="never began"):
        await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert [(call.outcome, call.input_tokens) for call in meter.calls] == [("unavailable", 900)] * 2


async def test_an_error_of_the_caller_is_not_mistaken_for_the_models(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, meter: Meter
) -> None:
    server.will(guidance_answer(PLAN))

    async def show(partial: object) -> None:
        raise TimeoutError("Slack is slow")

    with pytest.raises(TimeoutError, match="Slack"):
        await writer.write_guidance(brief, show=show, meter=meter)

    assert [call.outcome for call in meter.calls] == ["failed"]


@pytest.mark.parametrize("places", [1, 2])
async def test_only_so_many_calls_run_at_a_time(
    places: int, settings: ClaudeSettings, server: ScriptedAnthropic, house: House, brief: Brief
) -> None:
    writer, begins, screen = ClaudeWriter(replace(settings, concurrency=places), house), asyncio.Event(), Screen()
    server.will(*[guidance_answer(PLAN, begins=begins)] * 4)

    asking = asyncio.gather(*[writer.write_guidance(brief, show=screen.show, meter=Meter()) for _ in range(4)])
    while server.busiest < places:  # noqa: ASYNC110  (it wakes nobody)
        await asyncio.sleep(0)
    begins.set()
    await asking

    assert server.busiest == places
    await writer.close()


async def test_an_error_tells_neither_what_was_asked_nor_what_was_answered(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    server.will(*[text_answer("not JSON but zebra") for _ in range(4)])

    with pytest.raises(CoachError) as raised:
        await writer.write_guidance(brief, show=screen.show, meter=Meter())

    assert raised.value.__cause__ is None
    for secret in ("zebra", "Dana", "sk-test-key"):
        assert secret not in f"{raised.value} {caplog.text}"
