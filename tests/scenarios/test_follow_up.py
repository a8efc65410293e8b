"""The draft after a call: once, in its thread, of what was said there."""

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Message
from tests.scenarios.keeping import everything_kept
from tests.scenarios.seeing import messages_with, modal, rows, shown, whispered

NOT_SENT = "A draft for you to change and send yourself. I send nothing."


async def test_the_draft_mentions_what_was_promised(sandbox: Sandbox, review: SeenMessage) -> None:
    await sandbox.as_person("riya").clicks("Draft follow-up", on=review)

    draft = await shown(sandbox, "riya", NOT_SENT)
    assert draft.thread_ts == review.thread_ts
    assert draft.shows("one page summary")


async def test_a_second_click_writes_no_second_draft(sandbox: Sandbox, review: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Draft follow-up", on=review)
    await shown(sandbox, "riya", NOT_SENT)

    await riya.clicks("Draft follow-up", on=review)

    assert await whispered(sandbox, "riya", "riya", "That is already in this thread.")
    assert len(messages_with(sandbox, "riya", NOT_SENT)) == 1


async def test_words_in_the_thread_ask_for_it_too(sandbox: Sandbox, review: SeenMessage) -> None:
    await sandbox.as_person("riya").says("draft the follow-up email please", thread=review.thread_ts)

    assert (await shown(sandbox, "riya", NOT_SENT)).thread_ts == review.thread_ts


async def test_the_draft_is_kept_with_the_thread_and_goes_with_the_call(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Draft follow-up", on=review)
    await shown(sandbox, "riya", NOT_SENT)
    assert [row for row in await rows(coach, Message) if row.text.startswith("Draft. ")]

    await riya.clicks("Delete this call", on=review)
    await modal(sandbox, "riya")
    await riya.submits({})

    await sandbox.until(lambda: not messages_with(sandbox, "riya", NOT_SENT))
    assert not [row for row in await rows(coach, Message) if row.text.startswith("Draft. ")]
    assert "one page summary" not in everything_kept(coach)
