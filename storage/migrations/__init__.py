"""The versions the tables have gone through, and how to bring them to the newest.

While a company upgrades, programs of the release before work on tables that are new already. So a version
only adds: a table, or a column that may be empty or has a default on the server. What is no longer used is
taken away a release later, and then `OLDEST` is moved to the newest version of the release before.

Alembic is only imported when there is something to do: it is slow to load, and nearly every start
finds the tables as they should be. A new SQLite file needs no versions either (`storage.migrations.newest`).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, ProgrammingError

from storage.errors import TablesDoNotFit
from storage.migrations import newest

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent
VERSIONS = FOLDER / "versions"
HEAD = max(path.stem.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))
"""The newest version: versions are numbered, and a file starts with its number."""

OLDEST = "0008"
"""The oldest program that can work on today's tables, by the newest version it knows."""


@dataclass(frozen=True)
class Standing:
    """Which version the tables are, "" before the first, and `OLDEST` as it was for them."""

    version: str
    oldest: str

    @property
    def is_current(self) -> bool:
        """True when the tables are exactly those this program expects."""
        return self.version == HEAD

    @property
    def is_ahead(self) -> bool:
        """True when a newer program has been here; `is_usable` says whether this one may go on."""
        return self.version > HEAD

    @property
    def is_usable(self) -> bool:
        """True when this program can work with the tables as they are."""
        return self.is_current or (self.is_ahead and self.oldest <= HEAD)


def standing_of(connection: Connection) -> Standing:
    """How the tables stand; a database without any stands before the first version."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return Standing("", "")
    row = connection.execute(sa.text("SELECT * FROM alembic_version")).mappings().first()
    if row is None:
        return Standing("", "")
    return Standing(row["version_num"], row.get("oldest") or row["version_num"])


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, in the caller's transaction. Raises TablesDoNotFit."""
    try:
        if not newest.create(connection, version=HEAD):
            run_versions(connection)
    except DBAPIError as error:
        if _is_about_tables(error):
            raise TablesDoNotFit(str(error.orig).partition("\n")[0]) from None
        raise
    connection.execute(sa.text("UPDATE alembic_version SET oldest = :oldest"), {"oldest": OLDEST})


def run_versions(connection: Connection) -> None:
    """Run every version that has not been run. Raises what the database raises."""
    from alembic import command  # noqa: PLC0415  (slow to load, see above)

    command.upgrade(configuration(connection), "head")


def _is_about_tables(error: DBAPIError) -> bool:
    """True when something is there already, or is missing; SQLite has one kind of error for everything."""
    said = str(error.orig)
    return isinstance(error, ProgrammingError) or any(words in said for words in _NOT_AS_EXPECTED)


_NOT_AS_EXPECTED = ("already exists", "duplicate column", "no such table", "no such column", "no such index")


def configuration(connection: Connection) -> "Config":
    """What Alembic needs to know, without a file."""
    from alembic.config import Config  # noqa: PLC0415  (slow to load, see above)

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config
