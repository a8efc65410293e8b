"""One digest a week for whoever crosses the date line, sleeps over it, pauses, leaves and comes back."""

from datetime import UTC, datetime, timedelta

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem, WeeklyDigest
from tests.scenarios.seeing import at_rest, caught_up, eventually, messages_with, rows, shown
from tests.scenarios.weekly import MONDAY, TITLE, change_person, settled, until_next_is_after, wakes

TUESDAY = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)


async def is_composed(program: Program) -> bool:
    return bool(await rows(program, WeeklyDigest))


async def sleeps_over_it(sandbox: Sandbox, program: Program) -> None:
    """Riya has Monday's digest and wants it again on Tuesday."""
    digest = await shown(sandbox, "riya", TITLE)
    await at_rest(program)
    await sandbox.as_person("riya").reacts("zzz", to=digest)

    async def is_promised() -> bool:
        return any(item.kind == "digest_again" for item in await rows(program, AgendaItem))

    await eventually(is_promised)


async def test_flying_east_over_the_date_line_after_it_was_composed(sandbox: Sandbox, coach: Program) -> None:
    """Auckland's Sunday evening is Honolulu's Saturday: it is sent on Honolulu's Monday morning."""
    riya = await settled(sandbox, coach, timezone="Pacific/Auckland")
    sandbox.clock.set_to(datetime(2026, 11, 22, 8, tzinfo=UTC))
    await eventually(lambda: is_composed(coach))

    await change_person(coach, riya, timezone="Pacific/Honolulu")
    sandbox.clock.set_to(datetime(2026, 11, 22, 19, 31, tzinfo=UTC))
    await caught_up(coach)
    early = messages_with(sandbox, "riya", TITLE)
    sandbox.clock.set_to(datetime(2026, 11, 23, 18, 31, tzinfo=UTC))
    await shown(sandbox, "riya", TITLE)
    await until_next_is_after(coach, datetime(2026, 11, 29, tzinfo=UTC))

    assert not early
    assert len(await rows(coach, WeeklyDigest)) == 1


async def test_flying_west_over_the_date_line_after_it_was_composed(sandbox: Sandbox, coach: Program) -> None:
    """Honolulu's Sunday evening is Auckland's Monday afternoon: it is late there, and comes at once."""
    riya = await settled(sandbox, coach, timezone="Pacific/Honolulu")
    sandbox.clock.set_to(datetime(2026, 11, 23, 4, 4, tzinfo=UTC))
    await eventually(lambda: is_composed(coach))

    await change_person(coach, riya, timezone="Pacific/Auckland")
    await shown(sandbox, "riya", TITLE)
    sandbox.clock.set_to(datetime(2026, 11, 23, 18, 31, tzinfo=UTC))
    await until_next_is_after(coach, datetime(2026, 11, 28, tzinfo=UTC))

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_a_pause_after_sleeping_over_it_is_kept(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    sandbox.clock.set_to(MONDAY)
    await sleeps_over_it(sandbox, coach)

    await sandbox.as_person("riya").says("pause for a week")
    await shown(sandbox, "riya", "I will not write first until")
    sandbox.clock.set_to(TUESDAY)
    await caught_up(coach)

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_paused_and_resumed_before_tuesday_it_comes_again(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    sandbox.clock.set_to(MONDAY)
    await sleeps_over_it(sandbox, coach)

    await sandbox.as_person("riya").says("pause for a week")
    await shown(sandbox, "riya", "I will not write first until")
    await sandbox.as_person("riya").says("resume")
    await shown(sandbox, "riya", "Welcome back.")
    sandbox.clock.set_to(TUESDAY)

    assert await shown(sandbox, "riya", TITLE, times=2)


async def test_slept_over_for_days_it_is_not_sent_again(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    sandbox.clock.set_to(MONDAY)
    await sleeps_over_it(sandbox, coach)

    sandbox.clock.set_to(TUESDAY + timedelta(days=1))
    await caught_up(coach)

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_whoever_comes_back_gets_the_next_one_and_none_of_before(sandbox: Sandbox, coach: Program) -> None:
    riya = await settled(sandbox, coach)
    await change_person(coach, riya, is_deleted=True)
    sandbox.clock.set_to(MONDAY + timedelta(days=1))
    await caught_up(coach)

    await change_person(coach, riya, is_deleted=False)
    due = await wakes(coach)
    sandbox.clock.set_to(MONDAY + timedelta(days=7))
    await shown(sandbox, "riya", TITLE)

    assert due
    assert due > MONDAY + timedelta(days=5)
    assert len(messages_with(sandbox, "riya", TITLE)) == 1
