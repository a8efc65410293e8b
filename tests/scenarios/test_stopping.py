"""The Stop button: it ends the answer, keeps what was seen, and frees the model."""

import pytest

from app import Program
from handlers.ask.stopping import stop_writing
from sandbox import Sandbox
from storage.models import ModelCall
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer
from tests.scenarios.conftest import StartCoach
from tests.scenarios.plans import CHAMPION, LAST_STEP, PLAN, TEMPLATE, TITLE, growing
from tests.scenarios.seeing import at_rest, messages_with, rows, shown

STALLED = guidance_answer(PLAN, chunk=24, then="stall", after=8)


@pytest.fixture
def coach(coach_with_claude: Program) -> Program:
    return coach_with_claude


async def test_stop_ends_it_keeps_what_was_seen_and_frees_the_model(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(STALLED)
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    await sandbox.until(lambda: (seen := growing(sandbox)) and seen.shows("Situation"))

    await riya.stops(ts)

    stopped = await shown(sandbox, "riya", "Stopped")
    assert stopped.shows(TITLE)
    await at_rest(coach)
    assert model.hung_up.is_set()
    assert len(model.requests) == 1
    assert sandbox.team.channels[stopped.channel].session(ts).status == "active"
    assert [call.outcome for call in await rows(coach, ModelCall)] == ["cancelled"]
    assert not messages_with(sandbox, "riya", TEMPLATE)


async def test_what_was_stopped_stays_stopped_although_slack_fails(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    sandbox.faults.add("error", method="chat.update", error="fatal_error")
    model.will(STALLED)
    ts = await sandbox.as_person("riya").says(CHAMPION)
    await sandbox.until(lambda: growing(sandbox))

    await sandbox.as_person("riya").stops(ts)

    await shown(sandbox, "riya", "Stopped")
    assert len(model.requests) == 1


async def test_stop_before_the_first_word_ends_it_too(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN, then="stall", after=0))
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    await sandbox.until(lambda: "thinking" in sandbox.direct_message_with("riya").status_of(ts))

    await riya.stops(ts)

    assert (await shown(sandbox, "riya", "Stopped")).thread_ts == ts


async def test_stop_in_one_thread_leaves_the_others_alone(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN, chunk=24, delay=0.04), STALLED)
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    await sandbox.until(lambda: len(model.requests) == 1)
    other = await riya.says("My champion at Acme Corp left the company. What now?")
    await sandbox.until(lambda: len(model.requests) == 2)

    await riya.stops(other)

    assert (await shown(sandbox, "riya", "Stopped")).thread_ts == other
    assert (await shown(sandbox, "riya", LAST_STEP)).thread_ts != other


async def test_stop_that_reaches_another_program_ends_it_too(
    sandbox: Sandbox, coach: Program, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    model.will(STALLED)
    ts = await sandbox.as_person("riya").says(CHAMPION)
    answer = await sandbox.until(lambda: growing(sandbox))
    assert answer is not None
    async with start_coach() as other:
        await stop_writing(other.deps, other.slack, channel=answer.channel, thread_ts=ts)

        stopped = await shown(sandbox, "riya", "Stopped")

    assert stopped.shows(TITLE)
    assert model.hung_up.is_set()
    assert len(model.requests) == 1
