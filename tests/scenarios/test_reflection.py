"""The quiet ends of the week: Friday's look back, and the plan that is there on Monday."""

from datetime import UTC, date, datetime

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import PlanTask, UnaskedMessage, WeeklyPlan
from tests.scenarios.seeing import at_rest, eventually, messages_with, modal, rows, shown
from tests.scenarios.weekly import settled

THURSDAY = datetime(2026, 11, 19, 10, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 15, 0, 30, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 22, 20, 1, tzinfo=UTC)
ASKED = "What worked, and what will you do differently next week?"


@pytest.fixture(autouse=True)
def it_is_thursday(sandbox: Sandbox) -> None:
    sandbox.clock.set_to(THURSDAY)


async def test_friday_afternoon_asks_once_with_the_plan_and_a_line(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach, reflection=True)

    sandbox.clock.set_to(FRIDAY)
    asked = await shown(sandbox, "riya", ASKED)

    assert asked.shows("0 of 9 done")
    assert asked.shows("I will")
    await at_rest(coach)
    assert [each.kind for each in await rows(coach, UnaskedMessage)] == ["reflection"]
    assert len(messages_with(sandbox, "riya", ASKED)) == 1


async def test_what_was_said_there_is_kept_and_not_asked_again(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach, reflection=True)
    sandbox.clock.set_to(FRIDAY)
    asked = await shown(sandbox, "riya", ASKED)
    riya = sandbox.as_person("riya")

    await riya.clicks("Reflect", on=asked)
    await modal(sandbox, "riya")
    await riya.submits({"reflection": "Fewer, longer questions"})

    async def kept() -> bool:
        return [plan.reflection for plan in await rows(coach, WeeklyPlan)] == ["Fewer, longer questions"]

    await eventually(kept)


async def test_who_has_looked_back_is_not_asked(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach, reflection=True)
    await sandbox.as_person("riya").types("/coach week reflect Done early")
    await shown(sandbox, "riya", "Kept under your plan")

    sandbox.clock.set_to(FRIDAY)
    await sandbox.as_person("riya").types("/coach week history")
    await shown(sandbox, "riya", "Your weeks")
    await at_rest(coach)

    assert not messages_with(sandbox, "riya", ASKED)


async def test_sunday_evening_makes_next_weeks_plan_without_a_word(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    before = len(messages_with(sandbox, "riya", ""))

    sandbox.clock.set_to(SUNDAY)

    async def planned() -> list[WeeklyPlan]:
        return await rows(coach, WeeklyPlan)

    (plan,) = await eventually(planned)
    await at_rest(coach)
    assert plan.week_on == date(2026, 11, 23)
    assert len(await rows(coach, PlanTask)) == 9
    assert len(messages_with(sandbox, "riya", "")) == before
