"""The focus is changed whenever somebody says so, not only on Mondays."""

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import Focus
from tests.scenarios.saving import saves
from tests.scenarios.seeing import modal, rows, shown

WORDS = "When I hear a worry, I will ask one question first."


@pytest.mark.parametrize(
    "words", ["what's my focus?", "change my focus", "I want another focus pls", "set my focus to closing"]
)
async def test_words_bring_the_button_that_opens_the_choice(sandbox: Sandbox, coach: Program, words: str) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")

    await riya.says(words)
    answer = await shown(sandbox, "riya", "Your focus:")
    await riya.clicks("Change focus", on=answer)
    await modal(sandbox, "riya")
    assert await riya.submits({"focus": "own", "when_then": WORDS}) is None

    assert await shown(sandbox, "riya", f"Your focus now: {WORDS}")
    (focus,) = (focus for focus in await rows(coach, Focus) if focus.ended_on is None)
    assert (focus.when_then, focus.chosen_by) == (WORDS, "person")


async def test_without_a_focus_one_is_offered(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says("change my focus")

    answer = await shown(sandbox, "riya", "You have no focus yet.")
    assert answer.shows("Choose a focus")


async def test_the_command_opens_the_choice_at_once(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")

    await riya.types("/coach change my focus")

    assert await modal(sandbox, "riya")


async def test_own_words_count_also_where_the_choice_was_left_as_it_was(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await riya.types("/coach change my focus")
    await modal(sandbox, "riya")

    assert await riya.submits({"focus": "keep", "when_then": WORDS}) is None

    assert await shown(sandbox, "riya", f"Your focus now: {WORDS}")


async def test_own_words_without_any_are_refused(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach new focus")
    await modal(sandbox, "riya")

    assert await riya.submits({"focus": "own"})

    assert not await rows(coach, Focus)
