"""The database goes away before a program that has just started knows the workspaces it serves."""

from pathlib import Path

import pytest

from sandbox import Sandbox
from storage.journal import is_in_use
from tests.fakes.cut_line import CutLine
from tests.scenarios.asking import PROMOTED
from tests.scenarios.seeing import messages_with, shown, whispered
from tests.scenarios.workspaces.conftest import StartServing

PLAN = "Champion promoted"


@pytest.fixture
def database_url(far_postgres_url: str) -> str:
    return far_postgres_url


@pytest.fixture
async def over_socket(acme: Sandbox, start_serving: StartServing, tmp_path: Path) -> dict[str, object]:
    """How to start the program, which a workspace has added and that has not heard of it since it started."""
    how: dict[str, object] = {
        "sideline_mode": "socket",
        "slack_app_token": acme.app_token,
        "sideline_journal_dir": str(tmp_path / "journal"),
        "sideline_shutdown_seconds": 0.2,
    }
    async with start_serving(**how) as served:
        await served.browser.adds("T0ACME")
    return how


async def test_what_was_said_meanwhile_is_answered_when_it_is_back(
    acme: Sandbox, start_serving: StartServing, line: CutLine, over_socket: dict[str, object]
) -> None:
    async with start_serving(**over_socket):
        await line.cut()
        await acme.as_person("riya").says(PROMOTED)
        await line.mend()

        await shown(acme, "riya", PLAN)
    assert len(messages_with(acme, "riya", PLAN)) == 1


async def test_what_waits_when_the_program_ends_is_answered_by_the_next(
    acme: Sandbox, start_serving: StartServing, line: CutLine, over_socket: dict[str, object], tmp_path: Path
) -> None:
    async with start_serving(**over_socket):
        await line.cut()
        await acme.as_person("riya").says(PROMOTED)
    assert not is_in_use(tmp_path / "journal")
    await line.mend()

    async with start_serving(**over_socket):
        await shown(acme, "riya", PLAN)


async def test_a_command_meanwhile_is_told_to_come_again(
    acme: Sandbox, start_serving: StartServing, line: CutLine, over_socket: dict[str, object]
) -> None:
    async with start_serving(**over_socket):
        await line.cut()
        await acme.as_person("riya").types(f"/coach {PROMOTED}", channel="general")

        assert await whispered(acme, "general", "riya", "Please try again in a minute. · E-DATABASE")
        await line.mend()
