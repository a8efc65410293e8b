import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from bot.coaching.briefs import Prepared, Question, prepare_brief
from bot.deps import Deps
from bot.knowledge.library import keep_library
from bot.settings import read_settings
from bot.template_coach import TemplateCoach
from storage.accounts import upsert_account
from storage.database import Database
from storage.people import get_or_add_person, get_person, update_person
from tests.unit.bot.made import NOW, some_tracks
from tests.unit.bot.small_library import write_library

TEAM = "T1"


@dataclass
class Riya:
    """A person the coach knows, with an account of her own, and the way her questions become briefs."""

    deps: Deps
    id: int

    async def asks(self, text: str, *, deps: Deps | None = None, **how: object) -> Prepared:
        async with self.deps.database.reading(TEAM) as session:
            person = await get_person(session, person_id=self.id)
            question = replace(Question(text, person), **how)  # type: ignore[arg-type]
            return await prepare_brief(deps or self.deps, session, question)

    async def becomes(self, **fields: object) -> None:
        async with self.deps.database.for_team(TEAM) as session:
            await update_person(session, person_id=self.id, **fields)

    async def looks_after(self, name: str, **fields: object) -> None:
        async with self.deps.database.for_team(TEAM) as session:
            await upsert_account(
                session,
                now=NOW,
                account_key=name.casefold(),
                name=name,
                owner_email="riya@example.com",
                source="accounts.csv",
                **fields,
            )


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "empty.db"

    async def migrate() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await database.migrate()
        await database.close()

    asyncio.run(migrate())
    return path


@pytest.fixture
async def database(migrated: Path, tmp_path: Path) -> AsyncIterator[Database]:
    shutil.copy(migrated, tmp_path / "sideline.db")
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'sideline.db'}")
    yield database
    await database.close()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A library of a few cards and one shared note, as files."""
    return write_library(tmp_path / "content")


@pytest.fixture
async def deps(database: Database, content: Path, monkeypatch: pytest.MonkeyPatch) -> Deps:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    await keep_library(database, content)
    return Deps(
        settings=read_settings(None),
        database=database,
        tracks=some_tracks(),
        writer=None,
        template=TemplateCoach(),
        now=lambda: NOW,
    )


@pytest.fixture
async def riya(deps: Deps) -> Riya:
    async with deps.database.for_team(TEAM) as session:
        person = await get_or_add_person(session, slack_user_id="U-RIYA", now=NOW)
    riya = Riya(deps, person.id)
    await riya.becomes(
        display_name="Riya Rao",
        email="riya@example.com",
        timezone="Europe/London",
        track="a_track",
        role="csm",
        experience="senior",
        style="supportive",
    )
    await riya.looks_after(
        "Acme Corp", renewal_on=date(2027, 2, 28), health_score=62, health_score_before=81, champion="Dana Smith"
    )
    return riya
