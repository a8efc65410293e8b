"""The real program against the sandbox: real sockets, a real database file, nothing of ours replaced."""

import contextlib
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import CONTENT, MANIFEST, Program, assembled, connected
from bot.knowledge.library import keep_library
from bot.settings import Settings
from handlers.slack import Patience
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import accounts
from storage.database import Database
from tests.fakes.anthropic_server import ScriptedAnthropic
from tests.fakes.cut_line import CutLine
from tests.postgres import apart, empty_database, name_of
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.past import long_talk, talk_of_tom
from tests.scenarios.patience import ACK_SECONDS, QUICK, let_acknowledge_late
from tests.scenarios.processes import Processes
from tests.scenarios.reviewed import reviewed_call
from tests.scenarios.seeing import shown

StartCoach = Callable[..., AbstractAsyncContextManager[Program]]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "slack_objects(reason): something real Slack would refuse is meant to happen"
    )


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(manifest=MANIFEST, ack_seconds=ACK_SECONDS) as slack:
        yield slack


@pytest.fixture(autouse=True)
async def slack_has_nothing_to_object(sandbox: Sandbox, request: pytest.FixtureRequest) -> AsyncIterator[None]:
    """Whatever a scenario does, real Slack would have taken it."""
    yield
    if request.node.get_closest_marker("slack_objects") is None:
        assert not list(sandbox.problems)


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with tables and library and nobody in it, made once and copied for each test."""
    path = tmp_path_factory.mktemp("new") / "coach.db"
    apart(_with_library(f"sqlite+aiosqlite:///{path}"))
    return path


async def _with_library(url: str) -> None:
    """Make the tables, and fill what every start would fill."""
    database = Database(url)
    await database.migrate()
    await keep_library(database, CONTENT)
    await database.close()


@pytest.fixture
async def model() -> AsyncIterator[ScriptedAnthropic]:
    """Claude's API, answering what the test scripts; used only by programs started with `model=`."""
    async with ScriptedAnthropic() as server:
        yield server


@pytest.fixture
def database_url(tmp_path: Path, new_database: Path) -> str:
    """The address of this test's database; a module of tests may say another."""
    shutil.copy(new_database, tmp_path / "coach.db")
    return f"sqlite+aiosqlite:///{tmp_path}/coach.db"


@pytest.fixture(scope="session")
def postgres_with_library(postgres: str) -> str:
    """The name of a database on Postgres with tables and library and nobody in it."""
    url = empty_database(postgres)
    apart(_with_library(url))
    return name_of(url)


@pytest.fixture
def postgres_url(postgres: str, postgres_with_library: str) -> str:
    """A database of this test's own on Postgres, as a program finds it on its second start."""
    return empty_database(postgres, template=postgres_with_library)


@pytest.fixture
async def line(postgres_url: str) -> AsyncIterator[CutLine]:
    """The way to this test's database on Postgres, which can be cut."""
    async with CutLine(f"{sa.make_url(postgres_url).query['host']}/.s.PGSQL.5432") as line:
        yield line


@pytest.fixture
def far_postgres_url(postgres_url: str, line: CutLine) -> str:
    """The database on Postgres, at the end of that line."""
    far = sa.make_url(postgres_url).set(host="127.0.0.1", port=line.port, query={})
    return far.render_as_string(hide_password=False)


@pytest.fixture
def start_coach(sandbox: Sandbox, database_url: str) -> StartCoach:
    """Starts the program on this test's database: `async with start_coach() as program`."""

    @contextlib.asynccontextmanager
    async def start(
        *, model: ScriptedAnthropic | None = None, patience: Patience = QUICK, **overrides: object
    ) -> AsyncIterator[Program]:
        values: dict[str, object] = {
            "slack_bot_token": sandbox.bot_token,
            "slack_app_token": sandbox.app_token,
            "slack_api_url": sandbox.api_url,
            "database_url": database_url,
            "sideline_shutdown_seconds": 2,
            **({"anthropic_api_key": "test-key", "anthropic_base_url": model.url} if model else {}),
            **overrides,
        }
        settings = Settings.model_validate(values)
        moved = lambda: timedelta(seconds=sandbox.clock.offset_seconds)  # noqa: E731
        async with assembled(settings, skew=moved, patience=patience) as program, connected(program):
            let_acknowledge_late(program)
            yield program

    return start


@pytest.fixture
async def processes(
    sandbox: Sandbox, model: ScriptedAnthropic, tmp_path: Path, new_database: Path
) -> AsyncIterator[Processes]:
    """Starts programs in processes of their own, all on this test's database file."""
    shutil.copy(new_database, tmp_path / "coach.db")
    started = Processes(sandbox, model, tmp_path / "coach.db")
    yield started
    await started.end_all()


@pytest.fixture
async def coach(start_coach: StartCoach) -> AsyncIterator[Program]:
    """The program without a model, connected."""
    async with start_coach() as program:
        yield program


@pytest.fixture
async def coach_with_claude(start_coach: StartCoach, model: ScriptedAnthropic) -> AsyncIterator[Program]:
    """The program with Claude, connected; Riya looks after Acme Corp. It sends Claude nothing illegal."""
    async with start_coach(model=model) as program:
        await add_acme(program)
        yield program
    assert model.problems == []


@pytest.fixture
async def acme(coach: Program) -> None:
    """Riya looks after Acme Corp, whose health fell by 19."""
    await add_acme(coach)


@pytest.fixture
async def plan(sandbox: Sandbox, coach: Program, acme: None) -> SeenMessage:
    """The plan Riya was given, without a model, when her champion at Acme was promoted."""
    await sandbox.as_person("riya").says(CHAMPION)
    return await shown(sandbox, "riya", PLAN)


async def add_acme(program: Program) -> None:
    """Acme as an import would leave it, renewing 100 days from now."""
    await add_account(program, "A1", "Acme Corp", health=62, before=81)


async def add_account(
    program: Program, key: str, name: str, *, health: float, before: float | None = None
) -> None:
    """An account of Riya's."""
    now = program.deps.now()
    async with program.deps.database.for_team(program.identity.team_id) as session:
        await accounts.upsert_account(
            session,
            now=now,
            account_key=key,
            name=name,
            owner_email="riya@example.com",
            arr=48000,
            currency="USD",
            renewal_on=now.date() + timedelta(days=100),
            health_score=health,
            health_score_before=before,
            last_login_on=now.date() - timedelta(days=2),
            champion="Dana Cole",
            segment="mid",
            extra={},
            source="accounts.csv",
        )


@pytest.fixture
async def answer(sandbox: Sandbox, coach: Program, acme: None) -> SeenMessage:
    """A plan Riya was given; she rated it, has a reminder and a draft, and went on in the thread."""
    return await long_talk(sandbox, coach)


@pytest.fixture
async def tom_asked(sandbox: Sandbox, coach: Program) -> None:
    """Somebody else has asked something else."""
    await talk_of_tom(sandbox, coach)


@pytest.fixture
async def review(sandbox: Sandbox, coach: Program) -> SeenMessage:
    """The review of Riya's call with Acme, on which she promised a summary."""
    return await reviewed_call(sandbox, coach)
