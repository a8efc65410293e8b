"""Tokens that end after twelve hours: renewed in time, by one process, and nothing is lost in between."""

import asyncio
import logging

import pytest

from app import Program
from handlers.ways_in import take_over
from sandbox import Sandbox
from storage.journal import Journal
from storage.models import Installation, Team
from storage.sealing import Seal
from tests.scenarios.asking import PROMOTED
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown
from tests.scenarios.workspaces.conftest import KEY, Served, StartServing


def renewals(sandbox: Sandbox) -> int:
    calls = sandbox.calls("oauth.v2.access")
    return len([call for call in calls if call.args["grant_type"] == "refresh_token"])


async def token_of(program: Program) -> str:
    (installation,) = await rows(program, Installation)
    return Seal([KEY]).open(installation.sealed_token, owner=installation.team_id)


async def answered(workspace: Sandbox, name: str = "riya") -> None:
    await workspace.as_person(name).says(PROMOTED)
    await shown(workspace, name, "Champion promoted")


@pytest.fixture
async def rotating(sandbox: Sandbox, served: Served) -> Program:
    sandbox.oauth.rotates = True
    await served.browser.adds("T0ACME")
    return served.program


async def test_a_token_is_renewed_before_it_ends_also_when_nobody_speaks(acme: Sandbox, rotating: Program) -> None:
    before = await token_of(rotating)
    acme.clock.advance(hours=9)
    await rotating.workspaces.look_after()
    assert renewals(acme) == 0

    acme.clock.advance(hours=2)
    await rotating.workspaces.look_after()

    assert renewals(acme) == 1
    assert await token_of(rotating) != before
    acme.clock.advance(hours=2)
    await answered(acme)


async def test_a_token_that_ended_while_nobody_looked_is_renewed_by_the_next_question(
    acme: Sandbox, rotating: Program
) -> None:
    acme.clock.advance(hours=13)

    await answered(acme)

    assert renewals(acme) == 1


@pytest.mark.slack_objects("the token ended earlier than was said")
async def test_a_token_that_ends_in_the_middle_is_renewed_and_the_call_made_again(
    acme: Sandbox, rotating: Program
) -> None:
    await answered(acme)
    acme.state.tokens[await token_of(rotating)].expires_at = 0

    await answered(acme, "tom")
    await at_rest(rotating)

    assert renewals(acme) == 1
    assert len(messages_with(acme, "tom", "Champion promoted")) == 1


async def test_two_programs_renew_a_token_once(
    acme: Sandbox, rotating: Program, start_serving: StartServing
) -> None:
    async with start_serving() as other:
        acme.clock.advance(hours=11)

        await asyncio.gather(rotating.workspaces.look_after(), other.program.workspaces.look_after())

        assert renewals(acme) == 1
        acme.clock.advance(hours=2)
        await answered(acme)


async def test_a_token_that_is_renewed_no_more_works_to_its_end_and_then_the_work_rests(
    acme: Sandbox, rotating: Program, served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    await answered(acme)
    acme.oauth.refresh_tokens.clear()
    acme.clock.advance(hours=11)

    with caplog.at_level(logging.ERROR, logger="sideline"):
        await rotating.workspaces.look_after()
        await rotating.workspaces.look_after()

    assert len([line for line in caplog.messages if "add Sideline to it again" in line]) == 1
    assert renewals(acme) == 1
    await acme.as_person("tom").says("thanks")
    await shown(acme, "tom", "Glad to help")


@pytest.mark.slack_objects("the token has ended for good")
async def test_when_it_has_ended_for_good_adding_it_again_brings_everything_back(
    acme: Sandbox, rotating: Program, served: Served
) -> None:
    await answered(acme)
    acme.oauth.refresh_tokens.clear()
    acme.clock.advance(hours=13)
    await acme.as_person("riya").says("Anybody there?")

    async def has_left() -> bool:
        return all(team.removed_at for team in await rows(rotating, Team))

    await eventually(has_left)
    await served.browser.adds("T0ACME")

    await answered(acme, "tom")


async def test_an_answer_of_slacks_that_was_lost_is_not_asked_for_again_at_once(
    acme: Sandbox, rotating: Program
) -> None:
    acme.clock.advance(hours=11)
    acme.faults.add("http_500", method="oauth.v2.access")

    await rotating.workspaces.look_after()
    await rotating.workspaces.look_after()

    assert renewals(acme) == 1
    await answered(acme)


async def test_what_a_killed_program_had_of_slack_is_kept_by_the_next(acme: Sandbox, rotating: Program) -> None:
    (installation,) = await rows(rotating, Installation)
    seal = Seal([KEY])
    killed = Journal(rotating.deps.settings.journal_folder)
    noted = {
        "team_id": "T0ACME",
        "sealed_before": installation.sealed_token,
        "sealed_token": seal.close("xoxb-sandbox-newer", owner="T0ACME"),
        "sealed_refresh_token": seal.close("xoxe-1-sandbox-newer", owner="T0ACME"),
        "expires_at": rotating.deps.now().timestamp() + 43_200,
    }
    killed.note({"refreshed": noted}, now=rotating.deps.now())
    killed.close()

    await take_over(rotating.bolt, rotating.deps, rotating.process.journal)

    assert await token_of(rotating) == "xoxb-sandbox-newer"


pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")


@pytest.mark.slack_objects("the token ended earlier than was said")
async def test_calls_refused_beside_each_other_renew_the_token_once(acme: Sandbox, rotating: Program) -> None:
    slack = await rotating.workspaces.find("T0ACME")
    assert slack is not None
    acme.state.tokens[await token_of(rotating)].expires_at = 0
    acme.faults.add("slow", method="oauth.v2.access", seconds=0.1)

    await asyncio.gather(*(slack.reading.users_info(user=acme.as_person("riya").id) for _ in range(8)))

    assert renewals(acme) == 1
