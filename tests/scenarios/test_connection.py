"""Being connected over Socket Mode: tokens that do not work, connections that move on, break or wedge."""

import pytest

from app import Program
from handlers.connection import SocketConnection
from handlers.socket_mode import Restraint
from sandbox import Sandbox
from sandbox.delivery.socket import DisconnectKind
from tests.scenarios.asking import PROMOTED
from tests.scenarios.conftest import StartCoach
from tests.scenarios.processes import Processes
from tests.scenarios.seeing import at_rest, eventually, messages_with, shown

PLAN = "Champion promoted"


@pytest.mark.slack_objects("the tokens are wrong")
@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-sandbox-wrong", "invalid_auth"),
        ("SLACK_APP_TOKEN", "xapp-sandbox-wrong", "invalid_auth"),
    ],
)
async def test_a_wrong_token_ends_in_one_line_that_says_what_to_do(
    processes: Processes, name: str, value: str, code: str
) -> None:
    exit_code, log = await processes.run_to_the_end(**{name: value})

    assert exit_code == 1
    assert log.startswith(f"{name} does not work: Slack says {code}.")
    assert log.count("\n") == 1
    assert value not in log


async def test_a_slack_that_cannot_be_reached_ends_in_one_line(processes: Processes) -> None:
    exit_code, log = await processes.run_to_the_end(SLACK_API_URL="http://127.0.0.1:9/api/")

    assert exit_code == 1
    assert "Slack cannot be reached at SLACK_API_URL" in log
    assert log.count("\n") == 1


@pytest.mark.parametrize("kind", ["warning", "refresh_requested", "link_disabled", "close"])
async def test_a_connection_that_moves_on_loses_nothing(
    sandbox: Sandbox, coach: Program, kind: DisconnectKind
) -> None:
    await sandbox.disconnect(kind)

    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", PLAN)) == 1


async def test_where_connections_are_ended_at_once_a_new_one_is_asked_for_with_restraint(
    sandbox: Sandbox, coach: Program, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.faults.add("too_many_websockets")
    opened = len(sandbox.calls("apps.connections.open"))

    await sandbox.disconnect()
    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    assert len(sandbox.calls("apps.connections.open")) <= opened + 3
    assert "as many connections as it may have" in caplog.text


async def test_a_connection_that_stays_down_is_built_anew(sandbox: Sandbox, start_coach: StartCoach) -> None:
    async with start_coach() as program:
        app_token = program.deps.settings.slack_app_token
        assert app_token is not None
        watched = SocketConnection(
            program.bolt, app_token.get_secret_value(), look_every=0.02, down_for=0.1, connect_seconds=2
        )
        await watched.open()
        try:
            sandbox.faults.add("refuse_ticket", times=4)
            opened = len(sandbox.calls("apps.connections.open"))
            await sandbox.disconnect()

            await sandbox.until(lambda: len(sandbox.calls("apps.connections.open")) >= opened + 3)
            await eventually(watched.is_connected)
        finally:
            await watched.close()


async def test_a_connection_that_pauses_on_purpose_is_not_built_anew(
    sandbox: Sandbox, start_coach: StartCoach
) -> None:
    async with start_coach() as program:
        app_token = program.deps.settings.slack_app_token
        assert app_token is not None
        watched = SocketConnection(
            program.bolt, app_token.get_secret_value(), restraint=Restraint(pauses=(3600.0,)), look_every=0.02
        )
        await watched.open()

        async def is_down() -> bool:
            return not await watched.is_connected()

        try:
            sandbox.faults.add("too_many_websockets")
            await sandbox.disconnect()

            await eventually(is_down)
            assert await watched.is_well()
        finally:
            await watched.close()


async def test_what_happens_while_nobody_is_connected_is_answered_afterwards(
    sandbox: Sandbox, start_coach: StartCoach
) -> None:
    async with start_coach():
        pass
    await sandbox.as_person("riya").says(PROMOTED)

    async with start_coach():
        await shown(sandbox, "riya", PLAN)


@pytest.mark.slack_objects("an app token is taken away on purpose")
async def test_an_app_token_that_is_revoked_does_not_end_the_watch(
    sandbox: Sandbox, start_coach: StartCoach
) -> None:
    async with start_coach() as program:
        app_token = program.deps.settings.slack_app_token
        assert app_token is not None
        watched = SocketConnection(
            program.bolt, app_token.get_secret_value(), look_every=0.02, down_for=0.05, connect_seconds=2
        )
        await watched.open()
        try:
            sandbox.revoke_token(app_token.get_secret_value())
            await sandbox.disconnect()
            await sandbox.until(
                lambda: [call.ok for call in sandbox.calls("apps.connections.open")].count(False) > 3
            )
            sandbox.state.tokens[app_token.get_secret_value()].is_revoked = False

            await eventually(watched.is_connected)
        finally:
            await watched.close()
