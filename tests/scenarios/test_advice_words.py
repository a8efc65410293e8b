"""What the buttons under advice do, said in words in its thread."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Rating, Reminder
from tests.scenarios.seeing import at_rest, messages_with, rows, shown


@pytest.fixture
def thread(plan: SeenMessage) -> str:
    """The thread in which Riya was given a plan."""
    assert plan.thread_ts
    return plan.thread_ts


@pytest.mark.parametrize(
    "words",
    [
        "remind me tomorrow",
        "Remind me in 3 days",
        "remind me next Monday",
        "please remind me of it in two weeks.",
        "remind me about this on Thursday at 3pm",
        "can you remind me next week?",
        "Remind me in 2 hours",
        "set a reminder for tomorrow",
        "ping me on Thursday morning",
    ],
)
async def test_a_reminder_is_promised_in_the_thread(
    sandbox: Sandbox, coach: Program, thread: str, words: str
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(words, thread=thread)

    assert (await shown(sandbox, "riya", "I'll remind you here on")).thread_ts == thread
    assert len(await rows(coach, Reminder)) == 1


async def test_a_reminder_without_a_day_asks_for_one(sandbox: Sandbox, coach: Program, thread: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("remind me about this", thread=thread)

    assert await shown(sandbox, "riya", "When? Say a day or a time")
    assert await rows(coach, Reminder) == []


@pytest.mark.parametrize("words", ["👍", "shorter please", "but why?", "tell me more"])
async def test_what_goes_on_from_an_answer_is_asked_into_its_thread(
    sandbox: Sandbox, coach: Program, words: str
) -> None:
    await sandbox.as_person("riya").says(words)

    assert await shown(sandbox, "riya", "Say that in the thread of the answer you mean")


@pytest.mark.parametrize("words", ["I don't like this plan, make me another", "another plan please"])
async def test_another_plan_under_advice_is_a_second_opinion(
    sandbox: Sandbox, coach: Program, thread: str, words: str
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(words, thread=thread)

    assert await shown(sandbox, "riya", "Another way to see it")
    assert not messages_with(sandbox, "riya", "of 9 done")


@pytest.mark.parametrize("words", ["did the second one", "✅ 2"])
async def test_a_number_under_advice_ticks_nothing_of_the_week(
    sandbox: Sandbox, coach: Program, thread: str, words: str
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(words, thread=thread)
    await shown(sandbox, "riya", "For your weekly plan say *task 2 done*.")
    await riya.says("task 2 done", thread=thread)

    assert await shown(sandbox, "riya", "1 of 9 done")


async def test_more_is_told_once(sandbox: Sandbox, coach: Program, thread: str) -> None:
    riya = sandbox.as_person("riya")
    sandbox.faults.add("duplicate", event="message")
    await riya.says("Tell me more", thread=thread)
    assert await shown(sandbox, "riya", "Here is what my library says on that.")
    await at_rest(coach)
    assert not messages_with(sandbox, "riya", "That is already in this thread.")

    await riya.says("tell me more please", thread=thread)

    assert await shown(sandbox, "riya", "That is already in this thread.")


async def test_a_second_opinion_can_be_asked_for(sandbox: Sandbox, coach: Program, thread: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("Second opinion?", thread=thread)

    assert await shown(sandbox, "riya", "Another way to see it")


@pytest.mark.parametrize("words", ["not helpful", "That didn’t help!", "useless"])
async def test_no_help_is_a_thumb_down(sandbox: Sandbox, coach: Program, thread: str, words: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(words, thread=thread)

    line = await shown(sandbox, "riya", "Sorry it did not help.")
    assert line.buttons
    assert [rating.is_helpful for rating in await rows(coach, Rating)] == [False]


async def test_a_yes_after_the_draft_is_told_that_it_is_there(
    sandbox: Sandbox, coach: Program, thread: str
) -> None:
    riya = sandbox.as_person("riya")
    sandbox.faults.add("duplicate", event="message")
    await riya.says("yes please", thread=thread)
    await shown(sandbox, "riya", "I send nothing")
    await at_rest(coach)
    assert not messages_with(sandbox, "riya", "That is already in this thread.")

    await riya.says("Yes please!", thread=thread)

    assert await shown(sandbox, "riya", "That is already in this thread.")
