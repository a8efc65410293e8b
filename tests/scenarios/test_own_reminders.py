"""A reminder in one's own words: said again in its thread when its moment comes."""

from datetime import UTC, datetime

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import Message, Reminder
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown, whispered

REMINDER = "You asked me on Friday 20 November:"
FRIDAY = datetime(2026, 11, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def it_is_friday_afternoon(sandbox: Sandbox) -> None:
    sandbox.clock.set_to(FRIDAY)


async def when_due(sandbox: Sandbox, coach: Program) -> None:
    await at_rest(coach)
    sandbox.clock.advance(days=7)
    await coach.runner.claim_due()


async def nothing_is_kept(coach: Program) -> bool:
    return not await rows(coach, Message)


async def test_it_comes_in_its_thread_with_the_words(sandbox: Sandbox, coach: Program) -> None:
    ts = await sandbox.as_person("riya").says("remind me to call <Dana> tomorrow at 3pm")
    promised = await shown(sandbox, "riya", "I'll remind you here on Saturday 21 November at 15:00, your time.")
    await at_rest(coach)
    assert not messages_with(sandbox, "riya", REMINDER)

    await when_due(sandbox, coach)

    reminder = await shown(sandbox, "riya", REMINDER)
    assert reminder.shows("remind me to call <Dana> tomorrow at 3pm")
    assert promised.thread_ts == reminder.thread_ts == ts


async def test_under_advice_it_is_of_what_the_words_name(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    await shown(sandbox, "riya", PLAN)

    await riya.says("remind me tomorrow to call Dana", thread=ts)
    await shown(sandbox, "riya", "I'll remind you here on Saturday 21 November at 09:00")
    await when_due(sandbox, coach)

    assert (await shown(sandbox, "riya", REMINDER)).shows("to call Dana")


async def test_under_questions_back_it_is_of_the_words(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("best font for slides?")
    await shown(sandbox, "riya", "I need a little more to go on")

    await riya.says("remind me tomorrow", thread=ts)
    await shown(sandbox, "riya", "I'll remind you here on Saturday 21 November at 09:00")
    await when_due(sandbox, coach)

    assert (await shown(sandbox, "riya", REMINDER)).thread_ts == ts


async def test_without_a_moment_it_asks_for_one(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says("remind me to call Dana")

    assert await shown(sandbox, "riya", "When? Say a day or a time")


async def test_the_moment_may_be_said_in_the_thread(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("remind me to call Dana")
    await shown(sandbox, "riya", "When? Say a day or a time")

    await riya.says("tomorrow at 10", thread=ts)
    await shown(sandbox, "riya", "I'll remind you here on Saturday 21 November at 10:00")
    await when_due(sandbox, coach)

    assert (await shown(sandbox, "riya", REMINDER)).shows("remind me to call Dana tomorrow at 10")


async def test_a_request_deleted_meanwhile_waits_for_no_moment(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("Hello")
    await at_rest(coach)
    request = await riya.says("remind me to call Dana", thread=ts)
    await shown(sandbox, "riya", "When? Say a day or a time")
    await riya.deletes(next(each for each in sandbox.direct_message_with("riya").messages if each.ts == request))
    await at_rest(coach)

    await riya.says("tomorrow at 10", thread=ts)
    await at_rest(coach)

    assert not messages_with(sandbox, "riya", "I'll remind you")


async def test_the_moment_of_one_of_advice_too(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    await shown(sandbox, "riya", PLAN)
    await riya.says("remind me please", thread=ts)
    await shown(sandbox, "riya", "When? Say a day or a time")

    await riya.says("tomorrow", thread=ts)
    await shown(sandbox, "riya", "I'll remind you here on Saturday 21 November at 09:00")
    await when_due(sandbox, coach)

    await shown(sandbox, "riya", "Champion promoted at Acme Corp*. Start with")
    await riya.says("yes please", thread=ts)
    await shown(sandbox, "riya", "Congratulations on the new role")


async def test_another_answer_than_a_moment_is_a_message_like_any_other(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("remind me to call Dana")
    await shown(sandbox, "riya", "When? Say a day or a time")

    await riya.says("my champion was promoted, how do I handle it?", thread=ts)

    await shown(sandbox, "riya", "Congratulate")


async def test_an_edit_moves_it(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("remind me tomorrow to call Dana")
    await shown(sandbox, "riya", "I'll remind you here on Saturday 21 November at 09:00")
    await at_rest(coach)

    await riya.edits(
        sandbox.direct_message_with("riya").thread(ts).root, "remind me on Monday at 2pm to call Dana"
    )
    await shown(sandbox, "riya", "I'll remind you here on Monday 23 November at 14:00")
    await when_due(sandbox, coach)

    assert (await shown(sandbox, "riya", REMINDER)).shows("on Monday at 2pm to call Dana")
    assert not messages_with(sandbox, "riya", "You changed your message")


async def test_what_repeats_or_waits_for_something_is_not_promised(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await riya.says("remind me to order flour every monday")

    await shown(sandbox, "riya", "I remind you once, at a moment you name")


@pytest.mark.parametrize("words", ["cancel all reminders", "stop reminding me", "Please don't remind me of that."])
async def test_it_is_taken_back_in_many_words(sandbox: Sandbox, coach: Program, words: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("remind me to call Dana tomorrow")
    await shown(sandbox, "riya", "I'll remind you")

    await riya.says(words)

    await shown(sandbox, "riya", "I will not remind you of it.")


@pytest.mark.parametrize("is_in_thread", [True, False])
async def test_it_is_taken_back_in_its_thread_or_with_all_others(
    sandbox: Sandbox, coach: Program, is_in_thread: bool
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("remind me to call Dana tomorrow")
    await shown(sandbox, "riya", "I'll remind you")

    await riya.says("cancel the reminder", thread=ts if is_in_thread else None)
    await shown(sandbox, "riya", "I will not remind you of it.")
    await when_due(sandbox, coach)

    await riya.says("cancel the reminder")
    await shown(sandbox, "riya", "There is no reminder to take back.")
    assert not messages_with(sandbox, "riya", REMINDER)


async def test_one_of_advice_is_taken_back_and_asked_for_again(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    await shown(sandbox, "riya", PLAN)
    await riya.says("remind me tomorrow", thread=ts)
    await shown(sandbox, "riya", "I'll remind you")
    await riya.says("cancel the reminder", thread=ts)
    await shown(sandbox, "riya", "I will not remind you of it.")
    assert not await rows(coach, Reminder)

    await riya.says("please remind me tomorrow", thread=ts)
    await shown(sandbox, "riya", "I'll remind you", times=2)
    await when_due(sandbox, coach)

    await shown(sandbox, "riya", "Champion promoted at Acme Corp*. Start with")


async def test_those_to_come_are_listed(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("remind me to call <Dana> in three days at 3pm")
    await shown(sandbox, "riya", "I'll remind you")
    ts = await riya.says(CHAMPION)
    await shown(sandbox, "riya", PLAN)
    await riya.says("remind me tomorrow", thread=ts)
    await shown(sandbox, "riya", "I'll remind you", times=2)

    await riya.says("what reminders do I have?")

    listed = await shown(sandbox, "riya", "Your reminders")
    assert listed.shows(
        "• Sat 21 Nov, 09:00 — Champion promoted at Acme Corp\n• Mon 23 Nov, 15:00 — remind me to call"
    )


async def test_a_deleted_message_reminds_nobody(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("remind me to call Dana tomorrow")
    await shown(sandbox, "riya", "I'll remind you")
    await at_rest(coach)

    await riya.deletes(sandbox.direct_message_with("riya").thread(ts).root)
    await eventually(lambda: nothing_is_kept(coach))
    await when_due(sandbox, coach)

    await at_rest(coach)
    assert not messages_with(sandbox, "riya", REMINDER)


async def test_a_message_deleted_later_takes_the_reminder_along(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("remind me to call Dana tomorrow")
    await shown(sandbox, "riya", "I'll remind you")
    await when_due(sandbox, coach)
    await shown(sandbox, "riya", REMINDER)
    await at_rest(coach)

    await riya.deletes(sandbox.direct_message_with("riya").thread(ts).root)

    await sandbox.until(lambda: not messages_with(sandbox, "riya", REMINDER))


async def test_elsewhere_it_says_where_to_ask_for_it(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach remind me to call Dana tomorrow", channel="general")
    await riya.mentions("remind me to call Dana tomorrow", channel="customers")

    assert await whispered(sandbox, "general", "riya", "Write that to me in our direct messages")
    assert await shown(sandbox, "customers", "Say it again in our direct messages.")
