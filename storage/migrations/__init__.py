"""The versions the tables have gone through, and how to bring them to the newest.

Alembic is only imported when there is something to do: it is slow to load, and nearly every start
finds the tables as they should be.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent
VERSIONS = FOLDER / "versions"
HEAD = max(path.stem.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))
"""The newest version: versions are numbered, and a file starts with its number."""


def upgrade(connection: Connection) -> None:
    """Run every version that has not been run, in the caller's transaction."""
    from alembic import command  # noqa: PLC0415  (slow to load, see above)

    command.upgrade(configuration(connection), "head")


def configuration(connection: Connection) -> "Config":
    """What Alembic needs to know, without a file."""
    from alembic.config import Config  # noqa: PLC0415  (slow to load, see above)

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config
