"""At the weekend two weeks meet: which plan is shown, and where the other one is."""

from datetime import UTC, datetime

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import PlanTask, WeeklyPlan
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown
from tests.scenarios.weekly import FRIDAY, renewing_soon, settled

SATURDAY = datetime(2026, 11, 21, 10, tzinfo=UTC)
SUNDAY_NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SUNDAY_EVENING = datetime(2026, 11, 22, 18, 1, tzinfo=UTC)
ENDING, COMING = "Week of 16 Nov", "Week of 23 Nov"


@pytest.mark.parametrize(("moment", "ends"), [(SATURDAY, "on Sunday"), (SUNDAY_NOON, "today")])
async def test_until_sunday_evening_it_is_the_week_that_ends(
    sandbox: Sandbox, coach: Program, moment: datetime, ends: str
) -> None:
    sandbox.clock.set_to(moment)

    await sandbox.as_person("riya").types("/coach week")

    plan = await shown(sandbox, "riya", ENDING)
    assert plan.shows(f"This week ends {ends} · next week's plan: `/coach week next`")


async def test_on_sunday_evening_it_is_the_coming_week(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(SUNDAY_EVENING)
    riya = sandbox.as_person("riya")

    await riya.types("/coach week")
    coming = await shown(sandbox, "riya", COMING)
    await riya.says("this week's plan")
    ending = await shown(sandbox, "riya", ENDING)

    assert coming.shows("this week's: `/coach week this week`")
    assert ending.shows("next week's plan: `/coach week next`")


async def test_in_the_middle_of_a_week_the_next_is_shown_when_asked_for(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(FRIDAY)
    riya = sandbox.as_person("riya")

    await riya.types("/coach week")
    present = await shown(sandbox, "riya", ENDING)
    await riya.types("/coach week next")
    await shown(sandbox, "riya", COMING)
    await riya.says("done 2")

    await shown(sandbox, "riya", "✅ 2.")
    await at_rest(coach)
    assert not present.shows("next week")
    assert (await shown(sandbox, "riya", ENDING)).shows("1 of 9 done")
    assert (await shown(sandbox, "riya", COMING)).shows("0 of 9 done")


@pytest.mark.parametrize(("last", "other"), [(COMING, ENDING), (ENDING, COMING)])
async def test_on_sunday_evening_a_number_is_of_the_plan_shown_last(
    sandbox: Sandbox, coach: Program, last: str, other: str
) -> None:
    sandbox.clock.set_to(SUNDAY_EVENING)
    riya = sandbox.as_person("riya")
    words = {COMING: "/coach week next", ENDING: "/coach week this week"}
    await riya.types(words[other])
    await shown(sandbox, "riya", other)
    await riya.types(words[last])
    await shown(sandbox, "riya", last)
    await at_rest(coach)

    await riya.says("done 2")
    await shown(sandbox, "riya", "✅ 2.")
    await at_rest(coach)

    assert (await shown(sandbox, "riya", last)).shows("1 of 9 done")
    assert (await shown(sandbox, "riya", other)).shows("0 of 9 done")


async def test_the_coming_weeks_plan_can_be_made_anew_and_is_the_one_of_monday(
    sandbox: Sandbox, coach: Program
) -> None:
    sandbox.clock.set_to(SUNDAY_EVENING)
    riya = sandbox.as_person("riya")
    await riya.types("/coach week")

    await riya.clicks("New plan", on=await shown(sandbox, "riya", COMING))

    async def versions() -> bool:
        return [(f"{plan.week_on:%d}", plan.version) for plan in await rows(coach, WeeklyPlan)] == [("23", 2)]

    assert await eventually(versions)
    await at_rest(coach)
    assert not messages_with(sandbox, "riya", ENDING)


async def test_sundays_silent_plan_is_the_one_that_is_shown(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(FRIDAY)
    await settled(sandbox, coach)
    sandbox.clock.set_to(datetime(2026, 11, 22, 21, tzinfo=UTC))

    async def is_made() -> bool:
        return len(await rows(coach, WeeklyPlan)) == 1

    await eventually(is_made)
    await sandbox.as_person("riya").types("/coach week")

    await shown(sandbox, "riya", COMING)
    assert len(await rows(coach, WeeklyPlan)) == 1


async def test_a_plan_made_ahead_counts_its_days_from_its_monday(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(FRIDAY)
    await settled(sandbox, coach)
    await renewing_soon(coach)

    await sandbox.as_person("riya").types("/coach week next")
    await shown(sandbox, "riya", COMING)

    counted = [task.text for task in await rows(coach, PlanTask) if " days" in task.text]
    assert counted
    assert all("in 25 days" in text for text in counted)
