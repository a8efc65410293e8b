"""A reminder comes at nine in the morning where the person is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import Reminder
from tests.scenarios.asking import CHAMPION, PROMOTED
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown, whispered

REMINDER = "You asked me to remind you"
FRIDAY = datetime(2026, 11, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def it_is_friday_afternoon(sandbox: Sandbox) -> None:
    sandbox.clock.set_to(FRIDAY)


async def until_reminder(program: Program) -> Reminder:
    async def look() -> list[Reminder]:
        return await rows(program, Reminder)

    return (await eventually(look))[0]


@pytest.mark.parametrize(
    ("name", "choice", "due"),
    [
        ("riya", "Tomorrow at 9:00", datetime(2026, 11, 21, 9)),
        ("riya", "In 3 days", datetime(2026, 11, 23, 9)),
        ("tom", "Next Monday", datetime(2026, 11, 23, 9)),
        ("ana", "In 2 weeks", datetime(2026, 12, 4, 9)),
    ],
)
async def test_it_is_promised_for_nine_in_the_persons_own_morning(
    sandbox: Sandbox, coach: Program, name: str, choice: str, due: datetime
) -> None:
    person = sandbox.as_person(name)
    await person.says(PROMOTED)
    answer = await shown(sandbox, name, "Do this")

    await person.clicks(choice, on=answer)

    words = f"I'll remind you here on {due:%A} {due.day} {due:%B} at 09:00, your time."
    assert await whispered(sandbox, name, name, words)
    reminder = await until_reminder(coach)
    zone = ZoneInfo(sandbox.team.people[person.id].tz)
    assert reminder.due_at.astimezone(zone).replace(tzinfo=None) == due


async def test_it_comes_when_its_hour_comes_and_not_before(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    answer = await shown(sandbox, "riya", "Do this")
    await riya.clicks("Tomorrow at 9:00", on=answer)
    await until_reminder(coach)

    sandbox.clock.set_to(datetime(2026, 11, 21, 8, 59, 50, tzinfo=UTC))
    await coach.runner.claim_due()
    await at_rest(coach)
    assert not messages_with(sandbox, "riya", REMINDER)
    sandbox.clock.advance(seconds=10)
    await coach.runner.claim_due()

    reminder = await shown(sandbox, "riya", REMINDER)
    assert reminder.thread_ts == answer.thread_ts
    assert reminder.shows("*Champion promoted at Acme Corp*. Start with: Congratulate Dana.")

    async def sent_at() -> datetime | None:
        return (await rows(coach, Reminder))[0].sent_at

    assert await eventually(sent_at)


async def test_the_same_day_twice_is_one_reminder(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    answer = await shown(sandbox, "riya", "Do this")
    await riya.clicks("Tomorrow at 9:00", on=answer)
    await until_reminder(coach)

    await riya.clicks("Tomorrow at 9:00", on=answer)

    notes = sandbox.direct_message_with("riya").id
    await sandbox.until(lambda: len(sandbox.ephemerals(notes, "riya")) == 2)
    assert len(await rows(coach, Reminder)) == 1


async def test_a_reminder_can_be_put_off_and_has_the_first_draft(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    answer = await shown(sandbox, "riya", "Do this")
    await riya.clicks("Tomorrow at 9:00", on=answer)
    await until_reminder(coach)
    sandbox.clock.advance(days=1)
    await coach.runner.claim_due()
    reminder = await shown(sandbox, "riya", REMINDER)

    await riya.clicks("In 3 days", on=reminder)
    await whispered(sandbox, "riya", "riya", "Tuesday 24 November at 09:00")
    await riya.clicks("Draft congratulations", on=reminder)

    assert await shown(sandbox, "riya", "Hi Dana,")
    sandbox.clock.advance(days=3)
    await coach.runner.claim_due()
    await shown(sandbox, "riya", REMINDER, times=2)


async def test_a_reminder_of_a_deleted_question_does_not_come(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    answer = await shown(sandbox, "riya", "Do this")
    await riya.clicks("Tomorrow at 9:00", on=answer)
    await until_reminder(coach)
    await at_rest(coach)
    await riya.deletes(sandbox.direct_message_with("riya").thread(ts).root)

    async def gone() -> bool:
        return not await rows(coach, Reminder)

    await eventually(gone)
    await at_rest(coach)
    sandbox.clock.advance(days=1)
    await coach.runner.claim_due()
    await at_rest(coach)
    assert not messages_with(sandbox, "riya", REMINDER)


async def test_an_hour_that_does_not_exist_that_night_moves_nothing(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(datetime(2027, 3, 27, 12, tzinfo=UTC))
    riya = sandbox.as_person("riya")
    await riya.says(PROMOTED)
    answer = await shown(sandbox, "riya", "Do this")

    await riya.clicks("Tomorrow at 9:00", on=answer)

    reminder = await until_reminder(coach)
    assert reminder.due_at - datetime(2027, 3, 27, 9, tzinfo=UTC) == timedelta(hours=23)
