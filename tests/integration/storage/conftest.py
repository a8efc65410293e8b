import itertools
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from storage.database import Database
from storage.models import Base
from tests.integration.storage.talk import Clock
from tests.postgres import apart, empty_database, execute, name_of

BACKENDS = ("sqlite", "postgres")
MakeUrl = Callable[[str], str]


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> str:
    url = empty_database(postgres)
    _migrate(url)
    return url


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """A migrated database that nobody opens, so that others can be copied from it."""
    url = empty_database(postgres)
    _migrate(url)
    return name_of(url)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    _migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def make_url(request: pytest.FixtureRequest, tmp_path: Path) -> MakeUrl:
    """Makes a migrated database without rows on a back end; on Postgres one and the same, emptied."""

    def make(backend: str) -> str:
        if backend == "sqlite":
            path = tmp_path / "sideline.db"
            shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
            return f"sqlite+aiosqlite:///{path}"
        url: str = request.getfixturevalue("migrated_postgres")
        tables = reversed(Base.metadata.sorted_tables)
        execute(url, ";".join(["SET app.team_id = '*'", *(f"DELETE FROM {table.name}" for table in tables)]))
        return url

    return make


@pytest.fixture
def make_new(request: pytest.FixtureRequest, tmp_path: Path) -> MakeUrl:
    """Makes a migrated database of its own on a back end."""

    def make(backend: str) -> str:
        if backend == "sqlite":
            path = tmp_path / f"new-{next(_NUMBERS)}.db"
            shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
            return f"sqlite+aiosqlite:///{path}"
        template: str = request.getfixturevalue("postgres_template")
        return empty_database(request.getfixturevalue("postgres"), template=template)

    return make


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables."""
    if backend == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/empty.db"
    return empty_database(request.getfixturevalue("postgres"))


@pytest.fixture
def url(backend: str, make_url: MakeUrl) -> str:
    return make_url(backend)


@pytest.fixture
def clock() -> Clock:
    """Moves the time of `database`."""
    return Clock()


@pytest.fixture
async def database(url: str, clock: Clock) -> AsyncIterator[Database]:
    async with opened(url, skew=clock) as database:
        yield database


@asynccontextmanager
async def opened(url: str, *, skew: Callable[[], timedelta] = timedelta) -> AsyncIterator[Database]:
    database = Database(url, skew=skew)
    try:
        yield database
    finally:
        await database.close()


def _migrate(url: str) -> None:
    async def migrate() -> None:
        async with opened(url) as database:
            await database.migrate()

    apart(migrate())


_NUMBERS = itertools.count(1)
