"""A message that is edited after it was answered."""

import pytest

from app import Program
from handlers.safety import PUBLIC_LINES as HELP
from sandbox import Sandbox
from sandbox.faults import FaultKind
from storage.models import Message
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.keeping import everything_kept
from tests.scenarios.seeing import at_rest, eventually, messages_with, place_called, rows, shown

QUESTION = "My champion got promoted to VP of zanzibar. What now?"
FOLLOW_UP = "What do I say to the successor?"


async def until_let_go(program: Program, words: str) -> None:
    """Until we know that somebody has deleted what they wrote."""

    async def is_let_go() -> bool:
        return words not in [message.text for message in await rows(program, Message)]

    await eventually(is_let_go)


async def test_an_edit_offers_to_answer_the_new_words(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("best font for slides?")
    await shown(sandbox, "riya", "I need a little more to go on")
    await at_rest(coach)

    await riya.edits(sandbox.direct_message_with("riya").thread(ts).root, CHAMPION)
    offer = await shown(sandbox, "riya", "You changed your message.")
    await riya.clicks("Redo with the edit", on=offer)

    answer = await shown(sandbox, "riya", PLAN)
    assert answer.thread_ts == ts


async def test_an_edit_of_a_question_with_a_plan_is_answered_afresh(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    first = await shown(sandbox, "riya", PLAN)
    await at_rest(coach)

    silence = "My buyer stopped answering after the proposal. How do I get the talk going again?"
    await riya.edits(sandbox.direct_message_with("riya").thread(ts).root, silence)
    await riya.clicks("Redo with the edit", on=await shown(sandbox, "riya", "You changed your message."))

    again = await shown(sandbox, "riya", "Do this", times=2)
    assert again.blocks[0] != first.blocks[0]
    assert again.thread_ts == ts


async def test_an_old_message_that_is_edited_is_kept_and_not_talked_about(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("best font for slides?")
    await shown(sandbox, "riya", "I need a little more to go on")
    await at_rest(coach)
    sandbox.clock.advance(minutes=11)

    await riya.edits(sandbox.direct_message_with("riya").thread(ts).root, "worst font for slides?")

    async def is_kept() -> bool:
        return "worst font for slides?" in [message.text for message in await rows(coach, Message)]

    await eventually(is_kept)
    assert not messages_with(sandbox, "riya", "You changed your message.")


@pytest.mark.slack_objects("eyes for a message that is gone")
async def test_a_question_deleted_before_it_is_answered_is_let_go(
    sandbox: Sandbox, coach: Program, caplog: pytest.LogCaptureFixture
) -> None:
    slow = sandbox.faults.add("slow", method="users.info", seconds=60)
    riya = sandbox.as_person("riya")
    ts = await riya.says(QUESTION)
    await eventually(lambda: rows(coach, Message))

    await riya.deletes(sandbox.direct_message_with("riya").thread(ts).root)
    await until_let_go(coach, QUESTION)
    slow.over.set()
    await at_rest(coach)

    assert not place_called(sandbox, "riya")
    assert not [record for record in caplog.records if record.name == "sideline.runner"]
    assert "zanzibar" not in everything_kept(coach)


@pytest.mark.slack_objects("a tick for a message that is gone")
@pytest.mark.parametrize(("fault", "passes"), [("slow", 0), ("apply_then_hang", 61)])
async def test_an_answer_that_is_on_its_way_when_its_question_is_deleted_is_taken_back(
    sandbox: Sandbox, coach: Program, acme: None, fault: FaultKind, passes: int
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    slow = sandbox.faults.add(fault, method="chat.postMessage", seconds=60)
    await riya.says(FOLLOW_UP, thread=ts)
    await sandbox.until(lambda: not sandbox.faults.waiting)  # it is being posted

    replies = sandbox.direct_message_with("riya").thread(ts).replies
    await riya.deletes(next(reply for reply in replies if reply.shows(FOLLOW_UP)))
    await until_let_go(coach, FOLLOW_UP)
    slow.over.set()

    sandbox.clock.advance(seconds=passes)
    await sandbox.until(lambda: sandbox.calls("chat.delete"))
    assert not messages_with(sandbox, "riya", "Here is what my library says on that.")


async def test_a_deleted_question_takes_the_answer_the_draft_and_the_offer_of_its_edit_along(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("best font for slides?")
    await riya.clicks("Ask my manager", on=await shown(sandbox, "riya", "I need a little more to go on"))
    await shown(sandbox, "riya", "I would like your view")
    await riya.edits(sandbox.direct_message_with("riya").thread(ts).root, CHAMPION)
    await riya.clicks("Redo with the edit", on=await shown(sandbox, "riya", "You changed your message."))
    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)

    await riya.deletes(sandbox.direct_message_with("riya").thread(ts).root)

    said = ("I need a little more to go on", "I would like your view", "You changed your message.", PLAN)
    await sandbox.until(lambda: not any(messages_with(sandbox, "riya", words) for words in said))
    await at_rest(coach)
    assert "best font for slides" not in everything_kept(coach)
    assert CHAMPION not in everything_kept(coach)


async def test_a_deleted_follow_up_takes_its_own_answer_along_and_leaves_the_plan(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    await riya.says("What do I say to the successor?", thread=ts)
    await shown(sandbox, "riya", "Here is what my library says on that.")
    await at_rest(coach)

    (follow_up,) = [
        reply for reply in sandbox.direct_message_with("riya").thread(ts).replies if reply.shows("say to")
    ]
    await riya.deletes(follow_up)

    await sandbox.until(lambda: not messages_with(sandbox, "riya", "Here is what my library says on that."))
    assert messages_with(sandbox, "riya", PLAN)


async def test_help_lines_stay_when_the_message_is_deleted(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("best font for slides?")
    await shown(sandbox, "riya", "I need a little more to go on")
    await at_rest(coach)
    root = sandbox.direct_message_with("riya").thread(ts).root
    await riya.edits(root, "I don't want to live any more")
    await shown(sandbox, "riya", HELP)
    await at_rest(coach)

    await riya.deletes(root)

    await sandbox.until(lambda: not messages_with(sandbox, "riya", "I need a little more to go on"))
    assert messages_with(sandbox, "riya", HELP)
