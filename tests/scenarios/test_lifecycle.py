"""Tokens taken away: the bot's end everything promised, a person's end nothing."""

from typing import Any

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem
from tests.scenarios.past import long_talk
from tests.scenarios.seeing import eventually, rows, shown


async def open_promises(program: Program) -> list[str]:
    return [row.kind for row in await rows(program, AgendaItem) if row.run_at is not None]


def revoked(**tokens: Any) -> dict[str, Any]:
    return {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [], **tokens}}


async def test_a_persons_token_taken_away_ends_no_promise(sandbox: Sandbox, coach: Program, acme: None) -> None:
    await long_talk(sandbox, coach)
    assert "remind" in await open_promises(coach)

    sandbox.deliver(revoked(oauth=["U0RIYA"]))
    await sandbox.until(lambda: sandbox.deliveries[-1].acked)
    await sandbox.as_person("riya").says("thanks")
    await shown(sandbox, "riya", "Glad to help")

    assert "remind" in await open_promises(coach)


async def test_the_bots_token_taken_away_ends_every_promise(sandbox: Sandbox, coach: Program, acme: None) -> None:
    await long_talk(sandbox, coach)

    sandbox.deliver(revoked(bot=["U0SIDELINE"]))

    async def nothing_open() -> bool:
        return not await open_promises(coach)

    await eventually(nothing_open)
