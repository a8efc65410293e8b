""" "Undo" after an emoji on the digest, and after words about the week."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import WeeklyPlan
from tests.scenarios.seeing import rows, shown
from tests.scenarios.weekly import until_noted


@pytest.mark.parametrize(
    ("emoji", "meaning"), [("white_check_mark", "did_it"), ("trophy", "worked"), ("zzz", "later")]
)
async def test_of_an_emoji_it_says_that_it_comes_off(
    sandbox: Sandbox, coach: Program, digest: SeenMessage, emoji: str, meaning: str
) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts(emoji, to=digest)
    await until_noted(coach, meaning)

    await riya.says("undo")

    await shown(sandbox, "riya", "Take your emoji off the digest, and what it did is undone.")


async def test_of_an_emoji_that_is_off_nothing_is_left_to_undo(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts("zzz", to=digest)
    await until_noted(coach, "later")
    await riya.takes_back_reaction("zzz", to=digest)
    await until_noted(coach)

    await riya.says("undo")

    await shown(sandbox, "riya", "There is nothing to undo")


async def test_the_last_words_about_the_week_are_taken_back_alone(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach week")
    await shown(sandbox, "riya", "0 of 9 done")
    await riya.says("reflection: two good calls")
    await shown(sandbox, "riya", "Kept under your plan.")
    await riya.says("reflection: and one that was not")
    await shown(sandbox, "riya", "Kept under your plan.", times=2)

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. What you said of the week is as it was before.")
    assert [plan.reflection for plan in await rows(coach, WeeklyPlan)] == ["two good calls"]
