"""The weekly digest: one message on Monday morning, where the person lives."""

from datetime import UTC, datetime

from app import Program
from sandbox import Sandbox
from storage.models import Focus, UnaskedMessage, WeeklyDigest
from tests.scenarios.scored import one_review
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown
from tests.scenarios.weekly import MONDAY, SUNDAY_NIGHT, TITLE, renewing_soon, settled


async def composed(program: Program) -> list[WeeklyDigest]:
    async def look() -> list[WeeklyDigest]:
        return await rows(program, WeeklyDigest)

    found = await eventually(look)
    await at_rest(program)
    return found


async def test_it_comes_on_monday_morning_and_not_before(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    await renewing_soon(coach)

    sandbox.clock.set_to(SUNDAY_NIGHT)
    await composed(coach)
    before = messages_with(sandbox, "riya", TITLE)
    sandbox.clock.set_to(MONDAY)
    digest = await shown(sandbox, "riya", TITLE)

    assert not before
    assert digest.shows("Your week · 16–20 Nov")
    assert digest.shows("Initech renews in 25 days, health 55")
    await at_rest(coach)
    (kept,) = await rows(coach, WeeklyDigest)
    assert (kept.message_ts, kept.week_on.isoformat()) == (digest.ts, "2026-11-23")
    assert [each.kind for each in await rows(coach, UnaskedMessage)] == ["digest"]


async def test_it_tells_what_went_well_and_what_to_work_on(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    await one_review(sandbox, coach)

    sandbox.clock.set_to(SUNDAY_NIGHT)
    await composed(coach)
    sandbox.clock.set_to(MONDAY)
    digest = await shown(sandbox, "riya", TITLE)

    assert digest.shows("Did well")
    assert digest.shows("When ")
    assert digest.shows("I will ")
    (focus,) = await rows(coach, Focus)
    assert focus.chosen_by == "coach"
    assert digest.shows(focus.when_then)


async def test_a_week_later_there_is_one_more(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    await renewing_soon(coach)
    for number, day in enumerate((23, 30), start=1):
        sandbox.clock.set_to(datetime(2026, 11, day, 8, 31, tzinfo=UTC))
        await shown(sandbox, "riya", TITLE, times=number)
        await at_rest(coach)

    assert len(messages_with(sandbox, "riya", TITLE)) == 2


async def test_the_plan_opens_from_it(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    sandbox.clock.set_to(MONDAY)
    digest = await shown(sandbox, "riya", TITLE)

    await sandbox.as_person("riya").clicks("Open my plan", on=digest)

    assert await shown(sandbox, "riya", "Week of 23 Nov")
