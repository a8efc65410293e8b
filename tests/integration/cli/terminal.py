"""Somebody at a terminal: what they set, what they type, and what they read."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from bot.settings import Settings
from handlers.cli import Doors, main
from sandbox import Sandbox
from storage import teams
from storage.database import Database
from storage.migrations import configuration

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


class Terminal:
    """`await terminal.types("import", "accounts", "accounts.csv")`"""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.ran: list[Settings] = []
        self.sandboxes: list[list[str]] = []
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def sets(self, **settings: str) -> None:
        for name, value in settings.items():
            self._monkeypatch.setenv(name.upper(), value)

    def connects_to(self, slack: Sandbox) -> None:
        self.sets(slack_bot_token=slack.bot_token, slack_app_token=slack.app_token, slack_api_url=slack.api_url)

    def writes(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    async def types(self, *arguments: str) -> Said:
        """A command has a loop of its own, so it runs beside ours, in which the sandbox answers it."""
        self._capsys.readouterr()
        code = await asyncio.to_thread(main, list(arguments), self._doors())
        printed = self._capsys.readouterr()
        return Said(code, printed.out, printed.err)

    def _doors(self) -> Doors:
        return Doors(self._run, self._sandbox, lambda: ("T0SANDBOX", "Sideline Sandbox"))

    def _run(self, settings: Settings) -> int:
        self.ran.append(settings)
        return 0

    def _sandbox(self, arguments: list[str]) -> int:
        self.sandboxes.append(arguments)
        return 3


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        yield database
    finally:
        await database.close()


def at_version(path: Path, version: str, oldest: str | None) -> None:
    """As if a program of another version had been here."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE alembic_version SET version_num = ?, oldest = ?", (version, oldest))


def made_at(path: Path, version: str) -> None:
    """A database as a program of that version left it."""
    path.parent.mkdir(exist_ok=True)
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        command.upgrade(configuration(connection), version)
    engine.dispose()


async def add_team(database: Database, team_id: str, name: str) -> None:
    async with database.for_team(team_id) as session:
        await teams.upsert_team(session, team_id=team_id, name=name, bot_user_id="UBOT", now=NOON)


async def remove_team(database: Database, team_id: str) -> None:
    async with database.for_team(team_id) as session:
        await teams.mark_team_removed(session, team_id=team_id, now=NOON)
