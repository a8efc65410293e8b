"""When what Sideline leans on is away or wrong: honest answers, clear lines, and nothing lost or said twice."""

from datetime import timedelta

import pytest

from app import Program, assembled, connected
from bot.settings import Settings
from sandbox import Sandbox
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, status_error
from tests.fakes.printed_log import printed_log
from tests.scenarios.conftest import StartCoach, add_acme
from tests.scenarios.forging import forge_event
from tests.scenarios.patience import QUICK
from tests.scenarios.plans import CHAMPION, PLAN, TITLE
from tests.scenarios.seeing import at_rest, messages_with, shown

BY_TEMPLATE = "Template answer"


async def test_slack_away_for_ten_minutes_gets_every_answer_once(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    sandbox.faults.add("http_503", method="chat.*", times=1000)
    sandbox.faults.add("http_503", method="conversations.*", times=1000)
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    await sandbox.until(lambda: len(sandbox.calls("chat.postMessage")) >= 1)
    await at_rest(coach)
    assert not messages_with(sandbox, "riya", BY_TEMPLATE)

    sandbox.faults.clear()
    sandbox.clock.advance(minutes=10)

    await shown(sandbox, "riya", BY_TEMPLATE)
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", BY_TEMPLATE)) == 1


async def test_a_gateway_that_fails_now_and_then_costs_no_answer(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    sandbox.faults.add("http_502", method="chat.postMessage")
    sandbox.faults.add("http_502", method="conversations.replies")

    await sandbox.as_person("riya").says(CHAMPION)

    await shown(sandbox, "riya", BY_TEMPLATE)
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", BY_TEMPLATE)) == 1


async def test_a_thread_that_cannot_be_opened_meanwhile_is_not_given_up(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    for method in ("chat.*", "conversations.*", "users.*", "files.*", "assistant.*", "reactions.*", "views.*"):
        sandbox.faults.add("error", method=method, error="service_unavailable", times=100_000)
    await sandbox.as_person("riya").types(f"/coach {CHAMPION}", channel="general")
    for _ in range(9):
        await tried_again(sandbox, coach)

    sandbox.faults.clear()
    sandbox.clock.advance(minutes=2)

    await shown(sandbox, "riya", BY_TEMPLATE)
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", BY_TEMPLATE)) == 1


async def tried_again(sandbox: Sandbox, coach: Program) -> None:
    """Two minutes pass, and what waits for Slack asks it once more."""
    before = len(sandbox.calls())
    sandbox.clock.advance(minutes=2)
    await sandbox.until(lambda: len(sandbox.calls()) > before)
    await at_rest(coach)


async def test_claude_comes_back_without_a_restart_and_the_log_says_so(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    model.will(status_error(401), guidance_answer(PLAN))
    with printed_log() as read:
        async with start_coach(model=model) as program:
            await add_acme(program)
            riya = sandbox.as_person("riya")
            await riya.says(CHAMPION)
            await shown(sandbox, "riya", "E-LLM-CONFIG")
            await riya.says(f"{CHAMPION} And now?")
            await shown(sandbox, "riya", TITLE)
            await at_rest(program)

    lines = [line for line in read().splitlines() if "sideline.claude" in line]
    assert "Claude does not answer (401 authentication_error" in lines[0]
    assert "Claude answers again, after 0 minutes and 1 failures" in lines[-1]


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_an_hour_off_makes_nobody_read_an_answer_twice(
    sandbox: Sandbox, database_url: str, hours: int
) -> None:
    settings = Settings.model_validate(
        {
            "slack_bot_token": sandbox.bot_token,
            "slack_app_token": sandbox.app_token,
            "slack_api_url": sandbox.api_url,
            "database_url": database_url,
        }
    )
    off = timedelta(hours=hours)
    async with assembled(settings, skew=lambda: off, patience=QUICK) as program, connected(program):
        await add_acme(program)
        sandbox.faults.add("apply_then_drop", method="chat.postMessage")

        await sandbox.as_person("riya").says(CHAMPION)

        await shown(sandbox, "riya", BY_TEMPLATE)
        await at_rest(program)
    assert len(messages_with(sandbox, "riya", BY_TEMPLATE)) == 1


async def test_a_kind_of_event_nobody_knows_is_left(sandbox: Sandbox, coach: Program, acme: None) -> None:
    with printed_log() as read:
        await forge_event(sandbox, {"type": "quantum_entangled", "user": "U0RIYA"}, team_id=sandbox.team.id)
        await sandbox.as_person("riya").says(CHAMPION)
        await shown(sandbox, "riya", BY_TEMPLATE)
        await at_rest(coach)

    (line,) = read().splitlines()
    assert " DEBUG sideline.catch_all nothing to do for an event of type quantum_entangled" in line
