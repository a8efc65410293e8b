"""Taken out, and added again: the work of one workspace rests, the others go on, and nothing is lost."""

import asyncio
import logging
from functools import partial

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem, Installation, Person, Team
from tests.scenarios.asking import PROMOTED
from tests.scenarios.seeing import at_rest, eventually, rows, shown, whispered
from tests.scenarios.workspaces.conftest import Served, StartServing

GONE = pytest.mark.slack_objects("the token is gone, which is looked into")


async def asked_to_be_reminded(workspace: Sandbox, program: Program) -> None:
    await workspace.as_person("riya").says(PROMOTED)
    answer = await shown(workspace, "riya", "Champion promoted")
    await workspace.as_person("riya").clicks("Tomorrow at 9:00", on=answer)
    await whispered(workspace, "riya", "riya", "I'll remind you here")
    await at_rest(program)


async def has_left(program: Program, team_id: str) -> bool:
    return any(team.team_id == team_id and team.removed_at for team in await rows(program, Team))


async def open_promises(program: Program, team_id: str) -> list[AgendaItem]:
    return [row for row in await rows(program, AgendaItem) if row.team_id == team_id and row.run_at]


@GONE
async def test_one_takes_it_out_and_the_other_goes_on(acme: Sandbox, globex: Sandbox, both: Program) -> None:
    for workspace in (acme, globex):
        await asked_to_be_reminded(workspace, both)

    acme.uninstall()
    await eventually(lambda: has_left(both, "T0ACME"))

    assert [installation.team_id for installation in await rows(both, Installation)] == ["T0GLOBEX"]
    assert not await open_promises(both, "T0ACME")
    calls = len(acme.calls())
    acme.clock.advance(days=2)
    await shown(globex, "riya", "You asked me to remind you")
    await at_rest(both)
    assert not [call for call in acme.calls()[calls:] if call.error]


@GONE
async def test_added_again_it_remembers_and_keeps_what_it_promised(
    acme: Sandbox, both: Program, served: Served
) -> None:
    await asked_to_be_reminded(acme, both)
    acme.uninstall()
    await eventually(lambda: has_left(both, "T0ACME"))
    acme.clock.advance(days=3)

    assert "Coach is in Acme" in await served.browser.adds("T0ACME")

    await shown(acme, "riya", "You asked me to remind you")
    assert {person.team_id for person in await rows(both, Person)} == {"T0ACME"}


@GONE
async def test_after_the_grace_only_the_other_ones_rows_are_left(
    acme: Sandbox, globex: Sandbox, both: Program
) -> None:
    for workspace in (acme, globex):
        await asked_to_be_reminded(workspace, both)
    acme.uninstall()
    await eventually(lambda: has_left(both, "T0ACME"))

    acme.clock.advance(days=31)
    await both.workspaces.look_after()

    assert {person.team_id for person in await rows(both, Person)} == {"T0GLOBEX"}
    assert {team.team_id for team in await rows(both, Team)} == {"T0GLOBEX"}


@GONE
async def test_a_token_that_dies_without_a_word_stops_one_workspace_after_a_few_calls(
    acme: Sandbox, globex: Sandbox, both: Program, caplog: pytest.LogCaptureFixture
) -> None:
    await asked_to_be_reminded(acme, both)
    for token in acme.state.tokens.values():
        token.is_revoked = token.is_revoked or token.team_id == "T0ACME"

    with caplog.at_level(logging.WARNING, logger="sideline"):
        await acme.as_person("tom").says(PROMOTED)
        await globex.as_person("tom").says(PROMOTED)
        await eventually(lambda: has_left(both, "T0ACME"))
        await shown(globex, "tom", "Champion promoted")
        await at_rest(both)

    assert len([call for call in acme.calls() if call.error]) < 8
    assert len([line for line in caplog.messages if "its work rests" in line]) == 1


async def test_an_event_of_removal_that_comes_late_changes_nothing(acme: Sandbox, both: Program) -> None:
    acme.deliver({"type": "app_uninstalled"})
    await acme.until(lambda: any(each.acked for each in acme.deliveries))

    await acme.as_person("riya").says(PROMOTED)

    await shown(acme, "riya", "Champion promoted")


@GONE
async def test_an_organisation_takes_it_out_and_all_its_workspaces_rest_until_it_is_back(
    acme: Sandbox, globex: Sandbox, served: Served
) -> None:
    await served.browser.adds("T0ACME", is_org=True)
    for workspace in (acme, globex):
        await asked_to_be_reminded(workspace, served.program)

    acme.uninstall()

    for team_id in ("T0ACME", "T0GLOBEX"):
        await eventually(partial(has_left, served.program, team_id))
    acme.clock.advance(days=2)
    await served.browser.adds("T0ACME", is_org=True)
    for workspace in (acme, globex):
        await shown(workspace, "riya", "You asked me to remind you")


@GONE
async def test_added_again_while_its_old_token_is_looked_into_it_stays(
    acme: Sandbox, both: Program, served: Served
) -> None:
    await asked_to_be_reminded(acme, both)
    acme.faults.add("slow", method="auth.test", seconds=1)
    for token in acme.state.tokens.values():
        token.is_revoked = token.is_revoked or token.team_id == "T0ACME"
    looking = asyncio.create_task(both.workspaces.check("T0ACME", why="app_uninstalled"))
    await acme.until(lambda: not acme.faults.waiting)

    await served.browser.adds("T0ACME")
    await looking

    assert {installation.team_id for installation in await rows(both, Installation)} == {"T0ACME", "T0GLOBEX"}
    assert not await has_left(both, "T0ACME")
    assert await open_promises(both, "T0ACME")


@GONE
async def test_a_program_that_has_not_heard_that_it_was_added_again_puts_nothing_aside(
    acme: Sandbox, both: Program, served: Served, start_serving: StartServing
) -> None:
    await asked_to_be_reminded(acme, both)
    acme.uninstall()
    await eventually(lambda: has_left(both, "T0ACME"))
    async with start_serving() as other:
        assert await other.program.workspaces.find("T0ACME") is None
        await served.browser.adds("T0ACME")

        await other.program.workspaces.rest("T0ACME", why="there is no token")

        assert not await has_left(both, "T0ACME")
        assert await open_promises(both, "T0ACME")
        assert await other.program.workspaces.find("T0ACME") is not None


pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")
