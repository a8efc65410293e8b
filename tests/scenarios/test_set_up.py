"""After set-up: a path, a first focus, when we write, and who they are when that changes."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import AgendaItem, Focus, Goal, Person
from tests.scenarios.forging import forge_event
from tests.scenarios.saving import saves
from tests.scenarios.seeing import at_rest, eventually, messages_with, modal, rows, shown, whispered

SET = "Here is what happens now."


async def set_up(sandbox: Sandbox, name: str = "riya", **values: object) -> SeenMessage:
    await saves(sandbox, sandbox.as_person(name), name, **values)  # type: ignore[arg-type]
    return await shown(sandbox, name, "Here is what happens now.")


async def open_keys(program: Program) -> set[str]:
    """The kinds of what is promised and not done."""
    await at_rest(program)
    return {row.kind for row in await rows(program, AgendaItem) if row.run_at is not None}


async def test_whoever_is_set_up_learns_what_happens_now(sandbox: Sandbox, coach: Program) -> None:
    said = await set_up(sandbox, track="Customer success", role="CSM", experience="New to it")

    assert said.shows("You are set, Riya.")
    assert said.shows("1. A kickoff with a goal, an owner and a date")
    assert said.shows("First focus")
    assert said.shows("When a call nears its end, I will name the next step, its owner and a day.")
    assert said.shows("The next digest comes on Monday")
    assert said.shows("at 08:30")
    assert said.shows("Nothing unasked between 18:00 and 08:00 or on Saturday and Sunday.")
    (focus,) = await rows(coach, Focus)
    assert (focus.skill_id, focus.check_id, focus.chosen_by) == ("relationship", "s3", "coach")
    assert await open_keys(coach) >= {"digest", "plan", "reflect"}


async def test_the_pace_that_was_left_open_is_the_one_of_the_preset(sandbox: Sandbox, coach: Program) -> None:
    await set_up(sandbox, track="Sales", experience="New to it")

    (person,) = await rows(coach, Person)
    assert person.preferences["pace"] == "light"


async def test_the_pace_that_was_chosen_stays(sandbox: Sandbox, coach: Program) -> None:
    await set_up(sandbox, track="Sales", experience="New to it", pace="intensive")

    (person,) = await rows(coach, Person)
    assert person.preferences["pace"] == "intensive"


async def test_whoever_wants_to_be_left_alone_is_told_so(sandbox: Sandbox, coach: Program) -> None:
    said = await set_up(sandbox, track="Sales", coach_me="Only when I ask")

    assert said.shows("I write only when you ask.")
    assert not await open_keys(coach) & {"digest", "plan", "reflect"}


async def test_whoever_wants_alerts_is_told_that_there_are_none_yet(sandbox: Sandbox, coach: Program) -> None:
    said = await set_up(sandbox, track="Sales", coach_me="And alerts when something needs me")

    assert said.shows("I do not send alerts yet; your choice is kept.")


async def test_the_plan_is_one_click_away(sandbox: Sandbox, coach: Program) -> None:
    said = await set_up(sandbox, track="Sales")

    await sandbox.as_person("riya").clicks("Open my plan", on=said)

    assert await shown(sandbox, "riya", "0 of 9 done")


async def test_without_a_track_there_is_no_path_and_no_focus(sandbox: Sandbox, coach: Program) -> None:
    said = await set_up(sandbox)

    assert said.shows("Say in the settings what you do")
    assert not await rows(coach, Focus)


async def test_saving_again_says_it_no_second_time(sandbox: Sandbox, coach: Program) -> None:
    await set_up(sandbox, track="Sales")

    await saves(sandbox, sandbox.as_person("riya"), "riya", style="socratic")

    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", SET)) == 1


async def test_another_role_is_another_path_and_another_first_focus(sandbox: Sandbox, coach: Program) -> None:
    await set_up(sandbox, "ana", track="Music career", role="Singer")

    await saves(sandbox, sandbox.as_person("ana"), "ana", role="I manage two bands")

    said = await shown(sandbox, "ana", SET, times=2)
    assert said.shows("A release as a roadmap")
    assert said.shows("Put agreements on one page")
    focuses = await rows(coach, Focus)
    assert [focus.title for focus in focuses if focus.ended_on is None] == ["Put agreements on one page"]


async def test_the_path_is_read_topic_by_topic(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    said = await set_up(sandbox, track="Sales", experience="New to it")
    await riya.clicks("See my path", on=said)
    path = await modal(sandbox, "riya")
    assert path.shows("0 of 5 read.")

    await riya.clicks("read_topic_1", on=path)

    assert await sandbox.until(lambda: (view := sandbox.modal_of("riya")) and view.shows("KB-SA-17 §1"))
    assert (await modal(sandbox, "riya")).shows("Words that get a date")
    await riya.closes()
    assert await sandbox.until(lambda: (view := sandbox.modal_of("riya")) and view.shows("1 of 5 read."))


async def test_notes_that_all_tracks_share_can_be_read_too(sandbox: Sandbox, coach: Program) -> None:
    ana = sandbox.as_person("ana")
    said = await set_up(sandbox, "ana", track="Music career", role="PR agency", experience="Many years in")
    await ana.clicks("See my path", on=said)
    path = await modal(sandbox, "ana")

    await ana.clicks("read_topic_1", on=path)

    assert await sandbox.until(lambda: (view := sandbox.modal_of("ana")) and view.shows("KB-SH-01 §1"))


async def test_a_move_takes_the_week_along(sandbox: Sandbox, coach: Program) -> None:
    await set_up(sandbox, track="Sales")
    before = {row.key: row.run_at for row in await rows(coach, AgendaItem) if row.kind == "digest"}

    person = sandbox.team.person("riya")
    assert person
    person.tz = "America/New_York"
    await forge_event(
        sandbox,
        {
            "type": "user_change",
            "user": {"id": person.id, "tz": "America/New_York", "profile": {}, "name": "riya"},
        },
        team_id=sandbox.team.id,
    )

    async def moved() -> bool:
        now = {row.key: row.run_at for row in await rows(coach, AgendaItem) if row.kind == "digest"}
        return now.keys() == before.keys() and now != before

    assert await eventually(moved)


async def test_whoever_leaves_is_written_to_no_more(sandbox: Sandbox, coach: Program) -> None:
    await set_up(sandbox, track="Sales")

    sandbox.deactivate("riya")

    async def is_gone() -> bool:
        return not await open_keys(coach) & {"digest", "plan", "reflect"}

    assert await eventually(is_gone)
    (person,) = await rows(coach, Person)
    assert person.is_deleted
    assert person.timezone == "Europe/London"


async def test_whoever_comes_back_has_their_week_again(sandbox: Sandbox, coach: Program) -> None:
    await set_up(sandbox, track="Sales")
    user = {"id": "U0RIYA", "name": "riya", "profile": {}, "tz": "Europe/London"}
    gone = {"type": "user_change", "user": {"id": "U0RIYA", "name": "riya", "deleted": True, "profile": {}}}
    await forge_event(sandbox, gone, team_id=sandbox.team.id)

    async def is_gone() -> bool:
        return "digest" not in await open_keys(coach)

    assert await eventually(is_gone)

    await forge_event(sandbox, {"type": "user_change", "user": user}, team_id=sandbox.team.id)

    async def is_back() -> bool:
        return "digest" in await open_keys(coach)

    assert await eventually(is_back)


@pytest.mark.parametrize("mark", ["is_restricted", "is_ultra_restricted", "is_stranger"])
async def test_guests_are_written_to_no_more(sandbox: Sandbox, coach: Program, mark: str) -> None:
    await set_up(sandbox, track="Sales")
    user = {"id": "U0RIYA", "name": "riya", "profile": {}, "tz": "Europe/London", mark: True}

    await forge_event(sandbox, {"type": "user_change", "user": user}, team_id=sandbox.team.id)

    async def is_quiet() -> bool:
        return not await open_keys(coach) & {"digest", "plan", "reflect"}

    assert await eventually(is_quiet)


async def test_a_profile_of_somebody_we_do_not_know_is_not_kept(sandbox: Sandbox, coach: Program) -> None:
    user = {"id": "U0NOBODY", "name": "x", "profile": {}, "tz": "UTC"}

    await forge_event(sandbox, {"type": "user_change", "user": user}, team_id=sandbox.team.id)
    await sandbox.as_person("riya").says("thanks")

    await shown(sandbox, "riya", "Glad to help")
    assert [person.slack_user_id for person in await rows(coach, Person)] == ["U0RIYA"]


async def test_goals_to_begin_with_are_offered_and_never_added_by_themselves(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    said = await set_up(sandbox, track="Sales", experience="New to it")
    assert said.shows("End eight of ten calls with a dated next step")
    assert not await rows(coach, Goal)

    await riya.clicks("Add", on=said)

    await whispered(sandbox, "riya", "riya", "Added:")
    (goal,) = await rows(coach, Goal)
    assert goal.title == "End eight of ten calls with a dated next step"
    assert goal.when_then == "When five minutes of a call are left, I will ask for a date."
