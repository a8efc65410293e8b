"""A token for the API, made in the settings: seen once, ended at once."""

import re

import pytest

from app import Program
from bot.api_tokens import is_over, is_same
from sandbox import Sandbox
from sandbox.seen import SeenView
from storage.models import ApiToken
from tests.scenarios.conftest import StartCoach
from tests.scenarios.seeing import modal, rows


async def window(sandbox: Sandbox, words: str) -> SeenView:
    """The window over the settings, once it shows these words."""

    def look() -> SeenView | None:
        view = sandbox.modal_of("riya")
        return view if view and view.shows(words) else None

    view = await sandbox.until(look)
    assert view is not None
    return view


async def test_a_token_is_made_seen_once_and_revoked(
    sandbox: Sandbox, start_coach: StartCoach, caplog: pytest.LogCaptureFixture
) -> None:
    async with start_coach(sideline_api=True, sideline_port=0) as program:
        riya = sandbox.as_person("riya")
        await riya.types("/coach settings")
        await riya.clicks("API tokens", on=await modal(sandbox, "riya"))

        await riya.clicks("Make a token", on=await window(sandbox, "You have none"))
        seen = await window(sandbox, "Your new token")
        found = re.search(r"sl_[\w-]{54}", str(seen.blocks))

        assert found
        (kept,) = await rows(program, ApiToken)
        assert is_same(found[0], kept)
        assert found[0] not in caplog.text
        await riya.closes()
        await riya.clicks("API tokens", on=await modal(sandbox, "riya"))
        listed = await window(sandbox, f"{kept.prefix}…")
        assert found[0] not in str(listed.blocks)
        await riya.clicks("Revoke", on=listed)
        await window(sandbox, "You have none")
        assert is_over((await rows(program, ApiToken))[0], program.deps.now())


async def test_without_the_api_there_is_no_such_button(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach settings")

    assert "API tokens" not in str((await modal(sandbox, "riya")).blocks)
