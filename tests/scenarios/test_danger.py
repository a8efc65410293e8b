"""Somebody in danger: a human answer, help lines, and nothing kept."""

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem, Conversation
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.keeping import bytes_on_disk
from tests.scenarios.seeing import at_rest, eventually, modal, place_called, rows, shown

DANGER = "I can't cope any more and I want to kill myself, zanzibar"


async def test_danger_in_an_edit_is_met_with_help_and_not_kept(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("best font for slides?")
    await shown(sandbox, "riya", "I need a little more to go on")
    await at_rest(coach)

    await riya.edits(sandbox.direct_message_with("riya").thread(ts).root, DANGER)

    await shown(sandbox, "riya", "findahelpline.com")
    await is_kept_nowhere(coach)


async def is_kept_nowhere(program: Program) -> None:
    """The journal's note goes as soon as all is said."""

    async def is_gone() -> bool:
        return b"zanzibar" not in bytes_on_disk(program)

    await eventually(is_gone)


@pytest.mark.parametrize("how", ["message", "command", "mention", "form", "thread", "reminder"])
async def test_a_cry_for_help_is_met_as_one_and_never_stored(
    sandbox: Sandbox, coach: Program, acme: None, how: str
) -> None:
    riya = sandbox.as_person("riya")
    match how:
        case "message":
            await riya.says(DANGER)
        case "command":
            await riya.types(f"/coach {DANGER}")
        case "mention":
            await riya.mentions(DANGER, channel="customers")
        case "form":
            await riya.uses_shortcut("ask_coach")
            await modal(sandbox, "riya")
            await riya.submits({"question": DANGER})
        case "thread":
            ts = await riya.says(CHAMPION)
            await shown(sandbox, "riya", PLAN)
            await riya.says(DANGER, thread=ts)
        case "reminder":
            ts = await riya.says(CHAMPION)
            await shown(sandbox, "riya", PLAN)
            await riya.says("remind me tomorrow in case i kill myself tonight zanzibar", thread=ts)

    def helped() -> bool:
        places = ("customers", sandbox.direct_message_with("riya").id)
        whispers = [message for place in places for message in sandbox.ephemerals(place, "riya")]
        return any(message.shows("findahelpline.com") for message in [*whispers, *place_called(sandbox, "riya")])

    await sandbox.until(helped)
    await at_rest(coach)
    await is_kept_nowhere(coach)
    assert not place_called(sandbox, "customers")
    assert not place_called(sandbox, "sam")


async def test_nothing_is_promised_for_words_that_are_not_answered(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says(DANGER)

    await shown(sandbox, "riya", "findahelpline.com")
    await at_rest(coach)
    assert {item.kind for item in await rows(coach, AgendaItem)} == {"say"}
    assert not await rows(coach, Conversation)
