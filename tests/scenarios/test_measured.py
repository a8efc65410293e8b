"""What was done is counted and can be followed: from a question's arrival to its answer, without a word of it."""

import pytest

from handlers import action_ids
from sandbox import Sandbox
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, status_error
from tests.fakes.collector import Collector
from tests.scenarios.calls import ACME
from tests.scenarios.conftest import StartCoach, add_acme
from tests.scenarios.forging import forge_click
from tests.scenarios.plans import CHAMPION, PLAN, TITLE
from tests.scenarios.seeing import at_rest, eventually, shown


async def test_an_answer_and_a_review_are_timed_and_paid_for(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN))
    async with start_coach(model=model) as program:
        await add_acme(program)
        await sandbox.as_person("riya").says(CHAMPION)
        await shown(sandbox, "riya", TITLE)
        await at_rest(program)

        metering = program.deps.metering
        assert metering.first_reply.values[()].count == 1
        assert metering.context_build.values[()].count == 1
        assert metering.job.values["answer", "done"].count == 1
        ((task, _, outcome),) = metering.model_call.values
        assert (task, outcome) == ("guidance", "ok")
        assert sum(metering.cost.values.values()) > 0
        assert not metering.errors.values


async def test_a_review_is_timed_from_its_promise(sandbox: Sandbox, start_coach: StartCoach) -> None:
    async with start_coach() as program:
        await sandbox.as_person("riya").uploads("acme_discovery.vtt", ACME)
        await shown(sandbox, "riya", "Talk 61 %")
        await at_rest(program)

        observed = program.deps.metering.debrief.values[()]
        assert observed.count == 1
        assert 0 < observed.total < 600


async def test_what_fails_is_counted_by_its_code(sandbox: Sandbox, start_coach: StartCoach) -> None:
    async with ScriptedAnthropic(otherwise=status_error(401)) as model, start_coach(model=model) as program:
        await add_acme(program)
        await sandbox.as_person("riya").says(CHAMPION)
        await shown(sandbox, "riya", "E-LLM-CONFIG")
        await forge_click(sandbox, "riya", action_ids.MORE, {"nonsense": 1})
        metering = program.deps.metering

        async def is_counted() -> bool:
            return bool(metering.errors.values)

        await eventually(is_counted)
        assert metering.fallbacks.values == {("E-LLM-CONFIG",): 1}
        assert metering.errors.values == {("E-STALE",): 1}


@pytest.mark.parametrize("content_mode", ["", "content"])
async def test_a_question_can_be_followed_to_claude_and_back_without_a_word(
    sandbox: Sandbox,
    start_coach: StartCoach,
    model: ScriptedAnthropic,
    monkeypatch: pytest.MonkeyPatch,
    content_mode: str,
) -> None:
    monkeypatch.setenv("ANTHROPIC_OPEN_TELEMETRY_TRACES_CONTENT_MODE", content_mode)
    model.will(guidance_answer(PLAN))
    async with Collector() as collector:
        async with start_coach(model=model, otel_exporter_otlp_endpoint=collector.url) as program:
            await add_acme(program)
            await sandbox.as_person("riya").says(CHAMPION)
            await shown(sandbox, "riya", TITLE)
            await at_rest(program)

        (arrival,) = collector.named("sideline.arrival")
        (job,) = [span for span in collector.named("sideline.job") if span.about["sideline.kind"] == "answer"]
        (asked,) = collector.named("anthropic.messages.create")
        assert {span.trace_id for span in (job, asked)} == {arrival.trace_id}
        assert (job.parent_id, arrival.about["sideline.origin"]) == (arrival.span_id, "direct")
        assert asked.about["gen_ai.request.model"] == "claude-sonnet-5-5"
        for word in (b"champion", b"Acme", b"Riya", b"riya@example.com", TITLE.encode()):
            assert word not in collector.raw


async def test_an_answer_that_another_program_finishes_is_one_trace(
    sandbox: Sandbox, start_coach: StartCoach
) -> None:
    async with Collector() as collector:
        follow = {"otel_exporter_otlp_endpoint": collector.url, "sideline_shutdown_seconds": 0.2}
        sandbox.faults.add("hang", method="users.info")
        async with start_coach(**follow):
            await sandbox.as_person("riya").says(CHAMPION)
            await sandbox.until(lambda: sandbox.calls("users.info"))
        sandbox.faults.clear()
        async with start_coach(**follow) as program:
            await shown(sandbox, "riya", "Champion promoted")
            await at_rest(program)

    (arrival,) = collector.named("sideline.arrival")
    cut_off, done = [span for span in collector.named("sideline.job") if span.about["sideline.kind"] == "answer"]
    assert (cut_off.parent_id, done.parent_id) == (arrival.span_id, b"")
    assert {cut_off.trace_id, done.trace_id} == {arrival.trace_id}
