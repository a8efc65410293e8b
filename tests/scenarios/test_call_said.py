"""Plain words under a call review mean its buttons."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Call, Rating
from tests.scenarios.seeing import eventually, messages_with, modal, rows, shown


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("this score is wrong, I did ask about budget at 12:40", "Which line of *Acme discovery* is wrong?"),
        ("I did ask her before I answered", "Which line of *Acme discovery* is wrong?"),
        ("That's not me", "Tell me who you are on this call"),
        ("delete this call", "I can delete *Acme discovery*."),
        ("let me try again", "Say it again as you would now."),
        ("save this as my example", "Saved as your example."),
        ("that didn't help", "Sorry it did not help."),
        ("show me the evidence", "✔ Acknowledges first"),
    ],
)
async def test_words_in_the_thread_do_what_the_button_does(
    sandbox: Sandbox, review: SeenMessage, words: str, answer: str
) -> None:
    await sandbox.as_person("riya").says(words, thread=review.thread_ts)

    assert (await shown(sandbox, "riya", answer)).thread_ts == review.thread_ts


async def test_a_dispute_takes_its_words_into_the_form(sandbox: Sandbox, review: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("I did ask her about the close", thread=review.thread_ts)
    offer = await shown(sandbox, "riya", "Which line of")

    await riya.clicks("Choose the line", on=offer)

    form = await modal(sandbox, "riya")
    assert form.blocks[1]["element"]["initial_value"] == "I did ask her about the close"
    lines = [option["text"]["text"] for option in form.blocks[0]["element"]["options"]]
    assert lines[0] == "✘ Asks before answering"
    assert "Names the worry" not in " ".join(lines)


async def test_a_dispute_elsewhere_is_about_the_last_call(sandbox: Sandbox, review: SeenMessage) -> None:
    await sandbox.as_person("riya").says("my score is wrong")

    assert await shown(sandbox, "riya", "Which line of *Acme discovery* is wrong?")


async def test_a_dispute_without_a_call_says_where_to_dispute(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says("my score is wrong")

    assert await shown(sandbox, "riya", "Say that in the thread of the call you mean")


async def test_a_question_in_the_thread_is_answered_as_one(sandbox: Sandbox, review: SeenMessage) -> None:
    await sandbox.as_person("riya").says(
        "I did ask her boss to join, how do I get him there?", thread=review.thread_ts
    )

    await sandbox.until(lambda: messages_with(sandbox, "riya", "Situation") or None)
    assert not messages_with(sandbox, "riya", "Which line of")


async def test_words_that_delete_still_ask_first(sandbox: Sandbox, coach: Program, review: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("delete this call", thread=review.thread_ts)
    offer = await shown(sandbox, "riya", "I can delete")
    assert await rows(coach, Call)

    await riya.clicks("Delete this call", on=offer)
    await modal(sandbox, "riya")
    await riya.submits({})

    async def is_gone() -> bool:
        return not await rows(coach, Call)

    assert await eventually(is_gone)


async def test_useless_is_a_thumb_down_on_the_review(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    await sandbox.as_person("riya").says("not helpful", thread=review.thread_ts)

    await shown(sandbox, "riya", "Sorry it did not help.")
    (rating,) = await rows(coach, Rating)
    assert (rating.is_helpful, rating.call_id is not None) == (False, True)
