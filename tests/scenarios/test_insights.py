"""What is noticed is listed with what it rests on, kept once a week, and stands under the plan."""

from datetime import UTC, datetime

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import Insight
from tests.scenarios.saving import saves
from tests.scenarios.scored import scored_calls
from tests.scenarios.seeing import eventually, messages_with, rows, shown


@pytest.fixture(autouse=True)
def it_is_a_friday(sandbox: Sandbox) -> None:
    sandbox.clock.set_to(datetime(2026, 11, 20, 10, tzinfo=UTC))


async def test_insights_are_listed_with_their_basis_and_kept_once(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await scored_calls(sandbox, coach)

    await riya.types("/coach week insights")

    listed = await shown(sandbox, "riya", "Discovery is improving")
    assert listed.shows("6 scored calls")
    assert listed.shows("You have had 5 calls reviewed")
    kept = len(await rows(coach, Insight))
    await riya.types("/coach week insights")
    await shown(sandbox, "riya", "Discovery is improving", times=2)
    assert len(await rows(coach, Insight)) == kept


async def test_without_data_nothing_is_noticed(sandbox: Sandbox, coach: Program) -> None:
    bo = sandbox.as_person("bo")
    await saves(sandbox, bo, "bo", track="Small business")

    await bo.types("/coach week insights")

    await shown(sandbox, "bo", "Nothing noticed yet")
    assert not await rows(coach, Insight)


async def test_what_was_noticed_stands_under_the_plan(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await scored_calls(sandbox, coach)

    await riya.types("/coach week")

    assert (await shown(sandbox, "riya", "Week of")).shows("📈")


async def test_one_that_is_dismissed_is_gone_and_undo_brings_it_back(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await scored_calls(sandbox, coach)
    await riya.types("/coach week insights")
    listed = await shown(sandbox, "riya", "Discovery is improving")

    await riya.clicks("Dismiss", on=listed)
    (dismissed,) = await eventually(lambda: dismissed_ones(coach))
    words = str(dismissed.content["text"])
    await sandbox.until(lambda: not messages_with(sandbox, "riya", words))
    await riya.says("undo")
    await shown(sandbox, "riya", "That insight is back")

    assert await dismissed_ones(coach) == []


async def dismissed_ones(program: Program) -> list[Insight]:
    return [each for each in await rows(program, Insight) if each.dismissed_at]
