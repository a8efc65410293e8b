"""Meeting the coach: one greeting, one tip three days later, then silence."""

from datetime import UTC, datetime, timedelta

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import Person
from tests.scenarios.asking import CHAMPION, PLAN, PROMOTED
from tests.scenarios.forging import forge_event
from tests.scenarios.saving import saves
from tests.scenarios.seeing import at_rest, eventually, messages_with, modal, place_called, rows, shown

HELLO = "Hi Riya 👋 I'm Coach."
TIP = "One tip, then I stay quiet"
FRIDAY_MORNING = datetime(2026, 11, 20, 10, tzinfo=UTC)


async def advance(sandbox: Sandbox, program: Program, *, days: float = 0, hours: float = 0) -> None:
    """Move the clock and do what became due."""
    await at_rest(program)
    sandbox.clock.advance(days=days, hours=hours)
    await program.runner.claim_due()
    await at_rest(program)


async def test_the_first_answer_is_followed_by_a_greeting_under_it(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("riya").types(f"/coach {CHAMPION}", channel="general")

    greeting = await shown(sandbox, "riya", HELLO)
    thread = sandbox.direct_message_with("riya").thread(greeting.thread_ts or "")
    assert [reply.shows(PLAN) for reply in thread.replies] == [True, False]
    assert [button.text for button in greeting.buttons] == [
        "Set up (1 min)",
        "Try a question",
        "Review a sample call",
    ]


async def test_the_second_answer_is_not(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    await shown(sandbox, "riya", HELLO)

    await riya.says("My buyer stopped answering after the proposal. What now?")

    await shown(sandbox, "riya", "Do this", times=2)
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", HELLO)) == 1


async def test_opening_the_messages_greets_and_offers_questions(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await riya.opens_home("messages")

    greeting = await shown(sandbox, "riya", HELLO)
    prompts = await sandbox.until(lambda: sandbox.direct_message_with("riya").prompts)
    assert greeting.thread_ts is None
    assert "promoted" in str(prompts)


async def test_questions_are_offered_again_after_slack_stumbled(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    sandbox.faults.add("error", method="*setSuggestedPrompts", error="internal_error")
    await riya.opens_home("messages")
    await shown(sandbox, "riya", HELLO)
    assert not sandbox.direct_message_with("riya").prompts

    await riya.opens_home("messages")

    assert await sandbox.until(lambda: sandbox.direct_message_with("riya").prompts)


@pytest.mark.slack_objects("the connection is lost")
async def test_a_newcomer_is_greeted_though_no_questions_could_be_offered(
    sandbox: Sandbox, coach: Program
) -> None:
    sandbox.faults.add("drop", method="*setSuggestedPrompts", times=3)

    await sandbox.as_person("riya").opens_home("messages")

    assert await shown(sandbox, "riya", HELLO)


async def test_opening_them_again_greets_no_second_time(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.opens_home("messages")
    await shown(sandbox, "riya", HELLO)

    await riya.opens_home("messages")
    await riya.says("thanks")

    await shown(sandbox, "riya", "Glad to help")
    assert len(messages_with(sandbox, "riya", HELLO)) == 1


async def test_a_suggested_prompt_is_answered(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.opens_home("messages")
    prompts = await sandbox.until(lambda: sandbox.direct_message_with("riya").prompts)
    assert prompts

    for number, prompt in enumerate(prompts["prompts"], start=1):
        await riya.says(prompt["message"])
        await shown(sandbox, "riya", "Do this", times=number)


async def test_set_up_opens_the_settings(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.opens_home("messages")
    greeting = await shown(sandbox, "riya", HELLO)

    await riya.clicks("Set up (1 min)", on=greeting)

    assert (await modal(sandbox, "riya")).shows("What do you do?")


async def test_the_question_to_try_is_answered(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.opens_home("messages")
    greeting = await shown(sandbox, "riya", HELLO)

    await riya.clicks("Try a question", on=greeting)

    assert await shown(sandbox, "riya", "Do this")


async def test_after_three_days_one_tip_and_then_silence(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(FRIDAY_MORNING)
    await sandbox.as_person("riya").opens_home("messages")
    await shown(sandbox, "riya", HELLO)

    await advance(sandbox, coach, days=2.9)
    assert not messages_with(sandbox, "riya", TIP)
    await advance(sandbox, coach, days=0.2)
    await shown(sandbox, "riya", TIP)
    said = len(place_called(sandbox, "riya"))
    await advance(sandbox, coach, days=60)

    assert len(place_called(sandbox, "riya")) == said


async def test_the_tip_waits_for_the_end_of_quiet_hours(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(FRIDAY_MORNING + timedelta(hours=12))
    await sandbox.as_person("riya").opens_home("messages")
    await shown(sandbox, "riya", HELLO)

    await advance(sandbox, coach, days=3.01)
    assert not messages_with(sandbox, "riya", TIP)
    await advance(sandbox, coach, hours=10)

    assert await shown(sandbox, "riya", TIP)


async def test_no_tip_for_guests(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(FRIDAY_MORNING)
    await sandbox.as_person("riya").opens_home("messages")
    await shown(sandbox, "riya", HELLO)
    user = {"id": "U0RIYA", "name": "riya", "profile": {}, "tz": "Europe/London", "is_restricted": True}
    await forge_event(sandbox, {"type": "user_change", "user": user}, team_id=sandbox.team.id)

    async def is_guest() -> bool:
        return all(person.is_guest for person in await rows(coach, Person))

    await eventually(is_guest)

    await advance(sandbox, coach, days=3.1)

    assert not messages_with(sandbox, "riya", TIP)


async def test_no_tip_for_whoever_has_set_themselves_up(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.opens_home("messages")
    greeting = await shown(sandbox, "riya", HELLO)
    await riya.clicks("Set up (1 min)", on=greeting)
    await modal(sandbox, "riya")
    await riya.submits({"track": "Sales"})
    await sandbox.until(lambda: sandbox.home_of("riya"))

    await advance(sandbox, coach, days=4)

    assert not messages_with(sandbox, "riya", TIP)


async def test_no_tip_for_whoever_wants_quiet(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.opens_home("messages")
    await shown(sandbox, "riya", HELLO)
    await riya.says("stop")
    await shown(sandbox, "riya", "I will not write first any more.")

    await advance(sandbox, coach, days=4)

    assert not messages_with(sandbox, "riya", TIP)


async def test_a_refused_profile_stops_nothing(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("error", method="users.info", error="user_not_found", times=9)

    await sandbox.as_person("riya").says(CHAMPION)

    await shown(sandbox, "riya", PLAN)
    assert await shown(sandbox, "riya", "Hi 👋 I'm Coach.")


@pytest.mark.parametrize(("name", "first"), [("riya", "Riya"), ("tom", "Tom"), ("bo", "Bo")])
async def test_everybody_is_called_by_their_first_name(
    sandbox: Sandbox, coach: Program, name: str, first: str
) -> None:
    await sandbox.as_person(name).opens_home("messages")

    await shown(sandbox, name, f"Hi {first} 👋")
    (person,) = await rows(coach, Person)
    assert person.welcomed_at


async def test_whoever_has_set_themselves_up_is_not_introduced_to_us(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")

    await riya.says(PROMOTED)
    await shown(sandbox, "riya", "Do this")
    await at_rest(coach)

    assert not messages_with(sandbox, "riya", "Set up (1 min)")
