"""The weekly plan: nine tasks, one plan a week, and whatever is clicked or typed counts once."""

import asyncio

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Focus, PlanTask, WeeklyPlan
from tests.scenarios.seeing import at_rest, eventually, messages_with, modal, rows, shown, whispered

COUNT = "of 9 done"


async def plan_shown(sandbox: Sandbox) -> SeenMessage:
    await sandbox.as_person("riya").types("/coach week")
    return await shown(sandbox, "riya", "0 of 9 done")


def boxes(message: SeenMessage) -> list[str]:
    return [
        option["text"]["text"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "checkboxes"
        for option in element["options"]
    ]


async def test_the_week_is_nine_tasks_in_five_slots(sandbox: Sandbox, coach: Program) -> None:
    plan = await plan_shown(sandbox)

    assert [len(part) for part in _by_block(plan)] == [3, 2, 2, 1, 1]
    assert [box.split(".")[0] for box in boxes(plan)] == [str(place) for place in range(1, 10)]
    assert plan.shows("░░░░░░░░░")
    assert plan.shows("private, not scored")
    assert len(plan.blocks) <= 11, "with what is added it is one more"


async def test_each_slot_stands_right_above_its_own_tasks(sandbox: Sandbox, coach: Program) -> None:
    plan = await plan_shown(sandbox)

    ticks = [place for place, block in enumerate(plan.blocks) if str(block.get("block_id")).startswith("plan:")]

    above = [str(plan.blocks[place - 1]["text"]["text"]).splitlines()[-1] for place in ticks]
    names = [title.split("*")[1] for title in above]
    assert names == ["Craft", "What is around you", "Relationships", "Skill", "Wellbeing"]


async def test_ticking_counts_in_the_same_message(sandbox: Sandbox, coach: Program) -> None:
    plan = await plan_shown(sandbox)
    riya = sandbox.as_person("riya")

    await riya.clicks(boxes(plan)[0], on=plan)
    plan = await shown(sandbox, "riya", "1 of 9 done ▓░░░░░░░░")
    await riya.clicks(boxes(plan)[1], on=plan)
    plan = await shown(sandbox, "riya", "2 of 9 done")
    await riya.clicks(boxes(plan)[0], on=plan)

    assert await shown(sandbox, "riya", "1 of 9 done")
    assert len(messages_with(sandbox, "riya", COUNT)) == 1


async def test_a_tick_is_shown_when_slack_is_back(sandbox: Sandbox, coach: Program) -> None:
    plan = await plan_shown(sandbox)
    await at_rest(coach)
    sandbox.faults.add("http_503", method="chat.update", times=99)

    await sandbox.as_person("riya").clicks(boxes(plan)[0], on=plan)
    await at_rest(coach)
    behind = messages_with(sandbox, "riya", "0 of 9 done")
    sandbox.faults.clear()
    sandbox.clock.advance(seconds=61)

    assert behind
    assert await shown(sandbox, "riya", "1 of 9 done")


async def test_a_tick_can_be_undone_in_words(sandbox: Sandbox, coach: Program) -> None:
    plan = await plan_shown(sandbox)
    riya = sandbox.as_person("riya")
    await riya.clicks(boxes(plan)[0], on=plan)
    await shown(sandbox, "riya", "1 of 9 done")
    await riya.says("done with 2 and 3")
    await shown(sandbox, "riya", "✅ 3.")
    await at_rest(coach)

    await riya.says("undo")
    await shown(sandbox, "riya", "Your plan is ticked as it was before")

    assert [task.place for task in await rows(coach, PlanTask) if task.done_at] == [1]
    assert await sandbox.until(lambda: messages_with(sandbox, "riya", "Theme")[-1].shows("1 of 9 done"))


async def test_two_clicks_at_once_on_one_box_tick_it_once(sandbox: Sandbox, coach: Program) -> None:
    plan = await plan_shown(sandbox)
    riya = sandbox.as_person("riya")

    await asyncio.gather(*(riya.clicks(boxes(plan)[3], on=plan) for _ in range(2)))

    assert await shown(sandbox, "riya", "1 of 9 done")
    await at_rest(coach)
    assert sum(task.done_at is not None for task in await rows(coach, PlanTask)) == 1


async def test_numbers_can_be_typed_and_those_that_are_not_there_are_named(
    sandbox: Sandbox, coach: Program
) -> None:
    await plan_shown(sandbox)

    await sandbox.as_person("riya").types("/coach week done 2 5 12")

    answer = await shown(sandbox, "riya", "There is no task 12: your plan has 1 to 9.")
    assert answer.shows("2 of 9 done")
    assert await shown(sandbox, "riya", "Theme")
    updated = await sandbox.until(lambda: messages_with(sandbox, "riya", "Theme")[-1].shows("2 of 9 done"))
    assert updated


async def test_plain_words_tick_too(sandbox: Sandbox, coach: Program) -> None:
    await plan_shown(sandbox)

    said = await sandbox.as_person("riya").says("done with 3")

    answer = await shown(sandbox, "riya", "✅ 3.")
    assert answer.thread_ts == said
    assert answer.shows("1 of 9 done")


async def test_a_new_plan_keeps_what_is_ticked_and_takes_the_place_of_the_old(
    sandbox: Sandbox, coach: Program
) -> None:
    plan = await plan_shown(sandbox)
    riya = sandbox.as_person("riya")
    before = boxes(plan)
    await riya.clicks(before[4], on=plan)
    plan = await shown(sandbox, "riya", "1 of 9 done")

    await riya.clicks("New plan", on=plan)

    async def renewed() -> bool:
        return [plan.version for plan in await rows(coach, WeeklyPlan)] == [2]

    await eventually(renewed)
    newest = await sandbox.until(
        lambda: next((m for m in messages_with(sandbox, "riya", COUNT) if boxes(m) != before), None)
    )
    assert newest is not None
    assert boxes(newest)[4] == before[4]
    assert newest.shows("1 of 9 done")
    assert len(messages_with(sandbox, "riya", COUNT)) == 1


async def test_a_box_of_an_earlier_version_is_answered_clearly(sandbox: Sandbox, coach: Program) -> None:
    old = await plan_shown(sandbox)
    riya = sandbox.as_person("riya")
    await riya.types("/coach week new")
    await shown(sandbox, "riya", "Theme", times=2)
    await at_rest(coach)

    await riya.clicks(boxes(old)[0], on=old)

    assert await whispered(sandbox, "riya", "riya", "earlier version of your plan")
    assert all(task.done_at is None for task in await rows(coach, PlanTask))


async def test_however_often_it_is_asked_for_it_is_one_plan(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await asyncio.gather(*(riya.types("/coach week") for _ in range(4)))

    await shown(sandbox, "riya", COUNT, times=4)
    await at_rest(coach)
    assert len(await rows(coach, WeeklyPlan)) == 1
    assert len(await rows(coach, PlanTask)) == 9


async def test_low_energy_lightens_the_plan(sandbox: Sandbox, coach: Program) -> None:
    plan = await plan_shown(sandbox)
    before = sum(task.minutes for task in await rows(coach, PlanTask))

    await sandbox.as_person("riya").clicks("1 · empty", on=plan)

    async def lighter() -> bool:
        return sum(task.minutes for task in await rows(coach, PlanTask)) < before

    await eventually(lighter)


async def test_a_sentence_and_a_reflection_stay_under_the_plan(sandbox: Sandbox, coach: Program) -> None:
    plan = await plan_shown(sandbox)
    riya = sandbox.as_person("riya")
    await riya.clicks("Add insight", on=plan)
    await modal(sandbox, "riya")
    await riya.submits({"note": "Questions first works with Dana"})
    plan = await shown(sandbox, "riya", "💡 Questions first works with Dana")
    await riya.clicks("Reflect", on=plan)
    await modal(sandbox, "riya")
    refused = await riya.submits({"reflection": "Two calls went well", "when_then": "ask more"})

    await riya.submits({"reflection": "Two calls went well", "when_then": "When it hurts, I will ask."})

    assert refused
    assert await shown(sandbox, "riya", "📝 Two calls went well")


async def test_another_cue_for_the_same_act_is_kept_as_the_focus(sandbox: Sandbox, coach: Program) -> None:
    plan, riya = await plan_shown(sandbox), sandbox.as_person("riya")
    for cue in ("hurts", "rains"):
        await riya.clicks("Reflect", on=plan)
        await modal(sandbox, "riya")

        assert await riya.submits({"reflection": f"It {cue}", "when_then": f"When it {cue}, I will ask."}) is None

        plan = await shown(sandbox, "riya", f"It {cue}")
    current = [focus.when_then for focus in await rows(coach, Focus) if focus.ended_on is None]
    assert current == ["When it rains, I will ask."]


async def test_a_typed_reflection_is_kept_and_shown_in_the_history(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach week reflect Asked before I answered, twice")
    await shown(sandbox, "riya", "Kept under your plan")

    await riya.types("/coach week history")

    history = await shown(sandbox, "riya", "Your weeks")
    assert history.shows("Asked before I answered, twice")
    assert history.shows("0 of 8 done")


async def test_a_reflection_without_words_says_how(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says("reflection:")

    assert await shown(sandbox, "riya", "How was your week?")


def _by_block(plan: SeenMessage) -> list[list[str]]:
    return [
        [option["text"]["text"] for option in element["options"]]
        for block in plan.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "checkboxes"
    ]
