""" "Undo" in words puts back whatever somebody changed last."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Focus, Person, PlanTask, Reminder
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.saving import saves
from tests.scenarios.seeing import eventually, messages_with, modal, rows, shown


@pytest.mark.parametrize(
    "words",
    ["pause two weeks", "pause", "stop", "stop please", "mute", "be quiet until Monday", "no messages today"],
)
async def test_quiet_is_taken_back(sandbox: Sandbox, coach: Program, words: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(words)
    await shown(sandbox, "riya", "I will not write first")

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. I may write first again.")
    (person,) = await rows(coach, Person)
    assert person.preferences["paused_until"] == ""


@pytest.mark.parametrize("words", ["resume", "unpause", "start messaging me", "I'm back"])
async def test_the_end_of_quiet_is_taken_back(sandbox: Sandbox, coach: Program, words: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("pause two weeks")
    await shown(sandbox, "riya", "I will not write first")
    (before,) = await rows(coach, Person)
    await riya.says(words)
    await shown(sandbox, "riya", "Welcome back")

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. I stay quiet as before.")
    (person,) = await rows(coach, Person)
    assert person.preferences["paused_until"] == before.preferences["paused_until"]


WORDS = "When I hear a worry, I will ask one question first."


async def find_current_focus(program: Program) -> Focus | None:
    return next((focus for focus in await rows(program, Focus) if focus.ended_on is None), None)


async def chooses_own_focus(sandbox: Sandbox) -> None:
    await sandbox.as_person("riya").types("/coach change my focus")
    await modal(sandbox, "riya")
    assert await sandbox.as_person("riya").submits({"focus": "own", "when_then": WORDS}) is None
    await shown(sandbox, "riya", f"Your focus now: {WORDS}")


async def test_another_focus_is_taken_back(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    before = await find_current_focus(coach)
    await chooses_own_focus(sandbox)

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. Your focus is what it was before.")
    now = await find_current_focus(coach)
    assert before
    assert now
    assert (now.id, now.title) == (before.id, before.title)


async def test_the_first_focus_is_taken_back_too(sandbox: Sandbox, coach: Program) -> None:
    await chooses_own_focus(sandbox)

    await sandbox.as_person("riya").says("undo")

    await shown(sandbox, "riya", "Undone. Your focus is what it was before.")
    assert await rows(coach, Focus) == []


async def test_a_reminder_is_taken_back(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("remind me to call Dana in two hours")
    await shown(sandbox, "riya", "I'll remind you here")

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. I will not remind you of it.")
    await riya.says("my reminders")
    await shown(sandbox, "riya", "You have no reminder open.")


async def test_a_reminder_of_advice_is_taken_back_alone(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    await shown(sandbox, "riya", PLAN)
    await riya.says("remind me tomorrow", thread=ts)
    await shown(sandbox, "riya", "I'll remind you here")
    await riya.says("remind me in two weeks", thread=ts)
    await shown(sandbox, "riya", "I'll remind you here", times=2)

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. I will not remind you of it.")
    assert len(await rows(coach, Reminder)) == 1


async def open_tasks(program: Program) -> list[str]:
    return [task.text for task in await rows(program, PlanTask) if task.done_at is None]


async def test_a_new_plan_is_taken_back_and_nothing_before_it(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach week")
    plan = await shown(sandbox, "riya", "0 of 9 done")
    await riya.says("done with 2")
    await shown(sandbox, "riya", "✅ 2.")
    before = await open_tasks(coach)
    await riya.clicks("New plan", on=plan)
    renewed = await eventually(lambda: changed_tasks(coach, before))

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. Your plan has the tasks from before")
    assert len(renewed) == 8
    assert await open_tasks(coach) == before
    assert await sandbox.until(lambda: plan_message(sandbox).shows(before[0]))
    assert plan_message(sandbox).shows("1 of 9 done")


async def changed_tasks(program: Program, before: list[str]) -> list[str]:
    now = await open_tasks(program)
    return now if now != before else []


def plan_message(sandbox: Sandbox) -> SeenMessage:
    return messages_with(sandbox, "riya", "Theme")[-1]
