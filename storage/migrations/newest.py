"""The tables of a new SQLite file at once, as running every version would leave them.

Most files are begun by the program that then works on them. Running the versions would cost it a third of a
second, and 15 MB for as long as it runs: Alembic and what it loads stay. `newest.sql` holds what the versions
come to; `python -m storage.migrations` writes it, and a test compares. One that is behind is left alone, and
the versions are run.
"""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

FILE = Path(__file__).with_name("newest.sql")
_BETWEEN = ";\n\n"
_VERSION = "-- Version "
_TABLES = "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"
_KEEP_VERSION = sa.text("INSERT INTO alembic_version (version_num) VALUES (:version)")


def create(connection: Connection, *, version: str) -> bool:
    """Make the tables of `version` in a file that holds none; False, and nothing done, where that cannot be."""
    if connection.dialect.name != "sqlite" or sa.inspect(connection).get_table_names():
        return False
    head, *statements = FILE.read_text(encoding="utf-8").split(_BETWEEN)
    if head != _VERSION + version:
        return False
    for statement in statements:
        connection.exec_driver_sql(statement)
    connection.execute(_KEEP_VERSION, {"version": version})
    return True


def described(connection: Connection, *, version: str) -> str:
    """What `newest.sql` should hold, from a SQLite file at `version`."""
    return _BETWEEN.join([_VERSION + version, *connection.exec_driver_sql(_TABLES).scalars()])
