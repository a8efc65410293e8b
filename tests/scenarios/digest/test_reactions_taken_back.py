"""An emoji taken away takes back what was asked because of it, and what was answered."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Focus, Rating
from tests.scenarios.asking import PROMOTED
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown
from tests.scenarios.weekly import (
    MONDAY,
    TITLE,
    kept_digest,
    settled,
    until_meant,
    until_noted,
)

WORKED, WHY, STOP = "With which account?", "What was off about this week", "Shall I stop"


@pytest.mark.parametrize(("emoji", "question"), [("trophy", WORKED), ("-1", WHY), ("no_bell", STOP)])
async def test_the_question_is_taken_back_and_asked_again_with_its_emoji(
    sandbox: Sandbox, coach: Program, digest: SeenMessage, emoji: str, question: str
) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts(emoji, to=digest)
    asked = await shown(sandbox, "riya", question)

    await riya.takes_back_reaction(emoji, to=digest)
    struck = await shown(sandbox, "riya", "Taken back.")
    await at_rest(coach)
    left = messages_with(sandbox, "riya", question)
    await riya.reacts(emoji, to=digest)
    again = await shown(sandbox, "riya", question)

    assert (struck.ts, struck.buttons, left) == (asked.ts, [], [])
    assert again.ts == asked.ts
    assert [each.text for each in again.buttons] == [each.text for each in asked.buttons]


async def test_another_emoji_that_says_the_same_keeps_the_question(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts("trophy", to=digest)
    await shown(sandbox, "riya", WORKED)
    await riya.reacts("tada", to=digest)
    await until_noted(coach, "worked", "worked")

    await riya.takes_back_reaction("trophy", to=digest)
    await until_noted(coach, "worked")

    assert len(messages_with(sandbox, "riya", WORKED)) == 1
    assert not messages_with(sandbox, "riya", "Taken back.")
    assert [focus.outcome for focus in await rows(coach, Focus)] == ["success"]


async def test_a_question_still_on_its_way_is_taken_back_when_it_is_there(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    sandbox.faults.add("ratelimited", method="chat.postMessage", seconds=20)
    await riya.reacts("trophy", to=digest)
    await until_noted(coach, "worked")

    await riya.takes_back_reaction("trophy", to=digest)
    await until_noted(coach)
    sandbox.faults.clear()
    sandbox.clock.advance(seconds=31)

    async def is_over() -> bool:
        sandbox.clock.advance(seconds=6)
        return bool(messages_with(sandbox, "riya", "Taken back."))

    assert await eventually(is_over)
    assert not messages_with(sandbox, "riya", WORKED)


async def test_a_thumb_taken_away_takes_the_reason_with_it(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts("-1", to=digest)
    question = await shown(sandbox, "riya", WHY)
    await riya.clicks("Wrong moment for it", on=question)
    await shown(sandbox, "riya", "Noted: wrong moment for it")

    await riya.takes_back_reaction("-1", to=digest)
    await shown(sandbox, "riya", "Taken back.")

    assert "not_useful" not in (await kept_digest(coach)).payload
    assert not messages_with(sandbox, "riya", "Noted: wrong moment for it")


async def test_a_stop_taken_back_turns_the_week_on_again(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts("no_bell", to=digest)
    await riya.clicks("Stop both", on=await shown(sandbox, "riya", STOP))
    await shown(sandbox, "riya", "are off")

    await riya.takes_back_reaction("no_bell", to=digest)
    await shown(sandbox, "riya", "Taken back: the weekly digest and Friday's question are on.")
    await at_rest(coach)
    sandbox.clock.set_to(MONDAY)
    sandbox.clock.advance(days=7)

    await shown(sandbox, "riya", TITLE, times=2)


async def test_a_stop_can_be_undone_in_words_too(sandbox: Sandbox, coach: Program, digest: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts("no_bell", to=digest)
    await riya.clicks("Stop both", on=await shown(sandbox, "riya", STOP))
    await shown(sandbox, "riya", "are off")

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. Your settings are as they were before.")


async def disliked(sandbox: Sandbox, program: Program) -> tuple[SeenMessage, SeenMessage]:
    """Advice with Riya's thumb down on it, and the question that is asked because of it."""
    await settled(sandbox, program)
    riya = sandbox.as_person("riya")
    await riya.says(PROMOTED)
    answer = await shown(sandbox, "riya", "Do this")
    await at_rest(program)
    await riya.reacts("-1", to=answer)
    return answer, await shown(sandbox, "riya", "What was off?")


async def test_a_thumb_down_on_advice_taken_away_takes_its_question_back(sandbox: Sandbox, coach: Program) -> None:
    answer, question = await disliked(sandbox, coach)
    riya = sandbox.as_person("riya")
    rated = [rating.is_helpful for rating in await rows(coach, Rating)]

    await riya.takes_back_reaction("-1", to=answer)
    struck = await shown(sandbox, "riya", "Taken back.")

    async def gone() -> bool:
        return not await rows(coach, Rating)

    assert rated == [False]
    assert struck.ts == question.ts
    assert await eventually(gone)


async def test_a_thumb_up_after_a_thumb_down_takes_the_question_back(sandbox: Sandbox, coach: Program) -> None:
    answer, _ = await disliked(sandbox, coach)

    await sandbox.as_person("riya").reacts("+1", to=answer)

    await shown(sandbox, "riya", "Taken back.")
    assert [rating.is_helpful for rating in await rows(coach, Rating)] == [True]


async def test_an_emoji_put_back_while_its_question_is_taken_back_keeps_it(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts("trophy", to=digest)
    await shown(sandbox, "riya", WORKED)
    slow = sandbox.faults.add("slow", method="chat.update", seconds=60)

    await riya.takes_back_reaction("trophy", to=digest)
    await sandbox.until(lambda: not sandbox.faults.waiting)  # it is being taken back
    await riya.reacts("trophy", to=digest)
    await until_meant(coach, "worked")
    slow.over.set()

    await sandbox.until(lambda: len(sandbox.calls("chat.update")) == 2)
    await at_rest(coach)
    assert messages_with(sandbox, "riya", WORKED)
    assert not messages_with(sandbox, "riya", "Taken back.")
