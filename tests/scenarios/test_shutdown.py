"""Told to stop, the program finishes what is short, hands over what is long, and leaves without noise."""

import asyncio
import contextlib
import sqlite3
from pathlib import Path

import pytest

from sandbox import Sandbox
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer
from tests.scenarios.conftest import StartCoach
from tests.scenarios.plans import CHAMPION, LAST_STEP, PLAN, TEMPLATE, growing
from tests.scenarios.processes import Processes
from tests.scenarios.seeing import eventually, messages_with, shown

STALLED = guidance_answer(PLAN, chunk=24, then="stall", after=8)
NOISE = ("Traceback", "was destroyed", "never retrieved", "never awaited", "Unclosed", "ERROR")


def noise_in(log: str) -> list[str]:
    return [line for line in log.splitlines() if any(noise in line for noise in NOISE)]


async def calls_in_ledger(database: Path, count: int) -> list[tuple[str, int, int]]:
    """Outcome, input tokens and cost of every call to the model, once there are so many."""
    query = "SELECT outcome, input_tokens, cost_microdollars FROM model_calls ORDER BY id"
    with contextlib.closing(sqlite3.connect(database)) as connection:
        calls = connection.execute(query).fetchall()
    return calls if len(calls) == count else []


async def test_an_idle_program_stops_at_once(sandbox: Sandbox, processes: Processes) -> None:
    coach = await processes.start()

    code, log = await coach.stops()

    assert code == 0
    assert "stopping" in log
    assert not noise_in(log)


@pytest.mark.slack_objects("nobody is there to acknowledge the event about the answer")
async def test_an_answer_that_is_being_written_is_finished(
    sandbox: Sandbox, processes: Processes, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN, chunk=24, delay=0.03))
    coach = await processes.start(has_model=True)
    await sandbox.as_person("riya").says(CHAMPION)
    await sandbox.until(lambda: growing(sandbox))

    code, log = await coach.stops()

    assert code == 0
    (answer,) = messages_with(sandbox, "riya", LAST_STEP)
    assert answer.shows("Helpful")
    assert not noise_in(log)


@pytest.mark.slack_objects("nobody is connected while the programs change over")
async def test_an_answer_that_takes_too_long_is_handed_over_at_once_and_both_calls_count(
    sandbox: Sandbox, processes: Processes, model: ScriptedAnthropic, tmp_path: Path
) -> None:
    model.will(STALLED, guidance_answer(PLAN))
    coach = await processes.start(has_model=True, SIDELINE_SHUTDOWN_SECONDS="0.5")
    ts = await sandbox.as_person("riya").says(CHAMPION)
    begun = await sandbox.until(lambda: growing(sandbox))

    code, log = await coach.stops()
    await processes.start(has_model=True)

    await sandbox.until(lambda: messages_with(sandbox, "riya", "Helpful"))
    (answer,) = messages_with(sandbox, "riya", LAST_STEP)
    assert begun is not None
    assert (code, answer.ts, answer.thread_ts) == (0, begun.ts, ts)
    assert not noise_in(log)
    calls = await eventually(lambda: calls_in_ledger(tmp_path / "coach.db", 2))
    assert [outcome for outcome, _, _ in calls] == ["cancelled", "ok"]
    assert all(input_tokens == 900 and cost > 0 for _, input_tokens, cost in calls)


@pytest.mark.slack_objects("nobody is there to acknowledge the event about the answer")
async def test_what_an_answer_that_is_being_finished_begins_beside_itself_ends_with_the_program(
    sandbox: Sandbox, start_coach: StartCoach
) -> None:
    async with start_coach() as coach:
        sandbox.faults.add("slow", method="chat.postMessage", seconds=0.5)
        await sandbox.as_person("riya").says(CHAMPION)
        await sandbox.until(lambda: not sandbox.faults.waiting)  # it is being posted

    assert coach.runner.is_idle
    assert messages_with(sandbox, "riya", TEMPLATE)
    assert not [task for task in asyncio.all_tasks() if "refresh_opened_elsewhere" in repr(task)]


@pytest.mark.slack_objects("nobody is there to acknowledge the event about the answer")
async def test_a_question_that_has_just_arrived_is_not_lost(sandbox: Sandbox, processes: Processes) -> None:
    coach = await processes.start()
    await sandbox.as_person("riya").says(CHAMPION)
    await sandbox.until(lambda: any(delivery.acked for delivery in sandbox.deliveries))

    code, log = await coach.stops()

    assert code == 0
    assert not noise_in(log)
    await shown(sandbox, "riya", TEMPLATE)


async def test_what_cannot_be_finished_while_slack_is_silent_is_handed_over(
    sandbox: Sandbox, processes: Processes
) -> None:
    coach = await processes.start(SIDELINE_SHUTDOWN_SECONDS="0.5")
    sandbox.faults.add("hang", method="users.info")
    await sandbox.as_person("riya").says(CHAMPION)
    await sandbox.until(lambda: sandbox.calls("users.info"))

    code, log = await coach.stops()
    await processes.start()

    assert code == 0
    assert not noise_in(log)
    await sandbox.until(lambda: messages_with(sandbox, "riya", TEMPLATE))


async def test_a_click_that_is_being_dealt_with_is_finished(sandbox: Sandbox, start_coach: StartCoach) -> None:
    sandbox.faults.add("slow", method="views.open", seconds=0.3)

    async with start_coach():
        await sandbox.as_person("riya").types("/coach settings")

    assert sandbox.modal_of("riya")
