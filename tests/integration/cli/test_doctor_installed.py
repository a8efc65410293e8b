"""`sideline doctor` where workspaces add Sideline themselves."""

import pytest

from sandbox import CLIENT_ID, CLIENT_SECRET, Sandbox
from storage.database import Database
from storage.sealing import Seal, new_key
from tests.integration.cli.terminal import Terminal
from tests.integration.cli.test_keys import install

KEY = new_key()


@pytest.fixture
def many(terminal: Terminal, slack: Sandbox) -> Terminal:
    terminal.sets(
        slack_client_id=CLIENT_ID,
        slack_client_secret=CLIENT_SECRET,
        slack_signing_secret="sandbox-signing-secret",
        slack_api_url=slack.api_url,
        sideline_mode="http",
        sideline_public_url="https://coach.example.com",
        sideline_encryption_keys=KEY,
    )
    return terminal


async def test_before_anybody_added_it_the_address_is_said(many: Terminal, database: Database) -> None:
    said = await many.types("doctor")

    assert "https://coach.example.com/slack/install" in said.out


async def test_a_token_that_slack_does_not_take_is_named_with_its_workspace(
    many: Terminal, database: Database
) -> None:
    await install(database, Seal([KEY]))

    said = await many.types("doctor")

    assert said.code == 1
    assert "Acme (T1)" in said.out
    assert "Slack does not take its token: invalid_auth" in said.out
    assert "xoxb" not in said.out


async def test_a_key_that_opens_nothing_is_said_by_its_setting(many: Terminal, database: Database) -> None:
    await install(database, Seal([new_key()]))

    said = await many.types("doctor")

    assert said.code == 1
    assert "SIDELINE_ENCRYPTION_KEYS" in said.out
