"""An answer of Claude's grows before one's eyes, and ends whole whatever becomes of the stream."""

import asyncio
from dataclasses import replace

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.faults import FaultKind
from storage.models import Message, Rating
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, text_answer
from tests.scenarios.conftest import StartCoach
from tests.scenarios.patience import QUICK, SAYS_SOON_THAT_IT_TAKES_LONG
from tests.scenarios.plans import (
    CHAMPION,
    FIRST_STEP,
    LAST_STEP,
    PLAN,
    TITLE,
    as_it_is_streamed,
    growing,
    streamed,
)
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown

FOLLOW_UP = "What do I say to the successor?"
SLOWLY = {"chunk": 24, "delay": 0.015}


@pytest.fixture
def coach(coach_with_claude: Program) -> Program:
    return coach_with_claude


async def the_answer(sandbox: Sandbox, coach: Program, place: str = "riya") -> None:
    """The whole plan in its layout, once, and nothing left half-written."""
    await shown(sandbox, place, LAST_STEP)
    await at_rest(coach)
    answers = messages_with(sandbox, place, TITLE)
    assert len(answers) == 1
    for words in ("Situation", FIRST_STEP, LAST_STEP, "Helpful"):
        assert answers[0].shows(words)
    assert growing(sandbox, place) is None


async def test_the_first_words_come_while_the_model_still_writes(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN, chunk=24, then="stall", after=8))
    ts = await sandbox.as_person("riya").says(CHAMPION)

    await sandbox.until(lambda: (seen := growing(sandbox)) and seen.shows(TITLE))

    assert not messages_with(sandbox, "riya", LAST_STEP)
    assert not model.hung_up.is_set()
    await sandbox.as_person("riya").stops(ts)
    await shown(sandbox, "riya", "Stopped")


@pytest.mark.slack_objects("eyes for a message that is gone")
async def test_of_a_question_that_is_deleted_before_the_first_words_none_come(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    riya, begins = sandbox.as_person("riya"), asyncio.Event()
    model.will(guidance_answer(PLAN), text_answer("Tell her what is new. " * 9, begins=begins, then="stall"))
    ts = await riya.says(CHAMPION)
    await the_answer(sandbox, coach)
    begun, known = len(sandbox.calls("chat.startStream")), len(await rows(coach, Message))
    await riya.says(FOLLOW_UP, thread=ts)

    async def is_asked() -> bool:
        return len(model.requests) == 2

    await eventually(is_asked)

    async def is_forgotten() -> bool:
        return len(await rows(coach, Message)) == known

    replies = sandbox.direct_message_with("riya").thread(ts).replies
    await riya.deletes(next(reply for reply in replies if reply.shows(FOLLOW_UP)))
    await eventually(is_forgotten)
    begins.set()
    await model.hung_up.wait()
    await at_rest(coach)

    assert len(sandbox.calls("chat.startStream")) == begun
    assert not messages_with(sandbox, "riya", "what is new")


async def test_the_text_grows_and_ends_as_the_whole_plan(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN, pace=as_it_is_streamed(sandbox)))
    await sandbox.as_person("riya").says(CHAMPION)
    first = await sandbox.until(lambda: growing(sandbox))

    await the_answer(sandbox, coach)

    assert first is not None
    assert messages_with(sandbox, "riya", TITLE)[0].ts == first.ts
    pieces = streamed(sandbox)
    assert len(pieces) > 2
    assert "".join(pieces).startswith(f"{TITLE}\n\n**Situation** Dana will")
    assert [call.method for call in sandbox.calls("chat.update")] == ["chat.update"]
    assert not sandbox.calls("chat.postMessage")[1:]


async def test_slack_can_stop_the_coach_only_while_it_writes(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN, **SLOWLY))
    ts = await sandbox.as_person("riya").says(CHAMPION)
    session = sandbox.team.direct_message(sandbox.team.people[sandbox.as_person("riya").id]).session(ts)

    await sandbox.until(lambda: session.status == "processing")

    assert growing(sandbox)
    await the_answer(sandbox, coach)
    assert session.status == "active"
    assert len(sandbox.calls("agents.sessions.setStatus")) == 1
    assert len(sandbox.calls("chat.stopStream")) == 1


