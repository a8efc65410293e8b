"""A workspace that does not take our blocks still gets the words."""

from app import Program
from sandbox import Sandbox
from tests.scenarios.asking import PROMOTED
from tests.scenarios.seeing import at_rest, messages_with, shown

PLAN = "Champion promoted"


async def test_blocks_that_are_refused_are_sent_in_a_plainer_form(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks")

    await sandbox.as_person("riya").says(PROMOTED)

    answer = await shown(sandbox, "riya", PLAN)
    assert "👍" in [button.text for button in answer.buttons]


async def test_what_was_refused_once_is_not_tried_again(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks")
    await sandbox.as_person("riya").says(PROMOTED)
    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)

    await sandbox.as_person("tom").says(PROMOTED)

    await shown(sandbox, "tom", PLAN)
    assert [call.error for call in sandbox.calls("chat.postMessage")].count("invalid_blocks") == 1


async def test_when_no_blocks_are_taken_the_words_are_sent_alone(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks", times=2)

    await sandbox.as_person("riya").says(PROMOTED)

    answer = await shown(sandbox, "riya", PLAN)
    assert answer.shows("within 1 month")
    assert not answer.buttons
    assert len(messages_with(sandbox, "riya", PLAN)) == 1


async def test_what_is_too_long_for_slack_is_sent_as_words(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("error", method="chat.postMessage", error="msg_too_long")

    await sandbox.as_person("riya").says(PROMOTED)

    assert (await shown(sandbox, "riya", PLAN)).shows("within 1 month")
    assert len(messages_with(sandbox, "riya", PLAN)) == 1


async def test_being_told_to_wait_in_the_answer_itself_loses_nothing(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("error", method="chat.postMessage", error="ratelimited")

    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", PLAN)) == 1


async def test_a_thumb_of_the_plainer_form_counts_too(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks")
    riya = sandbox.as_person("riya")
    await riya.says(PROMOTED)

    await riya.clicks("👎", on=await shown(sandbox, "riya", PLAN))

    assert await sandbox.until(lambda: sandbox.modal_of("riya"))
