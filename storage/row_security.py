"""Row-level security: on Postgres the server itself keeps teams apart, should a filter of ours ever be forgotten.

Every transaction says whose it is (`app.team_id`), for itself alone; one that says nothing sees no rows.
`EVERY_TEAM` is the one door past the rule, for the engine's own work on all teams. The rules are forced, so
that they also bind the tables' owner; a superuser passes by them, so Sideline wants a role of its own.

Tables are guarded by rule: whatever is mapped, when its version is new. A rule is known by its name, and
what has it is left alone: changing a rule means giving it another name.
"""

import sqlalchemy as sa

from storage.models.base import LIBRARY, Base, LibraryOwned

EVERY_TEAM = "*"
"""No workspace can be called that."""

OWN, SHIPPED = "own_team", "shipped_library"
# Within a SELECT of its own the setting is looked up once a statement instead of once a row.
_SAID = "(SELECT current_setting('app.team_id', true))"
_IS_OWN = f"team_id = {_SAID} OR {_SAID} = '{EVERY_TEAM}'"
_IS_SHIPPED = f"team_id = '{LIBRARY}'"


def guard_tables(connection: sa.Connection) -> None:
    """Put under guard what is not yet; needs the tables' owner."""
    there = set(sa.inspect(connection).get_table_names())
    for table in Base.metadata.sorted_tables:
        if table.name in there:
            _guard(connection, table)


def passes_by(connection: sa.Connection) -> bool:
    """Whether the server lets us past every rule, as it does superusers; never asked of SQLite, which has none."""
    return bool(connection.dialect.name == "postgresql" and connection.scalar(_PASSES_BY))


def _guard(connection: sa.Connection, table: sa.Table) -> None:
    known = set(connection.scalars(_KNOWN, {"table": table.name}))
    for name, command, rule in rules_of(table):
        if name not in known:
            connection.exec_driver_sql(f"CREATE POLICY {name} ON {table.name} FOR {command} USING ({rule})")
    if not connection.scalar(_IS_FORCED, {"table": table.name}):
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY")
        connection.exec_driver_sql(f"ALTER TABLE {table.name} FORCE ROW LEVEL SECURITY")


def rules_of(table: sa.Table) -> list[tuple[str, str, str]]:
    """Name, command and condition of each rule of a table; a row may be touched if any of them lets it."""
    rules = [(OWN, "ALL", _of(table, _IS_OWN))]
    if _owner(table).name in _SHARED:
        rules.append((SHIPPED, "SELECT", _of(table, _IS_SHIPPED)))
    return rules


def _of(table: sa.Table, rule: str) -> str:
    """The rule for a table; one without a team of its own belongs to whoever has the row it hangs on."""
    owner = _owner(table)
    if owner is table:
        return rule
    column = next(key.parent.name for key in table.foreign_keys if key.column.table is owner)
    return f"{column} = ANY (ARRAY(SELECT id FROM {owner.name} WHERE {rule}))"


def _owner(table: sa.Table) -> sa.Table:
    """The table that says whose the rows of this one are."""
    if "team_id" in table.columns:
        return table
    return next(key.column.table for column in table.columns for key in column.foreign_keys)


_SHARED = {str(m.local_table) for m in Base.registry.mappers if issubclass(m.class_, LibraryOwned)}
_KNOWN = sa.text("SELECT polname FROM pg_policy WHERE polrelid = CAST(:table AS regclass)")
_PASSES_BY = sa.text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
_IS_FORCED = sa.text(
    "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = CAST(:table AS regclass)"
)
