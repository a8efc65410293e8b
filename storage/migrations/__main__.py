"""Writes the next version from what the models say: `python -m storage.migrations "Add wishes"`.

Read what it wrote: Alembic sees added tables, columns and indexes, but not what should become of the
rows that are there. Then `python -m storage.migrations` writes what all versions come to (`newest.sql`).
"""

import os
import sys
import tempfile
from pathlib import Path

import sqlalchemy as sa
from alembic import command

from storage import migrations
from storage.migrations import newest
from storage.models import Base


def write_version(message: str, *, folder: Path = migrations.VERSIONS) -> Path:
    """The new file in `folder`, with the differences between the newest version and the models."""
    _name_conditions()
    number = f"{int(migrations.HEAD) + 1:04}"
    with tempfile.TemporaryDirectory() as scratch:
        engine = sa.create_engine(f"sqlite:///{scratch}/scratch.db")
        with engine.begin() as connection:
            migrations.upgrade(connection)
            config = migrations.configuration(connection)
            config.set_main_option("path_separator", "os")
            config.set_main_option("version_locations", os.pathsep.join({str(migrations.VERSIONS), str(folder)}))
            command.revision(config, message, autogenerate=True, rev_id=number, version_path=str(folder))
        engine.dispose()
    return next(folder.glob(f"{number}_*.py"))


def write_newest(file: Path = newest.FILE) -> Path:
    """The tables of a new file, as all versions leave them."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        migrations.run_versions(connection)
        file.write_text(newest.described(connection, version=migrations.HEAD), encoding="utf-8")
    engine.dispose()
    return file


def _name_conditions() -> None:
    """Say the condition of each partial index in Postgres' name too: a version is run on both databases."""
    for table in Base.metadata.tables.values():
        for index in table.indexes:
            if "sqlite_where" in index.dialect_kwargs:
                index.dialect_kwargs["postgresql_where"] = index.dialect_kwargs["sqlite_where"]


if __name__ == "__main__":
    sys.stdout.write(f"{write_version(sys.argv[1]) if sys.argv[1:] else write_newest()}\n")
