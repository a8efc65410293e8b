"""Goals: from a sentence, a form or an offer to a row with a bar; paused, done, deleted, undone; once each."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app import Program
from handlers.calls.call_deleting import delete_call
from sandbox import Sandbox
from storage.models import Goal, MetricEntry
from tests.scenarios.saving import saves
from tests.scenarios.scored import one_review, scored_calls
from tests.scenarios.seeing import at_rest, eventually, messages_with, modal, rows, shown

TALK_LESS = "my goal is to talk less than 45% on discovery calls by end of January"


@pytest.fixture(autouse=True)
def it_is_the_twentieth_of_november(sandbox: Sandbox) -> None:
    sandbox.clock.set_to(datetime(2026, 11, 20, 10, tzinfo=UTC))


async def goals_there(program: Program, count: int) -> list[Goal]:
    async def look() -> list[Goal] | None:
        found = await rows(program, Goal)
        return found if len(found) >= count else None

    found = await eventually(look)
    assert found is not None
    return sorted(found, key=lambda goal: goal.id)


async def a_goal(sandbox: Sandbox, program: Program, sentence: str, *, number: int = 1) -> None:
    """Riya says a goal and saves the form as it is."""
    riya = sandbox.as_person("riya")
    await riya.types(f"/coach goals add {sentence}")
    await modal(sandbox, "riya")
    assert await riya.submits() is None
    await goals_there(program, number)
    await shown(sandbox, "riya", "Goal set", times=number)


async def test_a_sentence_becomes_a_form_filled_in(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await riya.says(TALK_LESS)
    understood = await shown(sandbox, "riya", "Talk less than 45% on discovery calls")
    assert not await rows(coach, Goal)

    await riya.clicks("Check and save", on=understood)

    form = await modal(sandbox, "riya")
    inputs = {block["block_id"]: block["element"] for block in form.blocks if block["type"] == "input"}
    assert inputs["title"]["initial_value"] == "Talk less than 45% on discovery calls"
    assert inputs["metric"]["initial_option"]["text"]["text"] == "Talk share on discovery calls"
    assert inputs["target"]["initial_value"] == "45"
    assert inputs["due_on"]["initial_date"] == "2027-01-31"
    assert inputs["category"]["initial_option"]["value"] == "skills"
    assert inputs["when_then"]["initial_value"].startswith("When I notice")
    assert await riya.submits() is None
    goal = (await goals_there(coach, 1))[0]
    assert (goal.metric, goal.direction, goal.target, goal.due_on) == (
        "talk_share@discovery",
        "down",
        45,
        date(2027, 1, 31),
    )
    said = await shown(sandbox, "riya", "Goal set: ")
    assert said.ts == understood.ts
    assert not said.shows("Nothing is saved yet")


async def test_a_goal_about_a_figure_of_the_calls_begins_where_the_calls_are(
    sandbox: Sandbox, coach: Program
) -> None:
    await saves(sandbox, sandbox.as_person("riya"), "riya", track="Sales")
    await scored_calls(sandbox, coach, talk=0.6)

    await a_goal(sandbox, coach, "talk less than 45% on discovery calls by end of January")

    goal = (await goals_there(coach, 1))[0]
    assert goal.start is not None
    assert round(goal.start) == 63
    assert goal.current == goal.start


async def test_the_list_has_a_row_with_a_bar_and_three_tabs(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await a_goal(sandbox, coach, "close 10 deals by 28 February")
    await riya.says("log 4 deals")
    await shown(sandbox, "riya", "is at 4 of 10 deals")

    await riya.types("/coach goals")

    listed = await shown(sandbox, "riya", "Your goals")
    assert listed.shows("▓▓▓▓░░░░░░ 40 %")
    assert listed.shows("28 Feb · on track")
    await riya.clicks("Mark done", on=listed)
    listed = await shown(sandbox, "riya", "Well reached")
    assert listed.shows("You have no active goals")
    await riya.clicks("Done", on=listed)
    assert await shown(sandbox, "riya", "done 20 Nov")


async def test_pausing_by_number_and_by_name_and_done_by_name(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await a_goal(sandbox, coach, "record 4 podcasts by 1 March")
    await a_goal(sandbox, coach, "finish the onboarding course by 1 March", number=2)

    await riya.says("pause my podcast goal")
    await shown(sandbox, "riya", "Paused: *Record 4 podcasts*")
    await riya.says("mark the onboarding goal done")
    await shown(sandbox, "riya", "Done: *Finish the onboarding course*")

    first, second = await goals_there(coach, 2)
    assert (first.status, second.status) == ("paused", "completed")
    await riya.types("/coach goals resume 1")
    await shown(sandbox, "riya", "Active again: *Record 4 podcasts*")


async def test_a_share_of_the_way_is_noted(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await a_goal(sandbox, coach, "close two expansions by 31 March")

    await riya.says("I'm 60% through my expansion goal")

    await shown(sandbox, "riya", "is at 60 %")
    assert (await goals_there(coach, 1))[0].current == pytest.approx(1.2)


async def test_a_number_that_is_not_there_is_answered_with_the_list(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach goals done 1")
    await shown(sandbox, "riya", "You have no active goals")
    await a_goal(sandbox, coach, "close 10 deals by 28 February")

    await riya.types("/coach goals done 7")

    answer = await shown(sandbox, "riya", "There is no goal number 7")
    assert answer.shows("Close 10 deals")
    assert (await goals_there(coach, 1))[0].status == "active"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("get 1,000 saves by 31 February", "There is no 31 February."),
        ("close 5 deals by 3 November 2020", "3 November 2020 is past."),
        ("close 5 deals", "By when?"),
    ],
)
async def test_a_day_that_cannot_be_is_said_and_asked_for(
    sandbox: Sandbox, coach: Program, sentence: str, words: str
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(f"my goal is to {sentence}")
    understood = await shown(sandbox, "riya", words)
    await riya.clicks("Check and save", on=understood)
    await modal(sandbox, "riya")

    errors = await riya.submits()

    assert errors
    assert set(errors) == {"due_on"}
    assert not await rows(coach, Goal)


async def test_a_form_with_a_past_day_or_odd_numbers_is_answered_at_its_fields(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach goals add")
    await modal(sandbox, "riya")

    past = await riya.submits({"title": "Write more", "due_on": "2026-11-19"})
    odd = await riya.submits({"due_on": "2027-01-31", "target": "many", "metric": "calls_made"})

    assert past == {"due_on": "That day is past or today. Choose one that is still to come."}
    assert odd == {"target": "Write a number, such as 45 or 1,200."}
    assert await riya.submits({"target": "45"}) is None


async def test_a_form_from_yesterday_still_works_unless_its_day_has_passed(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach goals add close 3 deals by 21 November")
    await modal(sandbox, "riya")
    sandbox.clock.advance(days=2)

    errors = await riya.submits()

    assert errors
    assert set(errors) == {"due_on"}
    assert await riya.submits({"due_on": "2026-12-24"}) is None
    assert (await goals_there(coach, 1))[0].due_on == date(2026, 12, 24)


async def test_a_goal_deleted_while_its_form_was_open_is_not_edited(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await a_goal(sandbox, coach, "close 10 deals by 28 February")
    await riya.types("/coach goals")
    listed = await shown(sandbox, "riya", "Your goals")
    await riya.clicks("Edit", on=listed)
    await modal(sandbox, "riya")
    await riya.types("/coach goals delete 1")
    await shown(sandbox, "riya", "Deleted: *Close 10 deals*")

    errors = await riya.submits()

    assert errors
    assert "deleted meanwhile" in errors["title"]


async def test_clicking_twice_adds_an_offer_once(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Music career", role="Artist")
    await riya.types("/coach goals")
    listed = await shown(sandbox, "riya", "Goals that would fit you")

    await riya.clicks("Add", on=listed)
    await riya.clicks("goal_offer_0", on=listed)

    await shown(sandbox, "riya", "Your goals")
    await at_rest(coach)
    assert len({goal.source for goal in await goals_there(coach, 1)}) == len(await rows(coach, Goal))


async def test_the_fourth_goal_is_a_warning_and_the_sixth_is_still_allowed(
    sandbox: Sandbox, coach: Program
) -> None:
    for number in range(1, 7):
        await a_goal(sandbox, coach, f"read {number + 1} books by 1 March", number=number)

    assert not messages_with(sandbox, "riya", "That makes 3 active goals")
    assert messages_with(sandbox, "riya", "That makes 4 active goals")
    assert messages_with(sandbox, "riya", "That makes 6 active goals, more than five")
    assert len(await rows(coach, Goal)) == 6


async def test_what_was_deleted_comes_back_with_undo(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await a_goal(sandbox, coach, "close 10 deals by 28 February")
    await riya.types("/coach goals")
    await riya.clicks("Delete", on=await shown(sandbox, "riya", "Your goals"))
    deleted = await shown(sandbox, "riya", "Deleted: ")
    assert not await rows(coach, Goal)

    await riya.clicks("Undo", on=deleted)

    await shown(sandbox, "riya", "The goal is as it was before")
    assert (await goals_there(coach, 1))[0].title == "Close 10 deals"


async def test_a_logged_figure_is_kept_once_and_can_be_taken_back(sandbox: Sandbox, coach: Program) -> None:
    ana = sandbox.as_person("ana")
    await saves(sandbox, ana, "ana", track="Music career")

    await ana.says("log 120 saves this week")

    logged = await shown(sandbox, "ana", "Logged: 120 saves on 20 Nov")
    entry = (await rows(coach, MetricEntry))[0]
    assert (entry.metric, entry.value, entry.noted_on) == ("saves", 120, date(2026, 11, 20))
    await ana.clicks("Undo", on=logged)
    await shown(sandbox, "ana", "what you logged is gone")
    assert not await rows(coach, MetricEntry)


async def test_a_goal_of_somebody_else_is_not_there(sandbox: Sandbox, coach: Program) -> None:
    await a_goal(sandbox, coach, "close 10 deals by 28 February")
    tom = sandbox.as_person("tom")

    await tom.types("/coach goals all")

    listed = await shown(sandbox, "tom", "Your goals")
    assert not listed.shows("Close 10 deals")


async def test_at_this_pace_a_day_is_forecast(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await a_goal(sandbox, coach, "close 10 deals by 28 February")
    sandbox.clock.advance(seconds=timedelta(days=20).total_seconds())
    await riya.says("log 4 deals")
    await shown(sandbox, "riya", "is at 4 of 10 deals")

    await riya.says("my goals")

    assert (await shown(sandbox, "riya", "Your goals")).shows("at this pace 9 Jan")


async def test_what_was_logged_is_shown_over_time_with_its_trend(sandbox: Sandbox, coach: Program) -> None:
    ana = sandbox.as_person("ana")
    await saves(sandbox, ana, "ana", track="Music career")
    for number, count in enumerate((100, 130, 170, 240), start=1):
        await ana.says(f"log {count} saves")
        await shown(sandbox, "ana", "Logged: ", times=number)
        sandbox.clock.advance(days=7)

    await ana.types("/coach progress saves")

    assert await shown(sandbox, "ana", "Saves 100 → 240 in 3 weeks (4 entries) · improving")


async def test_less_of_what_should_become_less_is_an_improvement(sandbox: Sandbox, coach: Program) -> None:
    bo = sandbox.as_person("bo")
    await saves(sandbox, bo, "bo", track="Small business")
    for number, count in enumerate((9, 7, 4, 2), start=1):
        await bo.says(f"log {count} overdue invoices")
        await shown(sandbox, "bo", "Logged: ", times=number)
        sandbox.clock.advance(days=7)

    await bo.types("/coach progress overdue invoices")

    assert await shown(sandbox, "bo", "Overdue invoices 9 → 2 in 3 weeks (4 entries) · improving")


async def test_a_new_review_moves_the_goal_and_a_deleted_call_counts_no_more(
    sandbox: Sandbox, coach: Program
) -> None:
    await saves(sandbox, sandbox.as_person("riya"), "riya", track="Sales")
    await a_goal(sandbox, coach, "talk less than 45% on calls by end of January")
    assert (await goals_there(coach, 1))[0].current is None

    call = await one_review(sandbox, coach)

    goal = (await goals_there(coach, 1))[0]
    assert goal.current is not None
    assert goal.start == goal.current
    await delete_call(coach.deps, coach.slack, call)
    assert (await goals_there(coach, 1))[0].current is None
