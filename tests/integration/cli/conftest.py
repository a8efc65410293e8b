"""The command line as somebody at a terminal has it: an empty folder, no settings, and what it prints."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import Settings
from sandbox import Sandbox
from storage.database import Database
from tests.fakes.anthropic_server import ScriptedAnthropic
from tests.house.source import ROOT
from tests.integration.cli.terminal import Terminal, opened

MANIFEST = ROOT / "manifest.yml"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with tables and no rows, made once."""
    path = tmp_path_factory.mktemp("migrated") / "sideline.db"

    async def migrate() -> None:
        async with opened(path) as database:
            await database.migrate()

    asyncio.run(migrate())
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person stands; nothing is set there, whatever is set on this machine."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def terminal(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(folder, capsys, monkeypatch)


@pytest.fixture
def ready(folder: Path, migrated: Path) -> Path:
    """The database's file, where the settings expect it."""
    path = folder / "var" / "sideline.db"
    path.parent.mkdir()
    shutil.copy(migrated, path)
    return path


@pytest.fixture
async def database(ready: Path) -> AsyncIterator[Database]:
    async with opened(ready) as database:
        yield database


@pytest.fixture
async def slack(folder: Path) -> AsyncIterator[Sandbox]:
    async with Sandbox(manifest=MANIFEST) as slack:
        yield slack


@pytest.fixture
async def claude() -> AsyncIterator[ScriptedAnthropic]:
    async with ScriptedAnthropic() as server:
        yield server
