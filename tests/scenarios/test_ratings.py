"""What a person says about an answer: the last thumb counts."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Rating
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.seeing import eventually, modal, rows, shown

REASONS = [
    "Not relevant to my situation",
    "Unclear: I don't know what to do next",
    "Too general to act on",
    "Wrong facts or wrong advice",
    "I knew or did this already",
    "Wrong moment for it",
]


@pytest.fixture
async def answer(sandbox: Sandbox, coach: Program, acme: None) -> SeenMessage:
    """A plan Riya was given."""
    await sandbox.as_person("riya").says(CHAMPION)
    return await shown(sandbox, "riya", PLAN)


async def until_rated(program: Program, *, is_helpful: bool, reason: str | None = None) -> Rating:
    """The one rating there is, once it says this."""

    async def look() -> Rating | None:
        found = await rows(program, Rating)
        assert len(found) <= 1
        return next((row for row in found if (row.is_helpful, row.reason) == (is_helpful, reason)), None)

    found = await eventually(look)
    assert found is not None
    return found


async def test_a_thumb_down_asks_for_one_of_six_reasons(sandbox: Sandbox, answer: SeenMessage) -> None:
    await sandbox.as_person("riya").clicks("Not useful", on=answer)

    form = await modal(sandbox, "riya")
    reasons = [option["text"]["text"] for option in form.blocks[0]["element"]["options"]]
    assert reasons == REASONS


async def test_a_reason_and_a_note_are_kept_as_one_rating(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Not useful", on=answer)
    await modal(sandbox, "riya")

    assert await riya.submits({"reason": "unclear", "note": "which call first?"}) is None

    rating = await until_rated(coach, is_helpful=False, reason="unclear")
    assert rating.note == "which call first?"
    assert sandbox.modal_of("riya") is None


async def test_a_thumb_up_afterwards_replaces_the_thumb_and_its_reason(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Not useful", on=answer)
    await modal(sandbox, "riya")
    await riya.submits({"reason": "unclear", "note": "which call first?"})
    await until_rated(coach, is_helpful=False, reason="unclear")

    await riya.clicks("Helpful", on=answer)

    rating = await until_rated(coach, is_helpful=True)
    assert rating.note is None


async def test_a_thumb_down_without_a_reason_counts(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Not useful", on=answer)
    await modal(sandbox, "riya")

    await riya.closes()

    await until_rated(coach, is_helpful=False)


async def test_saying_that_an_answer_was_useless_rates_it_and_asks_why(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("That advice was useless", thread=answer.thread_ts)
    sorry = await shown(sandbox, "riya", "Sorry it did not help")
    await until_rated(coach, is_helpful=False)

    await riya.clicks("Tell me why", on=sorry)
    await modal(sandbox, "riya")
    await riya.submits({"reason": "Wrong facts or wrong advice"})

    await until_rated(coach, is_helpful=False, reason="incorrect")


async def test_complaining_outside_of_a_thread_is_told_where_to_complain(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    await sandbox.as_person("riya").says("That advice was useless")

    assert await shown(sandbox, "riya", "Use 👎 under the answer you mean")
    assert not await rows(coach, Rating)


@pytest.mark.slack_objects("this workspace refuses the newer blocks")
async def test_where_slack_takes_no_thumbs_plain_buttons_do_the_same(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks")
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    answer = await shown(sandbox, "riya", PLAN)

    await riya.clicks("👍", on=answer)

    await until_rated(coach, is_helpful=True)


async def test_a_thumb_that_is_typed_in_the_thread_counts_like_the_button(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")

    await riya.says("👍", thread=answer.thread_ts)
    await shown(sandbox, "riya", "Noted as helpful.")
    await until_rated(coach, is_helpful=True)

    await riya.says(":-1::skin-tone-2:", thread=answer.thread_ts)
    await shown(sandbox, "riya", "What was off?")
    await until_rated(coach, is_helpful=False)
