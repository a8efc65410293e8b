"""Claude words the tasks that code chose; the private one it never sees."""

import asyncio
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from app import Program
from bot.claude.door import ClaudeDoor
from sandbox import Sandbox
from storage.models import ModelCall, PlanTask, WeeklyPlan
from tests.fakes.anthropic_answers import Message, status_error, text_answer
from tests.fakes.anthropic_server import ScriptedAnthropic
from tests.scenarios.seeing import at_rest, eventually, rows, shown
from tests.scenarios.weekly import FRIDAY, SUNDAY_NIGHT, settled


@pytest.fixture
async def coach(coach_with_claude: Program) -> Program:
    """With Claude's library loaded, which takes a while on a busy machine."""
    writer = coach_with_claude.deps.writer
    assert isinstance(writer, ClaudeDoor)
    await writer.warm_up()
    return coach_with_claude


def reworded(request: dict[str, Any]) -> Message:
    """Every task with one word more at its end, and one for the private place."""
    sent = json.dumps(request, ensure_ascii=False)
    tasks = re.findall(r"(\d)\. \[[^\]]+\] (.+?)(?=\\n|\")", sent)
    words = [{"place": int(place), "text": f"{text} today"} for place, text in tasks]
    return text_answer(json.dumps({"tasks": [*words, {"place": 9, "text": "Sleep more today"}]}))


async def test_its_words_are_taken_where_they_fit(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(reworded)

    await sandbox.as_person("riya").types("/coach week")

    await shown(sandbox, "riya", "0 of 9 done")
    await at_rest(coach)
    tasks = await rows(coach, PlanTask)
    worded = [task for task in tasks if task.text.endswith(" today")]
    assert len(worded) >= 4
    assert tasks[8] not in worded
    assert all(len(task.text.split()) <= 12 for task in tasks)
    assert [plan.writer for plan in await rows(coach, WeeklyPlan)] == ["claude"]
    assert [call.task for call in await rows(coach, ModelCall)] == ["weekly_plan"]


async def test_when_it_fails_the_plan_is_there_in_the_banks_words(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(*(status_error(529) for _ in range(12)))

    await sandbox.as_person("riya").types("/coach week")

    await shown(sandbox, "riya", "0 of 9 done")
    await at_rest(coach)
    assert [plan.writer for plan in await rows(coach, WeeklyPlan)] == ["template"]


async def test_on_sunday_the_plans_of_several_are_worded_at_the_same_time(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    names, begins = ("riya", "tom", "sam"), asyncio.Event()
    sandbox.clock.set_to(FRIDAY)
    for name in names:
        await settled(sandbox, coach, name)
    model.will(*(lambda request: replace(reworded(request), begins=begins) for _ in names))

    sandbox.clock.set_to(SUNDAY_NIGHT)
    await eventually(lambda: all_asked(model, len(names)))
    begins.set()

    await eventually(lambda: all_worded(coach, len(names)))
    assert model.busiest == len(names)


async def all_asked(model: ScriptedAnthropic, count: int) -> bool:
    return len(model.requests) == count


async def all_worded(program: Program, count: int) -> bool:
    return [plan.writer for plan in await rows(program, WeeklyPlan)] == ["claude"] * count
