"""Quiet in people's own words: for how long, until when, and back again."""

from datetime import UTC, datetime

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem, Person
from tests.scenarios.saving import saves
from tests.scenarios.seeing import rows, shown


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("pause two weeks", 14),
        ("pause for a couple of weeks", 14),
        ("snooze for 3 days", 3),
        ("pause a fortnight", 14),
        ("pause for a week please", 7),
        ("pls pause 2 wks 🙏", 14),
        ("mute for a few days", 3),
        ("can you be quiet for twelve days?", 12),
        ("I'm on vacation for 3 weeks", 21),
        ("stop", 3650),
    ],
)
async def test_quiet_lasts_as_long_as_was_said(sandbox: Sandbox, coach: Program, words: str, days: int) -> None:
    before = coach.deps.now()

    await sandbox.as_person("riya").says(words)

    await shown(sandbox, "riya", "I will not write first")
    (person,) = await rows(coach, Person)
    until = datetime.fromisoformat(person.preferences["paused_until"])
    assert round((until - before).total_seconds() / 86400) == days


async def test_quiet_until_a_day_ends_as_that_day_begins(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(datetime(2026, 11, 20, 10, tzinfo=UTC))

    await sandbox.as_person("riya").says("pause until 5 January")

    await shown(sandbox, "riya", "I will not write first until Tuesday 5 January.")
    (person,) = await rows(coach, Person)
    assert person.preferences["paused_until"] == "2027-01-05T00:00:00+00:00"


@pytest.mark.parametrize(
    "words",
    [
        "I'm on holiday until 5 January, please don't message me",
        "no messages till 5.1.",
        "be quiet until 2027-01-05 pls",
        "snooze till Jan 5",
    ],
)
async def test_quiet_until_a_day_can_be_said_in_many_ways(sandbox: Sandbox, coach: Program, words: str) -> None:
    sandbox.clock.set_to(datetime(2026, 11, 20, 10, tzinfo=UTC))

    await sandbox.as_person("riya").says(words)

    await shown(sandbox, "riya", "I will not write first until Tuesday 5 January.")
    (person,) = await rows(coach, Person)
    assert person.preferences["paused_until"] == "2027-01-05T00:00:00+00:00"


async def test_away_next_week_means_until_it_is_over(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(datetime(2026, 11, 20, 10, tzinfo=UTC))

    await sandbox.as_person("riya").says("I'm off next week")

    assert await shown(sandbox, "riya", "I will not write first until Monday 30 November.")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("no messages today", "Saturday 21 November"),
        ("I'm off tomorrow", "Sunday 22 November"),
        ("no messages this week please", "Monday 23 November"),
        ("pause for the rest of the week", "Monday 23 November"),
        ("quiet until next week", "Monday 23 November"),
        ("I'm off next week", "Monday 30 November"),
        ("silence until January", "Friday 1 January"),
        ("pause until new year", "Friday 1 January"),
        ("pause until the end of the month", "Tuesday 1 December"),
    ],
)
async def test_a_stretch_of_time_ends_with_the_morning_after_it(
    sandbox: Sandbox, coach: Program, words: str, day: str
) -> None:
    sandbox.clock.set_to(datetime(2026, 11, 20, 10, tzinfo=UTC))

    await sandbox.as_person("riya").says(words)

    await shown(sandbox, "riya", f"I will not write first until {day}.")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("I'm on vacation from 1 Dec to 14 Dec", "from Tuesday 1 December until Tuesday 15 December."),
        ("from 1 to 14 Dec I'm away", "from Tuesday 1 December until Tuesday 15 December."),
        ("I'm on leave from monday", "from Monday 23 November on."),
    ],
)
async def test_quiet_begins_on_the_day_that_was_said(
    sandbox: Sandbox, coach: Program, words: str, days: str
) -> None:
    sandbox.clock.set_to(datetime(2026, 11, 20, 10, tzinfo=UTC))

    await sandbox.as_person("riya").says(words)

    await shown(sandbox, "riya", f"I will not write first {days}")


@pytest.mark.parametrize("words", ["pause until the cows come home", "pause until 31 February"])
async def test_a_day_that_is_none_changes_nothing(sandbox: Sandbox, coach: Program, words: str) -> None:
    await sandbox.as_person("riya").says(words)

    await shown(sandbox, "riya", "I found no day to come in that")
    (person,) = await rows(coach, Person)
    assert not person.preferences.get("paused_until")


async def test_a_pause_moves_the_week_and_resume_brings_it_back(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")

    async def next_digest() -> datetime | None:
        (row,) = (row for row in await rows(coach, AgendaItem) if row.kind == "digest")
        return row.run_at

    before = await next_digest()

    await riya.says("pause for a month")
    await shown(sandbox, "riya", "I will not write first until")
    paused = await next_digest()
    await riya.says("resume")
    await shown(sandbox, "riya", "Welcome back.")

    assert before
    assert paused
    assert (paused - before).days >= 21
    assert await next_digest() == before


@pytest.mark.parametrize(
    "words", ["I'm back!", "you can write to me again", "start messaging me again please", "unmute"]
)
async def test_whoever_is_back_is_written_to_again(sandbox: Sandbox, coach: Program, words: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("stop")
    await shown(sandbox, "riya", "I will not write first any more.")

    await riya.says(words)

    await shown(sandbox, "riya", "Welcome back.")
    (person,) = await rows(coach, Person)
    assert not person.preferences["paused_until"]
