"""The digest of the week after: what came of the focus, and of which calls it speaks."""

from datetime import UTC, datetime

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import DigestReaction, Focus
from tests.scenarios.reviewed import add_reviewed_call
from tests.scenarios.seeing import at_rest, eventually, rows, shown
from tests.scenarios.weekly import FRIDAY, MONDAY, TITLE, digest_of_monday, renewing_soon, settled
from tests.unit.handlers.blocks.made import a_review

NEXT_MONDAY = datetime(2026, 11, 30, 8, 31, tzinfo=UTC)


@pytest.fixture(autouse=True)
def it_is_friday(sandbox: Sandbox) -> None:
    sandbox.clock.set_to(FRIDAY)


async def digest_after(sandbox: Sandbox, program: Program) -> SeenMessage:
    """The second digest, a week after the first."""
    sandbox.clock.set_to(NEXT_MONDAY)
    digest = await shown(sandbox, "riya", TITLE, times=2)
    await at_rest(program)
    return digest


@pytest.mark.parametrize(
    ("emoji", "result"), [("trophy", "you said it worked"), ("white_check_mark", "you did it")]
)
async def test_it_tells_what_the_person_said_of_the_last_focus(
    sandbox: Sandbox, coach: Program, emoji: str, result: str
) -> None:
    first = await digest_of_monday(sandbox, coach)
    await sandbox.as_person("riya").reacts(emoji, to=first)

    async def noted() -> list[DigestReaction]:
        return await rows(coach, DigestReaction)

    await eventually(noted)
    digest = await digest_after(sandbox, coach)

    (focus,) = await rows(coach, Focus)
    assert digest.shows(f"*Last focus* {focus.title} — {result}")


async def test_it_says_when_no_call_could_show_the_last_focus(sandbox: Sandbox, coach: Program) -> None:
    await digest_of_monday(sandbox, coach)

    digest = await digest_after(sandbox, coach)

    assert digest.shows("not seen yet: no call since could show it")


async def test_a_call_without_a_day_counts_for_the_week_it_was_shared_in(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    await renewing_soon(coach)
    await add_reviewed_call(sandbox, coach, a_review().model_copy(update={"happened_on": None}))
    sandbox.clock.set_to(MONDAY)
    first = await shown(sandbox, "riya", TITLE)
    await at_rest(coach)

    second = await digest_after(sandbox, coach)

    assert first.shows("Did well")
    assert not second.shows("Did well")
