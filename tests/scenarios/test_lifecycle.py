"""Tokens taken away: the bot's let everything promised rest, a person's end nothing."""

import logging
from typing import Any

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem, AuditEntry, Person, Team
from tests.scenarios.past import long_talk
from tests.scenarios.seeing import at_rest, eventually, heard, rows, shown


async def open_promises(program: Program) -> list[str]:
    return [row.kind for row in await rows(program, AgendaItem) if row.run_at is not None]


async def nothing_open(program: Program) -> bool:
    return not await open_promises(program)


async def is_removed(program: Program) -> bool:
    (team,) = await rows(program, Team)
    return team.removed_at is not None


def revoked(**tokens: Any) -> dict[str, Any]:
    return {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [], **tokens}}


async def test_a_persons_token_taken_away_ends_no_promise(sandbox: Sandbox, coach: Program, acme: None) -> None:
    await long_talk(sandbox, coach)
    assert "remind" in await open_promises(coach)

    sandbox.deliver(revoked(oauth=["U0RIYA"]))
    await heard(sandbox)
    await sandbox.as_person("riya").says("thanks")
    await shown(sandbox, "riya", "Glad to help")

    assert "remind" in await open_promises(coach)


async def test_an_event_about_a_token_that_still_works_ends_nothing(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await long_talk(sandbox, coach)

    sandbox.deliver(revoked(bot=["U0SIDELINE"]))  # as one that comes late, when Sideline is back already
    await heard(sandbox)
    await sandbox.as_person("riya").says("thanks")
    await shown(sandbox, "riya", "Glad to help")

    assert "remind" in await open_promises(coach)


@pytest.mark.slack_objects("the token is gone, which is looked into")
async def test_the_bots_token_taken_away_lets_every_promise_rest_and_one_line_says_so(
    sandbox: Sandbox, coach: Program, acme: None, caplog: pytest.LogCaptureFixture
) -> None:
    await long_talk(sandbox, coach)

    with caplog.at_level(logging.WARNING, logger="sideline"):
        sandbox.uninstall()  # tells twice: removed, and tokens revoked
        await eventually(lambda: nothing_open(coach))
        await heard(sandbox)

    assert len([line for line in caplog.messages if "its work rests" in line]) == 1
    assert [row.kind for row in await rows(coach, AgendaItem) if row.parked_at is not None]


@pytest.mark.slack_objects("the token is gone, which is looked into")
async def test_a_token_that_dies_without_a_word_is_noticed_by_the_first_call(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await long_talk(sandbox, coach)

    for token in sandbox.state.tokens.values():
        token.is_revoked = token.kind == "bot"
    await sandbox.as_person("riya").says("My buyer went quiet. What now?")

    await eventually(lambda: is_removed(coach))
    await at_rest(coach)
    calls = len(sandbox.calls())
    await sandbox.as_person("riya").says("Anybody there?")
    await heard(sandbox)
    assert len(sandbox.calls()) == calls


@pytest.mark.slack_objects("the token is gone, which is looked into")
async def test_a_token_that_is_taken_again_brings_everything_back(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await long_talk(sandbox, coach)
    sandbox.uninstall()
    await eventually(lambda: nothing_open(coach))

    for token in sandbox.state.tokens.values():
        token.is_revoked = False
    await coach.workspaces.look_after()

    assert "remind" in await open_promises(coach)
    await sandbox.as_person("riya").says("thanks")
    await shown(sandbox, "riya", "Glad to help")


@pytest.mark.slack_objects("the token is gone, which is looked into")
async def test_what_a_workspace_left_is_deleted_when_its_grace_is_over(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await long_talk(sandbox, coach)
    sandbox.uninstall()
    await eventually(lambda: nothing_open(coach))

    sandbox.clock.advance(days=29)
    await coach.workspaces.look_after()
    assert await rows(coach, Person)

    sandbox.clock.advance(days=2)
    await coach.workspaces.look_after()

    (entry,) = await rows(coach, AuditEntry)
    assert entry.what == "team forgotten"
    assert not await rows(coach, Person)
    assert not await rows(coach, AgendaItem)
