"""Two weeks later the coach asks whether it helped, at most once a week."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from app import Program
from handlers.unasked import may_write_first
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import AgendaItem, Outcome, Person
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown

QUESTION = "Did this help with Acme Corp?"
SILENCE = "My buyer stopped answering after the proposal. How do I get the talk going again?"


@pytest.fixture(autouse=True)
def it_is_friday_afternoon(sandbox: Sandbox) -> None:
    sandbox.clock.set_to(datetime(2026, 11, 20, 15, tzinfo=UTC))


@pytest.fixture
async def answer(sandbox: Sandbox, coach: Program, acme: None) -> SeenMessage:
    """A plan Riya was given."""
    await sandbox.as_person("riya").says(CHAMPION)
    answer = await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    await set_up(coach)
    return answer


async def set_up(program: Program) -> None:
    """Somebody who has set themselves up gets no tip, which would take the day's turn."""
    async with program.deps.database.for_team(program.identity.team_id) as session:
        await session.execute(update(Person).values(onboarded_at=program.deps.now()))


async def promised(program: Program) -> list[AgendaItem]:
    return [item for item in await rows(program, AgendaItem) if item.kind == "outcome_question"]


async def advance(sandbox: Sandbox, program: Program, **how_far: float) -> None:
    """Move the clock and do what became due."""
    await at_rest(program)
    sandbox.clock.advance(**how_far)
    await program.runner.claim_due()
    await at_rest(program)


async def until_outcome(program: Program) -> Outcome:
    async def look() -> list[Outcome]:
        return await rows(program, Outcome)

    return (await eventually(look))[0]


async def test_the_question_is_promised_for_two_weeks_later(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    (promise,) = await promised(coach)

    assert promise.run_at == datetime(2026, 12, 4, 10, tzinfo=UTC)


async def test_it_is_asked_in_the_same_thread_when_the_day_comes(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    await advance(sandbox, coach, days=13)
    assert not messages_with(sandbox, "riya", QUESTION)

    await advance(sandbox, coach, days=1)

    question = await shown(sandbox, "riya", QUESTION)
    assert question.thread_ts == answer.thread_ts
    assert [button.text for button in question.buttons] == ["Worked", "Partly", "No", "Didn't try"]


@pytest.mark.parametrize(
    ("words", "result"), [("Worked", "worked"), ("Partly", "partly"), ("No", "no"), ("Didn't try", "did_not_try")]
)
async def test_the_answer_is_recorded_and_takes_the_questions_place(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, words: str, result: str
) -> None:
    await advance(sandbox, coach, days=14)
    question = await shown(sandbox, "riya", QUESTION)

    await sandbox.as_person("riya").clicks(words, on=question)

    noted = await shown(sandbox, "riya", f"Noted: *{words}*.")
    assert noted.ts == question.ts
    assert not noted.buttons
    assert (await until_outcome(coach)).result == result


async def test_a_second_question_waits_a_week(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    await sandbox.as_person("riya").says(SILENCE)
    await shown(sandbox, "riya", "Do this", times=2)

    await advance(sandbox, coach, days=14)
    asked = messages_with(sandbox, "riya", "Did this help with")
    assert len(asked) == 1
    await advance(sandbox, coach, days=6)
    assert len(messages_with(sandbox, "riya", "Did this help with")) == 1
    await advance(sandbox, coach, days=1, minutes=1)

    await shown(sandbox, "riya", "Did this help with", times=2)


async def test_the_question_waits_when_something_came_unasked_that_day(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    sandbox.clock.advance(days=14)
    async with coach.deps.database.for_team(coach.identity.team_id) as session:
        (person,) = await rows(coach, Person)
        assert await may_write_first(session, person, coach.deps.now(), "digest") is None

    await advance(sandbox, coach)
    assert not messages_with(sandbox, "riya", QUESTION)
    await advance(sandbox, coach, days=3)

    assert await shown(sandbox, "riya", QUESTION)


async def test_nobody_is_asked_about_what_they_have_reported(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    await sandbox.as_person("riya").says("It worked!", thread=answer.thread_ts)
    await shown(sandbox, "riya", "Noted with this advice")
    assert (await until_outcome(coach)).result == "worked"

    await advance(sandbox, coach, days=14)

    assert not messages_with(sandbox, "riya", QUESTION)


@pytest.mark.parametrize("words", ["we lost Acme Corp", "That didn't work."])
async def test_a_loss_is_recorded_as_one(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, words: str
) -> None:
    await sandbox.as_person("riya").says(words, thread=answer.thread_ts)

    assert (await until_outcome(coach)).result == "no"


async def test_good_news_outside_of_a_thread_gets_thanks(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    await sandbox.as_person("riya").says("We won the Globex deal")

    assert await shown(sandbox, "riya", "Good news, and thank you for telling me.")
    assert not await rows(coach, Outcome)


@pytest.mark.parametrize("as_command", [False, True], ids=["said", "typed as a command"])
async def test_a_loss_outside_of_a_thread_is_a_question(
    sandbox: Sandbox, coach: Program, as_command: bool
) -> None:
    riya = sandbox.as_person("riya")
    loss = "We lost our biggest customer"

    await (riya.types(f"/coach {loss}") if as_command else riya.says(loss))

    assert await shown(sandbox, "riya", "Lost a big customer")
    assert not await rows(coach, Outcome)


async def test_nobody_is_asked_who_wants_quiet(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    await sandbox.as_person("riya").says("pause three weeks")
    await shown(sandbox, "riya", "I will not write first until Friday 11 December")

    await advance(sandbox, coach, days=14)

    assert not messages_with(sandbox, "riya", QUESTION)


async def test_advice_without_a_plan_is_not_asked_about(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says("best font for slides?")
    await shown(sandbox, "riya", "I need a little more to go on")
    await at_rest(coach)

    assert not await promised(coach)


async def test_a_weekend_moves_the_question_to_monday(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.advance(days=1)
    await sandbox.as_person("tom").says(CHAMPION)
    await shown(sandbox, "tom", PLAN)
    await at_rest(coach)

    (promise,) = await promised(coach)
    assert promise.run_at == datetime(2026, 12, 7, 10, tzinfo=UTC) + timedelta(hours=5)
