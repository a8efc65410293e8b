import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import migrations
from storage.errors import DatabaseIsNewer, TablesDoNotFit
from storage.migrations import newest
from storage.migrations.__main__ import write_newest, write_version
from storage.models import Base
from storage.models.base import UTCDateTime, partial_index
from tests.integration.storage.conftest import MakeUrl, opened


async def test_the_migrations_end_where_the_models_are(url: str) -> None:
    """Otherwise a column was added without a migration, or a migration without a column."""
    engine = sa.create_engine(url.replace("sqlite+aiosqlite", "sqlite"))

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)

    engine.dispose()
    assert differences == []


def test_the_same_tables_never_reuse_an_id_in_the_models_and_in_the_migrations(make_url: MakeUrl) -> None:
    """Alembic does not compare this; on Postgres a sequence never goes back."""
    url = make_url("sqlite")
    promised = {
        name for name, table in Base.metadata.tables.items() if table.dialect_options["sqlite"]["autoincrement"]
    }
    engine = sa.create_engine(url.replace("sqlite+aiosqlite", "sqlite"))

    with engine.connect() as connection:
        kept = set(connection.scalars(sa.text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")))

    engine.dispose()
    assert kept == promised > set()


async def test_a_new_database_is_current_once_it_is_migrated(empty_url: str) -> None:
    async with opened(empty_url) as database:
        assert not await database.is_current()

        await database.migrate()

        assert await database.is_current()


async def test_two_programs_starting_at_once_migrate_once(empty_url: str) -> None:
    async with opened(empty_url) as one, opened(empty_url) as other:
        await asyncio.gather(one.migrate(), other.migrate())

        assert await one.is_current()


@pytest.fixture
def standing(url: str) -> Iterator[Callable[..., None]]:
    """Says in the database which version it is, and which programs can work with it."""

    def set_to(version: str, *, oldest: str) -> None:
        run_in(
            url,
            "UPDATE alembic_version SET version_num = :version, oldest = :oldest",
            version=version,
            oldest=oldest,
        )

    yield set_to
    set_to(migrations.HEAD, oldest=migrations.OLDEST)


def run_in(url: str, statement: str, **values: object) -> None:
    engine = sa.create_engine(url.replace("sqlite+aiosqlite", "sqlite"))
    with engine.begin() as connection:
        connection.execute(sa.text(statement), values)
    engine.dispose()


async def test_an_older_program_leaves_a_database_alone_that_is_too_new_for_it(
    url: str, standing: Callable[..., None]
) -> None:
    standing("9999", oldest="9998")

    async with opened(url) as database:
        with pytest.raises(DatabaseIsNewer):
            await database.migrate()


async def test_a_program_of_the_release_before_goes_on_with_newer_tables(
    url: str, standing: Callable[..., None]
) -> None:
    standing("9999", oldest=migrations.HEAD)

    async with opened(url) as database:
        await database.migrate()

        assert (await database.standing()).is_usable
        assert not await database.is_current()


async def test_the_database_says_which_programs_can_work_with_it(empty_url: str) -> None:
    async with opened(empty_url) as database:
        await database.migrate()

        assert await database.standing() == migrations.Standing(migrations.HEAD, migrations.OLDEST)


async def test_tables_that_do_not_fit_their_version_are_said_to(empty_url: str) -> None:
    run_in(empty_url, "CREATE TABLE people (id INTEGER PRIMARY KEY)")

    async with opened(empty_url) as database:
        with pytest.raises(TablesDoNotFit, match="people"):
            await database.migrate()

        assert not (await database.standing()).is_usable


def test_a_start_with_nothing_to_migrate_does_not_load_alembic(url: str) -> None:
    program = f"""
import asyncio, sys
from storage.database import Database

async def start():
    database = Database({url!r})
    await database.migrate()
    await database.close()

asyncio.run(start())
sys.exit("alembic" in sys.modules)
"""
    root = Path(migrations.__file__).parents[2]

    started = subprocess.run([sys.executable, "-c", program], cwd=root, check=False)

    assert started.returncode == 0


def test_a_new_file_gets_the_tables_that_all_versions_come_to(tmp_path: Path) -> None:
    written = write_newest(tmp_path / "newest.sql").read_text(encoding="utf-8")
    engine = sa.create_engine(f"sqlite:///{tmp_path}/new.db")

    with engine.begin() as connection:
        assert newest.create(connection, version=migrations.HEAD), RENEW
        made = newest.described(connection, version=migrations.HEAD)
        assert migrations.standing_of(connection).is_current

    engine.dispose()
    assert lines_of(made) == lines_of(written), RENEW


RENEW = "newest.sql is behind: run python -m storage.migrations"


def lines_of(tables: str) -> list[list[str]]:
    """The lines of each statement; Alembic writes the conditions of a table it copies in any order."""
    return [sorted(line.strip("\t ,") for line in each.splitlines()) for each in tables.split(";\n\n")]


def test_where_the_tables_of_a_new_file_are_behind_the_versions_are_run(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/new.db")

    with engine.begin() as connection:
        assert not newest.create(connection, version="9999")
        assert sa.inspect(connection).get_table_names() == []

    engine.dispose()


def test_the_newest_version_is_the_one_alembic_finds() -> None:
    assert ScriptDirectory(str(migrations.FOLDER)).get_current_head() == migrations.HEAD


def test_the_next_version_is_written_from_what_the_models_say(tmp_path: Path) -> None:
    wishes = sa.Table("wishes", Base.metadata, sa.Column("due_at", UTCDateTime))
    partial_index("ix_wishes_open", wishes.c.due_at, where=wishes.c.due_at.is_not(None))
    try:
        written = write_version("Add wishes", folder=tmp_path).read_text()
    finally:
        Base.metadata.remove(wishes)

    assert f"down_revision = {migrations.HEAD!r}" in written
    assert "op.create_table('wishes'" in written
    assert "sa.DateTime(timezone=True)" in written
    assert "sqlite_where=sa.text('due_at IS NOT NULL')" in written
    assert "postgresql_where=sa.text('due_at IS NOT NULL')" in written
    assert "people" not in written
