"""Whether the tables are what their version says, for whoever looks before a start finds out.

A change that was broken off by hand, or a dump put back in part, leaves the version of one time and the tables of
another. What a version has is known by making it, in memory.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import command
from sqlalchemy import Connection

from storage.migrations import HEAD, configuration
from storage.models import Base

Tables = dict[str, set[str]]
"""The columns of each table, by name."""


def misfit_of(connection: Connection, version: str) -> str:
    """The first thing that is missing or too much for a `version` of ours up to the newest; "" when all is there.

    Only names are compared, and only of what is Sideline's: others may have tables beside it.
    """
    found, expected = _tables_in(connection), _tables_at(version)
    ours = set(Base.metadata.tables) | set(expected)
    differences = _differences({name: found[name] for name in sorted(ours & found.keys())}, expected)
    return next(differences, "")


def _differences(found: Tables, expected: Tables) -> Iterator[str]:
    for name, columns in sorted(expected.items()):
        if name not in found:
            yield f"the table {name} is missing"
        else:
            yield from (f"the column {name}.{column} is missing" for column in sorted(columns - found[name]))
    for name in found:
        if name not in expected:
            yield f"the table {name} is there already"
        else:
            yield from (f"the column {name}.{column} is there already" for column in _newer(name, found, expected))


def _newer(name: str, found: Tables, expected: Tables) -> list[str]:
    """Columns that a later version of ours adds; somebody's own are nobody's business."""
    table = Base.metadata.tables.get(name)
    known = {column.name for column in table.columns} if table is not None else set()
    return sorted((found[name] - expected[name]) & known)


def _tables_in(connection: Connection) -> Tables:
    inspector = sa.inspect(connection)
    names = [name for name in inspector.get_table_names() if name != "alembic_version"]
    return {name: {column["name"] for column in inspector.get_columns(name)} for name in names}


def _tables_at(version: str) -> Tables:
    """The tables as they were at a version; those of today are known without making them."""
    if version == HEAD:
        return {name: {column.name for column in table.columns} for name, table in Base.metadata.tables.items()}
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        command.upgrade(configuration(connection), version)
        return _tables_in(connection)
