"""Exactly one digest a week: through restarts, moved clocks, time zones, pauses and other messages."""

from datetime import UTC, datetime, timedelta

import pytest

from app import Program
from handlers.unasked import may_write_first
from sandbox import Sandbox
from storage.models import WeeklyDigest
from tests.scenarios.conftest import StartCoach
from tests.scenarios.seeing import at_rest, caught_up, eventually, messages_with, rows, shown
from tests.scenarios.weekly import (
    FRIDAY,
    MONDAY,
    TITLE,
    change_person,
    renewing_soon,
    settled,
    until_next_is_after,
    wakes,
)

KOLKATA = 5.5


async def test_started_a_minute_before_it_comes_once(sandbox: Sandbox, start_coach: StartCoach) -> None:
    async with start_coach() as program:
        await settled(sandbox, program)
    sandbox.clock.set_to(datetime(2026, 11, 23, 8, 29, tzinfo=UTC))

    async with start_coach() as program:
        sandbox.clock.set_to(MONDAY)
        await shown(sandbox, "riya", TITLE)
        await at_rest(program)
    async with start_coach() as program:
        await caught_up(program)

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_two_programs_send_one(sandbox: Sandbox, start_coach: StartCoach) -> None:
    async with start_coach() as first, start_coach() as second:
        await settled(sandbox, first)
        sandbox.clock.set_to(MONDAY)
        await shown(sandbox, "riya", TITLE)
        sandbox.clock.advance(minutes=2)
        await caught_up(first)
        await caught_up(second)

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_a_clock_set_back_sends_no_second_one(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    sandbox.clock.set_to(MONDAY)
    await shown(sandbox, "riya", TITLE)
    await at_rest(coach)

    sandbox.clock.advance(hours=-2)
    await caught_up(coach)
    sandbox.clock.advance(hours=2, minutes=5)
    await caught_up(coach)

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_moving_west_on_the_day_brings_no_second_one(sandbox: Sandbox, coach: Program) -> None:
    riya = await settled(sandbox, coach, timezone="Asia/Kolkata")
    sandbox.clock.set_to(MONDAY - timedelta(hours=KOLKATA))
    await shown(sandbox, "riya", TITLE)
    await at_rest(coach)

    await change_person(coach, riya, timezone="America/Los_Angeles")
    sandbox.clock.set_to(datetime(2026, 11, 23, 16, 31, tzinfo=UTC))
    await until_next_is_after(coach, datetime(2026, 11, 29, tzinfo=UTC))

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_moving_before_it_was_sent_moves_it(sandbox: Sandbox, coach: Program) -> None:
    riya = await settled(sandbox, coach)

    await change_person(coach, riya, timezone="America/New_York")
    sandbox.clock.set_to(MONDAY)
    await caught_up(coach)
    early = messages_with(sandbox, "riya", TITLE)
    sandbox.clock.set_to(MONDAY + timedelta(hours=5))
    await shown(sandbox, "riya", TITLE)

    assert not early


async def test_another_day_chosen_after_it_came_waits_for_next_week(sandbox: Sandbox, coach: Program) -> None:
    riya = await settled(sandbox, coach)
    sandbox.clock.set_to(MONDAY)
    await shown(sandbox, "riya", TITLE)
    await at_rest(coach)

    await change_person(coach, riya, preferences={**riya.preferences, "digest_day": 3})
    sandbox.clock.set_to(datetime(2026, 11, 26, 8, 31, tzinfo=UTC))
    await until_next_is_after(coach, datetime(2026, 12, 2, tzinfo=UTC))

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_a_pause_skips_it_and_resuming_brings_the_next(sandbox: Sandbox, coach: Program) -> None:
    riya = await settled(sandbox, coach)
    until = (FRIDAY + timedelta(days=7)).isoformat()

    await change_person(coach, riya, preferences={**riya.preferences, "paused_until": until})
    sandbox.clock.set_to(MONDAY)
    await caught_up(coach)
    during = messages_with(sandbox, "riya", TITLE)
    sandbox.clock.advance(days=7)
    await shown(sandbox, "riya", TITLE)

    assert not during


@pytest.mark.parametrize("fields", [{"is_deleted": True}, {"preferences": {"coach_me": "asked"}}])
async def test_whoever_is_gone_or_wants_none_gets_none(
    sandbox: Sandbox, coach: Program, fields: dict[str, object]
) -> None:
    riya = await settled(sandbox, coach)

    await change_person(coach, riya, **fields)

    assert await wakes(coach) is None


async def test_one_that_is_a_day_late_is_skipped(sandbox: Sandbox, start_coach: StartCoach) -> None:
    async with start_coach() as program:
        await settled(sandbox, program)
    sandbox.clock.set_to(MONDAY + timedelta(days=1))

    async with start_coach() as program:
        await until_next_is_after(program, datetime(2026, 11, 29, tzinfo=UTC))

    assert not messages_with(sandbox, "riya", TITLE)


async def test_a_message_on_the_same_day_holds_it_until_the_next(sandbox: Sandbox, coach: Program) -> None:
    riya = await settled(sandbox, coach)
    sandbox.clock.set_to(MONDAY - timedelta(minutes=20))
    async with coach.deps.database.for_team(coach.identity.team_id) as session:
        first = await may_write_first(session, riya, coach.deps.now(), "alert")

    sandbox.clock.set_to(MONDAY)
    await caught_up(coach)
    same_day = messages_with(sandbox, "riya", TITLE)
    sandbox.clock.set_to(datetime(2026, 11, 24, 8, 1, tzinfo=UTC))
    await shown(sandbox, "riya", TITLE)

    assert first is None
    assert not same_day


async def test_quiet_weeks_fall_silent_until_something_happens(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    sandbox.clock.set_to(MONDAY)
    first = await shown(sandbox, "riya", TITLE)
    await at_rest(coach)

    for week in (1, 2, 3):
        sandbox.clock.set_to(MONDAY + timedelta(days=7 * week))
        await caught_up(coach)
    in_three_weeks = messages_with(sandbox, "riya", TITLE)
    await renewing_soon(coach)
    sandbox.clock.set_to(MONDAY + timedelta(days=21, minutes=1))
    sandbox.clock.set_to(MONDAY + timedelta(days=28))
    await shown(sandbox, "riya", TITLE, times=2)

    assert first.shows("A quiet week")
    assert len(in_three_weeks) == 1


@pytest.mark.slack_objects("the account is closed")
async def test_a_closed_account_ends_quietly(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    sandbox.faults.add("error", method="chat.postMessage", error="account_inactive")

    sandbox.clock.set_to(MONDAY)

    async def noted() -> list[WeeklyDigest]:
        return [digest for digest in await rows(coach, WeeklyDigest) if digest.sent_at]

    (digest,) = await eventually(noted)
    assert digest.message_ts == ""
