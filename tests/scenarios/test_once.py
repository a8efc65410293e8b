"""Whatever the network does, a question is answered exactly once."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.delivery import ask_bot
from sandbox.faults import FaultKind
from sandbox.slack import Envelope
from storage.models import AgendaItem, Delivery
from tests.scenarios.asking import PROMOTED
from tests.scenarios.conftest import StartCoach
from tests.scenarios.patience import QUICK
from tests.scenarios.seeing import at_rest, eventually, messages_with, place_called, rows, shown

PLAN = "Champion promoted"


def answers(sandbox: Sandbox, place: str = "riya") -> int:
    return len(messages_with(sandbox, place, PLAN))


async def has_state(coach: Program, state: str) -> bool:
    return [delivery.state for delivery in await rows(coach, Delivery)][:1] == [state]


def openings(sandbox: Sandbox) -> int:
    return len(messages_with(sandbox, "riya", "You asked"))


async def test_an_event_delivered_twice_is_answered_once(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("duplicate", event="message")

    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    await sandbox.until(lambda: [d.acked for d in sandbox.deliveries if d.attempt == 1] == [True])
    await at_rest(coach)
    assert answers(sandbox) == 1


async def test_an_event_sent_again_after_a_lost_acknowledgement_is_answered_once(
    sandbox: Sandbox, coach: Program
) -> None:
    sandbox.faults.add("lost_ack", event="message")

    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    sandbox.clock.advance(minutes=7)
    await sandbox.until(lambda: [d.acked for d in sandbox.deliveries if d.attempt] == [True])
    await at_rest(coach)
    assert answers(sandbox) == 1


async def test_an_event_sent_again_much_later_is_answered_once(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says(PROMOTED)
    await shown(sandbox, "riya", PLAN)
    sandbox.clock.advance(hours=1)

    await sandbox.duplicate_last_event()

    await sandbox.until(lambda: any(d.acked for d in sandbox.deliveries if d.attempt))
    await at_rest(coach)
    assert answers(sandbox) == 1


async def test_a_mention_delivered_twice_is_answered_once(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("duplicate", event="app_mention")

    await sandbox.as_person("riya").mentions(PROMOTED, channel="general")

    await shown(sandbox, "general", PLAN)
    await sandbox.until(lambda: [d.acked for d in sandbox.deliveries if d.attempt == 1] == [True])
    await at_rest(coach)
    assert answers(sandbox, "general") == 1


async def test_a_command_typed_twice_within_ten_seconds_is_answered_once(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await asyncio.gather(*(riya.types(f"/coach {PROMOTED}", channel="general") for _ in range(2)))

    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    assert (openings(sandbox), answers(sandbox)) == (1, 1)


async def test_a_command_that_slack_sends_again_is_answered_once(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types(f"/coach {PROMOTED}", channel="general")
    await shown(sandbox, "riya", PLAN)
    sandbox.clock.advance(seconds=30)

    await ask_bot(sandbox.state, Envelope("slash_commands", sandbox.deliveries[0].payload))

    await at_rest(coach)
    assert (openings(sandbox), answers(sandbox)) == (1, 1)


async def test_the_same_words_sent_twice_within_ten_seconds_are_answered_once(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")

    await riya.says(PROMOTED)
    await riya.says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    await sandbox.until(lambda: all(d.acked for d in sandbox.deliveries))
    await at_rest(coach)
    assert answers(sandbox) == 1


async def test_the_same_words_after_ten_seconds_are_a_new_question(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(PROMOTED)
    await shown(sandbox, "riya", PLAN)
    sandbox.clock.advance(seconds=11)

    await riya.says(PROMOTED)

    await shown(sandbox, "riya", PLAN, times=2)


async def test_the_same_words_of_two_people_are_two_questions(sandbox: Sandbox, coach: Program) -> None:
    for name in ("riya", "tom"):
        await sandbox.as_person(name).says(PROMOTED)

    for name in ("riya", "tom"):
        await shown(sandbox, name, PLAN)


async def test_a_double_click_writes_one_draft(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(PROMOTED)
    answer = await shown(sandbox, "riya", PLAN)

    await asyncio.gather(*(riya.clicks("Draft congratulations", on=answer) for _ in range(2)))

    await shown(sandbox, "riya", "Subject")
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", "Subject")) == 1


@pytest.mark.parametrize("fault", ["apply_then_drop", "apply_then_500", "http_500", "http_502", "drop"])
@pytest.mark.parametrize("what_is_posted", ["opening", "answer"])
async def test_a_post_whose_outcome_is_unknown_is_there_once(
    sandbox: Sandbox, coach: Program, fault: FaultKind, what_is_posted: str
) -> None:
    sandbox.faults.add(fault, method="chat.postMessage", skip=0 if what_is_posted == "opening" else 1)

    await sandbox.as_person("riya").types(f"/coach {PROMOTED}", channel="general")

    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    assert (openings(sandbox), answers(sandbox)) == (1, 1)
    assert {delivery.state for delivery in await rows(coach, Delivery)} == {"sent"}


async def test_a_post_that_never_comes_back_is_there_once(sandbox: Sandbox, start_coach: StartCoach) -> None:
    sandbox.faults.add("hang", method="chat.postMessage")

    async with start_coach(patience=replace(QUICK, request=3)) as coach:
        await sandbox.as_person("riya").says(PROMOTED)

        await shown(sandbox, "riya", PLAN)
        await at_rest(coach)
    assert answers(sandbox) == 1


@pytest.mark.parametrize("code", ["internal_error", "fatal_error"])
async def test_slack_saying_that_it_does_not_know_is_not_a_no(sandbox: Sandbox, coach: Program, code: str) -> None:
    sandbox.faults.add("error", method="chat.postMessage", error=code)

    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    assert answers(sandbox) == 1


async def test_a_rate_limit_is_waited_out(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("ratelimited", method="chat.postMessage", seconds=0)

    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    assert answers(sandbox) == 1


async def test_a_look_that_fails_is_made_again_later(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("apply_then_drop", method="chat.postMessage")
    sandbox.faults.add("http_500", method="conversations.replies", times=9)

    await sandbox.as_person("riya").says(PROMOTED)

    await eventually(partial(has_state, coach, "sending"))
    await at_rest(coach)
    sandbox.faults.clear()
    sandbox.clock.advance(seconds=61)
    await eventually(partial(has_state, coach, "sent"))
    await at_rest(coach)
    assert answers(sandbox) == 1


async def test_where_nobody_may_look_a_message_is_sent_at_most_once(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("apply_then_drop", method="chat.postMessage")
    sandbox.faults.add("error", method="conversations.replies", error="missing_scope")

    await sandbox.as_person("riya").mentions(PROMOTED, channel="general")

    await shown(sandbox, "general", PLAN)
    await at_rest(coach)
    (delivery,) = await rows(coach, Delivery)
    assert (delivery.state, delivery.error) == ("failed", "unknown outcome: missing_scope")
    assert [item.run_at for item in await rows(coach, AgendaItem) if item.kind == "answer"] == [None]


async def test_what_slack_will_never_take_is_given_up_at_once(
    sandbox: Sandbox, coach: Program, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.faults.add("error", method="chat.postMessage", error="channel_not_found", times=9)

    await sandbox.as_person("riya").says(PROMOTED)

    await sandbox.until(lambda: sandbox.calls("chat.postMessage"))
    await at_rest(coach)
    (answer,) = [item for item in await rows(coach, AgendaItem) if item.kind == "answer"]
    assert answer.run_at is None
    assert [call.error for call in sandbox.calls("chat.postMessage")] == ["channel_not_found"]
    assert "can never be posted: channel_not_found" in caplog.text
    assert PROMOTED not in caplog.text


async def test_after_a_lost_profile_the_question_is_answered_all_the_same(
    sandbox: Sandbox, coach: Program
) -> None:
    sandbox.faults.add("http_500", method="users.info", times=9)

    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)


async def test_two_programs_on_one_database_answer_once(sandbox: Sandbox, start_coach: StartCoach) -> None:
    async with start_coach() as one, start_coach() as other:
        sandbox.faults.add("duplicate", event="message")
        await sandbox.as_person("riya").says(PROMOTED)

        await shown(sandbox, "riya", PLAN)
        await sandbox.until(lambda: [d.acked for d in sandbox.deliveries if d.attempt == 1] == [True])
        await at_rest(one)
        await at_rest(other)

    assert answers(sandbox) == 1
    assert not [message for message in place_called(sandbox, "riya") if message.is_streaming]


async def test_a_pause_that_is_delivered_twice_is_undone_as_the_one_it_is(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    sandbox.faults.add("duplicate", event="message")
    await riya.says("pause for two weeks")
    await shown(sandbox, "riya", "I will not write first until")
    await sandbox.until(lambda: [d.acked for d in sandbox.deliveries if d.attempt == 1] == [True])

    async def are_taken_in() -> bool:
        return not coach.process.journal.open_notes

    await eventually(are_taken_in)
    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. I may write first again.")
