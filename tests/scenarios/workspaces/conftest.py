"""A program that serves whoever adds it, over HTTP, beside a Slack with two workspaces."""

import contextlib
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from app import MANIFEST, Program, assembled, connected
from bot.settings import Settings
from sandbox import CLIENT_ID, CLIENT_SECRET, Sandbox
from storage.sealing import new_key
from tests.scenarios.patience import ACK_SECONDS, QUICK, let_acknowledge_late
from tests.scenarios.seeing import eventually
from tests.scenarios.workspaces.browser import PUBLIC, Browser

WORLD = Path(__file__).with_name("world.yaml")
SECRET = "sandbox-signing-secret"
KEY = new_key()


@dataclass(frozen=True)
class Served:
    """The program, and somebody's browser."""

    program: Program
    browser: Browser


StartServing = Callable[..., AbstractAsyncContextManager[Served]]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(manifest=MANIFEST, world=WORLD, ack_seconds=ACK_SECONDS) as slack:
        for token in slack.state.tokens.values():
            token.is_revoked = token.kind == "bot"  # nobody has added anything yet
        yield slack


@pytest.fixture
def acme(sandbox: Sandbox) -> Sandbox:
    return sandbox.in_workspace("T0ACME")


@pytest.fixture
def globex(sandbox: Sandbox) -> Sandbox:
    return sandbox.in_workspace("T0GLOBEX")


@pytest.fixture
def start_serving(sandbox: Sandbox, database_url: str) -> StartServing:
    """Starts the program on this test's database: `async with start_serving() as served`."""

    @contextlib.asynccontextmanager
    async def start(**overrides: object) -> AsyncIterator[Served]:
        values: dict[str, object] = {
            "slack_client_id": CLIENT_ID,
            "slack_client_secret": CLIENT_SECRET,
            "slack_signing_secret": SECRET,
            "slack_api_url": sandbox.api_url,
            "sideline_public_url": PUBLIC,
            "sideline_encryption_keys": KEY,
            "sideline_mode": "http",
            "sideline_port": 0,
            "sideline_shutdown_seconds": 2,
            "database_url": database_url,
            **overrides,
        }
        settings = Settings.model_validate(values)
        moved = lambda: timedelta(seconds=sandbox.clock.offset_seconds)  # noqa: E731
        async with assembled(settings, skew=moved, patience=QUICK) as program, connected(program) as how:
            let_acknowledge_late(program)
            address = re.findall(r"http://\S+", how)[-1]
            if settings.sideline_mode == "http":
                await sandbox.speak_http(address)
            async with contextlib.aclosing(Browser(sandbox, address)) as browser:
                yield Served(program, browser)
                await eventually(partial(has_quiet, sandbox, program))

    return start


async def has_quiet(sandbox: Sandbox, program: Program) -> bool:
    """Nothing is worked on, or on its way from Slack; what waits for a database that is gone waits on."""
    return program.runner.is_idle and not sandbox.state.tasks


@pytest.fixture
async def served(start_serving: StartServing) -> AsyncIterator[Served]:
    async with start_serving() as served:
        yield served


@pytest.fixture
async def both(served: Served) -> Program:
    """Both workspaces have added it."""
    for team_id in ("T0ACME", "T0GLOBEX"):
        assert "Coach is in" in await served.browser.adds(team_id)
    return served.program
