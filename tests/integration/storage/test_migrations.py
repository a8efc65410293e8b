import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import migrations
from storage.errors import DatabaseIsNewer
from storage.migrations.__main__ import write_version
from storage.models import Base
from storage.models.base import UTCDateTime
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


async def test_an_older_program_leaves_a_newer_database_alone(url: str) -> None:
    engine = sa.create_engine(url.replace("sqlite+aiosqlite", "sqlite"))
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    async with opened(url) as database:
        with pytest.raises(DatabaseIsNewer):
            await database.migrate()

    with engine.begin() as connection:
        connection.execute(sa.text(f"UPDATE alembic_version SET version_num = '{migrations.HEAD}'"))
    engine.dispose()


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


def test_the_newest_version_is_the_one_alembic_finds() -> None:
    assert ScriptDirectory(str(migrations.FOLDER)).get_current_head() == migrations.HEAD


def test_the_next_version_is_written_from_what_the_models_say(tmp_path: Path) -> None:
    wishes = sa.Table("wishes", Base.metadata, sa.Column("due_at", UTCDateTime))
    try:
        written = write_version("Add wishes", folder=tmp_path).read_text()
    finally:
        Base.metadata.remove(wishes)

    assert f"down_revision = {migrations.HEAD!r}" in written
    assert "op.create_table('wishes'" in written
    assert "sa.DateTime(timezone=True)" in written
    assert "people" not in written
