"""Emojis on messages that people see before we know that they are out."""

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem, Delivery, Rating
from tests.scenarios.asking import PROMOTED
from tests.scenarios.seeing import at_rest, eventually, heard, rows, shown


async def test_a_thumb_on_advice_that_is_there_before_we_know_counts_too(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    sandbox.faults.add("apply_then_drop", method="chat.postMessage")
    sandbox.faults.add("http_500", method="conversations.replies", times=99)
    await riya.says(PROMOTED)
    answer = await shown(sandbox, "riya", "Do this")

    await riya.reacts("+1", to=answer)
    await heard(sandbox)
    await at_rest(coach)
    before = await rows(coach, Rating)
    sandbox.faults.clear()
    sandbox.clock.advance(seconds=61)

    async def is_rated() -> bool:
        sandbox.clock.advance(seconds=5)
        return [rating.is_helpful for rating in await rows(coach, Rating)] == [True]

    assert not before
    assert await eventually(is_rated)


async def test_an_emoji_on_a_message_of_somebody_else_waits_for_nothing(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    sandbox.faults.add("apply_then_drop", method="chat.postMessage")
    sandbox.faults.add("http_500", method="conversations.replies", times=99)
    ts = await riya.says(PROMOTED)
    await shown(sandbox, "riya", "Do this")
    own = next(each for each in sandbox.direct_message_with("riya").messages if each.ts == ts)

    await riya.reacts("+1", to=own)
    await heard(sandbox)
    await at_rest(coach)

    assert "sending" in {delivery.state for delivery in await rows(coach, Delivery)}
    assert "reaction" not in {item.kind for item in await rows(coach, AgendaItem)}
    assert not await rows(coach, Rating)
