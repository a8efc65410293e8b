"""The highest id each table has ever given out, which may be higher than any row's.

Ids live on in Slack's buttons after their row is deleted, so a copy of a database must not hand them out again.
"""

from collections.abc import Mapping

import sqlalchemy as sa

from storage.models import Base


def highest_ids(connection: sa.Connection) -> dict[str, int]:
    """By table, for those that number their rows and have done so."""
    if connection.dialect.name == "sqlite":
        return {name: number for name, number in connection.execute(_SQLITE_READ) if name in Base.metadata.tables}
    given: dict[str, int] = {}
    for table, sequence in _sequences(connection).items():
        last, is_given = connection.execute(sa.text(f"SELECT last_value, is_called FROM {sequence}")).one()
        if is_given:
            given[table] = last
    return given


def raise_ids(connection: sa.Connection, highest: Mapping[str, int]) -> None:
    """Let the next row of each table get a higher id than that, and than any row there is."""
    for table in _numbered():
        number = max(highest.get(table.name, 0), connection.scalar(sa.select(sa.func.max(table.c.id))) or 0)
        if number:
            _raise_id(connection, table, number)


def _raise_id(connection: sa.Connection, table: sa.Table, number: int) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(_POSTGRES_WRITE, {"table": table.name, "number": number})
    elif table.dialect_options["sqlite"]["autoincrement"]:
        connection.execute(_SQLITE_CLEAR, {"table": table.name})
        connection.execute(_SQLITE_WRITE, {"table": table.name, "number": number})


def _sequences(connection: sa.Connection) -> dict[str, str]:
    return {
        table.name: sequence
        for table in _numbered()
        if (sequence := connection.scalar(_SEQUENCE, {"table": table.name})) is not None
    }


def _numbered() -> list[sa.Table]:
    return [table for table in Base.metadata.sorted_tables if "id" in table.columns]


_SEQUENCE = sa.text("SELECT pg_get_serial_sequence(:table, 'id')")
_POSTGRES_WRITE = sa.text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :number)")
_SQLITE_READ = sa.text("SELECT name, seq FROM sqlite_sequence")
_SQLITE_CLEAR = sa.text("DELETE FROM sqlite_sequence WHERE name = :table")
_SQLITE_WRITE = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :number)")