async def test_a_workspace_without_sessions_is_asked_once(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    sandbox.faults.add("error", method="agents.sessions.setStatus", error="unknown_method", times=9)
    model.will(guidance_answer(PLAN), guidance_answer(PLAN))
    await sandbox.as_person("riya").says(CHAMPION)
    await the_answer(sandbox, coach)

    await sandbox.as_person("tom").says(CHAMPION)

    await the_answer(sandbox, coach, "tom")
    assert len(sandbox.calls("agents.sessions.setStatus")) == 1


async def test_a_gap_between_two_paragraphs_is_not_sent_by_itself(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    async def pace(number: int) -> None:
        await asyncio.sleep(2 * QUICK.flush_every)
        await sandbox.until(lambda: number < 6 or streamed(sandbox))
        await sandbox.until(lambda: number < 18 or LAST_STEP in "".join(streamed(sandbox)))

    short = {**PLAN, "steps": PLAN["steps"][1:], "watch_outs": [], "drafts": [], "closing_offer": ""}
    model.will(guidance_answer(short, chunk=16, pace=pace))

    await sandbox.as_person("riya").says(CHAMPION)

    await shown(sandbox, "riya", "Helpful")
    pieces = streamed(sandbox)
    assert len(pieces) > 1
    assert all(piece.strip() for piece in pieces)


@pytest.mark.parametrize("error", ["feature_not_enabled", "team_not_found", "ratelimited"])
async def test_where_streaming_is_refused_the_answer_is_posted(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic, error: str
) -> None:
    fault: FaultKind = "ratelimited" if error == "ratelimited" else "error"
    sandbox.faults.add(fault, method="chat.startStream", error=error, seconds=60)
    model.will(guidance_answer(PLAN))

    await sandbox.as_person("riya").says(CHAMPION)

    await the_answer(sandbox, coach)
    assert not streamed(sandbox)
    assert not sandbox.calls("chat.update")


@pytest.mark.parametrize("fault", ["apply_then_drop", "apply_then_500", "drop", "http_500"])
async def test_a_stream_whose_start_is_unknown_is_no_second_message(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic, fault: FaultKind
) -> None:
    sandbox.faults.add(fault, method="chat.startStream")
    model.will(guidance_answer(PLAN))

    await sandbox.as_person("riya").says(CHAMPION)

    await the_answer(sandbox, coach)


async def test_a_stream_that_begins_slowly_is_waited_for(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    sandbox.faults.add("slow", method="chat.startStream", seconds=0.4)
    model.will(guidance_answer(PLAN, chunk=200))

    await sandbox.as_person("riya").says(CHAMPION)

    await sandbox.until(lambda: sandbox.calls("chat.startStream"))
    await the_answer(sandbox, coach)


async def test_an_earlier_answer_is_not_taken_for_a_lost_stream(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), text_answer("Wait three days.", chunk=4, delay=0.02))
    ts = await sandbox.as_person("riya").says(CHAMPION)
    await the_answer(sandbox, coach)
    sandbox.faults.add("drop", method="chat.startStream")

    await sandbox.as_person("riya").says("And if she does not answer?", thread=ts)

    assert await shown(sandbox, "riya", "Wait three days.")
    await the_answer(sandbox, coach)


async def test_still_working_is_not_taken_for_a_lost_stream(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    sandbox.faults.add("apply_then_500", method="chat.startStream")
    model.will(guidance_answer(PLAN, chunk=24, delay=0.06))

    async with start_coach(model=model, patience=SAYS_SOON_THAT_IT_TAKES_LONG) as coach:
        await sandbox.as_person("riya").says(CHAMPION)

        await the_answer(sandbox, coach)
    assert len(messages_with(sandbox, "riya", "Still working")) == 1


async def test_a_stream_that_ends_by_itself_is_repaired(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    sandbox.faults.add("expire_stream", method="chat.appendStream", skip=1)
    model.will(guidance_answer(PLAN, **SLOWLY))
    ts = await sandbox.as_person("riya").says(CHAMPION)

    await the_answer(sandbox, coach)

    session = sandbox.team.direct_message(sandbox.team.people[sandbox.as_person("riya").id]).session(ts)
    assert session.status == "active"


async def test_a_long_answer_outlives_its_stream(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    async def pace(number: int) -> None:
        await sandbox.until(lambda: number < 6 or streamed(sandbox))
        await sandbox.until(lambda: number < 12 or sandbox.calls("chat.stopStream"))

    model.will(guidance_answer(PLAN, pace=pace))

    async with start_coach(model=model, patience=replace(QUICK, stream_life=0)) as coach:
        await sandbox.as_person("riya").says(CHAMPION)

        await the_answer(sandbox, coach)

    assert not "".join(streamed(sandbox)).count(LAST_STEP)


@pytest.mark.parametrize("fault", ["drop", "apply_then_drop", "ratelimited"])
async def test_an_append_that_fails_loses_nothing(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic, fault: FaultKind
) -> None:
    sandbox.faults.add(fault, method="chat.appendStream", seconds=60)
    model.will(guidance_answer(PLAN, **SLOWLY))

    await sandbox.as_person("riya").says(CHAMPION)

    await the_answer(sandbox, coach)


async def test_after_a_short_rate_limit_the_text_goes_on_growing(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    sandbox.faults.add("ratelimited", method="chat.appendStream", seconds=0)
    model.will(guidance_answer(PLAN, pace=as_it_is_streamed(sandbox)))

    await sandbox.as_person("riya").says(CHAMPION)

    await the_answer(sandbox, coach)
    assert len(streamed(sandbox)) > 2


@pytest.mark.parametrize("fault", ["drop", "apply_then_500"])
async def test_the_last_form_is_put_in_although_an_update_fails(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic, fault: FaultKind
) -> None:
    sandbox.faults.add(fault, method="chat.update", seconds=0)
    model.will(guidance_answer(PLAN, **SLOWLY))

    await sandbox.as_person("riya").says(CHAMPION)

    await the_answer(sandbox, coach)


@pytest.mark.parametrize("fault", ["http_500", "apply_then_drop"])
async def test_a_stop_that_fails_is_made_again(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic, fault: FaultKind
) -> None:
    sandbox.faults.add(fault, method="chat.stopStream", seconds=0)
    model.will(guidance_answer(PLAN, **SLOWLY))

    await sandbox.as_person("riya").says(CHAMPION)

    await the_answer(sandbox, coach)


@pytest.mark.slack_objects("what still grows takes no last form, as we are told")
async def test_a_stream_that_cannot_be_stopped_is_stopped_later(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    sandbox.faults.add("http_503", method="chat.stopStream", times=20)
    model.will(guidance_answer(PLAN, **SLOWLY))

    await sandbox.as_person("riya").says(CHAMPION)
    await sandbox.until(lambda: sandbox.calls("chat.update"))
    await at_rest(coach)
    sandbox.faults.clear()
    sandbox.clock.advance(seconds=6)

    await the_answer(sandbox, coach)


async def test_more_than_a_call_may_carry_is_sent_in_pieces(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), text_answer("All of it. " * 2500, chunk=9000))
    ts = await sandbox.as_person("riya").says(CHAMPION)
    await the_answer(sandbox, coach)

    await sandbox.as_person("riya").says("And then?", thread=ts)

    await shown(sandbox, "riya", "All of it.")
    assert max(map(len, streamed(sandbox))) <= 12_000


async def test_in_a_channel_the_answer_grows_too_but_there_is_nothing_to_stop(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN, **SLOWLY))

    await sandbox.as_person("riya").mentions(CHAMPION, channel="general")

    assert await sandbox.until(lambda: growing(sandbox, "general"))
    await shown(sandbox, "general", LAST_STEP)
    assert not sandbox.calls("agents.sessions.setStatus")


async def test_more_answers_at_once_than_slack_lets_us_stream_are_all_given(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    sandbox.limit_rates()
    model.will(*[guidance_answer(PLAN)] * 21)

    for number in range(21):
        await sandbox.as_person("riya").says(f"{CHAMPION} This is number {number}.")

    await sandbox.until(lambda: len(messages_with(sandbox, "riya", "Helpful")) == 21)
    assert len([call for call in sandbox.calls("chat.startStream") if call.ok]) == 20
    assert growing(sandbox) is None


async def test_a_thumb_on_what_was_streamed_rates_it(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN, **SLOWLY))
    await sandbox.as_person("riya").says(CHAMPION)
    await the_answer(sandbox, coach)
    (answer,) = messages_with(sandbox, "riya", TITLE)

    await sandbox.as_person("riya").reacts("+1", to=answer)

    async def is_rated() -> bool:
        return [rating.is_helpful for rating in await rows(coach, Rating)] == [True]

    assert streamed(sandbox)
    assert await eventually(is_rated)
