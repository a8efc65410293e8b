"""The API as a program of somebody's sees it: the real application, engine and database, without Slack."""

import asyncio
import contextlib
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import update

from bot.api_tokens import SCOPES, checked_scopes, new_token, prefix_of
from bot.deps import Deps
from bot.knowledge.library import keep_library
from bot.settings import Settings
from bot.template_coach import TemplateCoach
from bot.tracks import Tracks, load_tracks
from handlers.api_guidance import run_api_answer
from handlers.http import web_app
from handlers.http.api.routes import api_routes
from handlers.onboarding import run_set_up
from handlers.runner import Runner
from storage import agenda, api_tokens, people
from storage.agenda import AgendaRow
from storage.database import Database
from storage.models import ApiRequest, ApiToken, Person
from tests.house.source import ROOT

TEAM = "T1"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
JOBS: dict[str, Any] = {"api_answer": run_api_answer, "set_up": run_set_up}
CHAMPION = "My champion just got promoted to VP. How should I handle this?"


@dataclass
class Office:
    """One process that serves the API, at a moment that stands still unless it is moved."""

    deps: Deps
    take: Callable[[AgendaRow], None]
    work: Callable[[AgendaRow], Awaitable[object]]
    now: list[datetime]
    path: Path
    per_minute: int = 1000
    changed: list[str] = field(default_factory=list)

    def app(self, deps: Deps | None = None) -> Any:
        """The application of this process, or of another one beside it."""
        deps = deps or self.deps
        settings = deps.settings.model_copy(update={"sideline_api_per_minute": self.per_minute})
        noted = lambda person: self.changed.append(person.slack_user_id)  # noqa: E731
        return web_app(api_routes(replace(deps, settings=settings), self.take, noted))

    async def knows(self, slack_user_id: str, *, team_id: str = TEAM, **fields: Any) -> Person:
        """A person, as they are now."""
        async with self.deps.database.for_team(team_id) as session:
            person = await people.get_or_add_person(session, slack_user_id=slack_user_id, now=self.now[0])
            if fields:
                await people.update_person(session, person_id=person.id, **fields)
            return await people.get_person(session, person_id=person.id)

    async def token(
        self,
        person: Person | None = None,
        *,
        scopes: Iterable[str] = (),
        team_id: str = TEAM,
        expires_at: datetime | None = None,
    ) -> str:
        """A new token, of a person or of the team."""
        new = new_token()
        async with self.deps.database.for_team(team_id) as session:
            await api_tokens.add_token(
                session,
                prefix=new.prefix,
                secret_hash=new.secret_hash,
                label="a test",
                scopes=checked_scopes(scopes, is_team=person is None),
                person_id=person.id if person else None,
                expires_at=expires_at,
                now=self.now[0],
            )
        return new.token

    async def gives_every_scope(self, token: str) -> None:
        """As if somebody had changed the row by hand."""
        async with self.deps.database.for_team(TEAM) as session:
            every = update(ApiToken).where(ApiToken.prefix == prefix_of(token)).values(scopes=list(SCOPES))
            await session.execute(every)

    async def died_before_it_answered(self) -> None:
        """As if the process had ended between its work and the end of the request."""
        async with self.deps.database.for_team(TEAM) as session:
            await session.execute(update(ApiRequest).where(ApiRequest.answer.is_not(None)).values(answer=None))

    def client(self, token: str = "", *, app: Any = None) -> httpx2.AsyncClient:
        """Somebody's program, with their token."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        transport = httpx2.ASGITransport(app=app or self.app())
        return httpx2.AsyncClient(transport=transport, base_url="http://coach", headers=headers)


@pytest.fixture(scope="session")
def tracks() -> Tracks:
    return load_tracks(ROOT / "content")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with tables and library and nobody in it."""
    path = tmp_path_factory.mktemp("library") / "coach.db"

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await database.migrate()
        await keep_library(database, ROOT / "content")
        await database.close()

    asyncio.run(make())
    return path


@contextlib.asynccontextmanager
async def opened_office(tracks: Tracks, path: Path) -> AsyncIterator[Office]:
    """A process that serves the API from a database file."""
    now = [NOON]
    url = f"sqlite+aiosqlite:///{path}"
    database = Database(url, skew=lambda: now[0] - datetime.now(UTC))
    settings = Settings.model_validate({"database_url": url})
    deps = Deps(settings, database, tracks, None, TemplateCoach(), lambda: now[0])

    async def run(row: AgendaRow) -> datetime | None:
        ran: datetime | None = await JOBS[row.kind](deps, None, row)
        return ran

    async def work(row: AgendaRow) -> None:
        await run(row)
        async with database.for_all_teams() as session:
            await agenda.finish(session, row=row, run_at=None)

    runner = Runner(database, run)
    yield Office(deps, runner.take, work, now, path)
    await runner.close(60)
    await database.close()


@pytest.fixture
async def office(library: Path, tracks: Tracks, tmp_path: Path) -> AsyncIterator[Office]:
    shutil.copy(library, tmp_path / "coach.db")
    async with opened_office(tracks, tmp_path / "coach.db") as office:
        yield office


@pytest.fixture
async def riya(office: Office) -> Person:
    return await office.knows(
        "U-RIYA", display_name="Riya Shah", email="riya@example.com", track="sales", role="rep", onboarded_at=NOON
    )


@pytest.fixture
async def client(office: Office, riya: Person) -> AsyncIterator[httpx2.AsyncClient]:
    """Riya's own program, which may do everything."""
    async with office.client(await office.token(riya)) as client:
        yield client


def problem(answer: httpx2.Response) -> tuple[int, str]:
    """The status and the code of a problem, which is one."""
    assert answer.headers["content-type"] == "application/problem+json"
    details = json.loads(answer.text)
    assert details["status"] == answer.status_code
    assert details["type"].endswith(f"#{details['code']}")
    assert details["help"]
    return answer.status_code, details["code"]


def in_days(days: int) -> str:
    return (NOON.date() + timedelta(days=days)).isoformat()
