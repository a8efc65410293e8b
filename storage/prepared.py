"""Statements that every question needs: made once, confined to the team once, then sent as they are.

The ORM looks at a statement, confines it and keeps track of what it loads each time it is asked, which
costs ten times what SQLite needs to answer. Here a statement is turned into text the first time. What
comes back are rows as plain objects: nothing watches them, changes to them are written by nobody.

The team is a criterion on every table of a statement, as `storage.tenancy` makes it for all others.
"""

import functools
import importlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import NoResultFound
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler

from storage.errors import NotConfined, ReadOnly
from storage.json_text import json_text, read_json
from storage.models.base import LIBRARY, Base, LibraryOwned, TeamOwned
from storage.sqlite import local_connection
from storage.tenancy import scope_of, stamped

SQLITE = SQLiteDialect_pysqlite(paramstyle="qmark", json_serializer=json_text, json_deserializer=read_json)
OWN = "own_team"
"""The parameter that holds the session's team."""

M = TypeVar("M", bound=Base)
N = TypeVar("N", bound=Base)
Statement = sa.Select[*tuple[Any, ...]] | sa.Update | sa.Insert
Rows = Sequence[Sequence[Any]]
Process = Any
"""What turns a value of ours into the driver's; None where both are the same."""


class Query(Generic[M]):
    """A select of one mapped class, with named parameters."""

    def __init__(self, model: type[M], statement: sa.Select[M]) -> None:
        """`statement` selects `model` alone."""
        self._model = model
        self._prepared = _Prepared(statement)
        self._names = [column.key for column in sa.inspect(model).columns]

    @property
    def sql(self) -> str:
        """What SQLite is asked for a team."""
        return self._prepared.text(is_confined=True).sql

    async def first(self, session: AsyncSession, **values: Any) -> M | None:
        """The first row, or None."""
        rows = await self.all(session, **values)
        return rows[0] if rows else None

    async def one(self, session: AsyncSession, **values: Any) -> M:
        """The first row. Raises NoResultFound."""
        found = await self.first(session, **values)
        if found is None:
            raise NoResultFound(self._model.__tablename__)
        return found

    async def all(self, session: AsyncSession, **values: Any) -> list[M]:
        """Every row."""
        rows, _ = await self._prepared.run(session, values)
        return [plain(self._model, dict(zip(self._names, row, strict=True))) for row in rows]


class PairQuery(Generic[M, N]):
    """A select of two mapped classes that hang together, with named parameters."""

    def __init__(self, models: tuple[type[M], type[N]], statement: sa.Select[M, N]) -> None:
        """`statement` selects the two in this order, joined by its conditions."""
        self._models = models
        self._prepared = _Prepared(statement)
        self._names = [[column.key for column in sa.inspect(model).columns] for model in models]

    async def first(self, session: AsyncSession, **values: Any) -> tuple[M, N] | None:
        """The first pair, or None."""
        rows, _ = await self._prepared.run(session, values)
        if not rows:
            return None
        (one, other), (names, other_names) = self._models, self._names
        row, split = rows[0], len(names)
        return (
            plain(one, dict(zip(names, row[:split], strict=True))),
            plain(other, dict(zip(other_names, row[split:], strict=True))),
        )


class Write:
    """An update, with named parameters."""

    def __init__(self, statement: sa.Update) -> None:
        """`statement` says with a condition which rows it means."""
        if statement.whereclause is None:
            raise NotConfined("an update of every row")
        self._prepared = _Prepared(statement)

    @property
    def sql(self) -> str:
        """What SQLite is told for a team."""
        return self._prepared.text(is_confined=True).sql

    async def run(self, session: AsyncSession, **values: Any) -> int:
        """How many rows were changed. Raises ReadOnly."""
        if scope_of(session).is_reading:
            raise ReadOnly
        _, changed = await self._prepared.run(session, values)
        return changed


async def insert(session: AsyncSession, model: type[M], /, **values: Any) -> M:
    """Add a row for the session's team; the row with its id. Raises WrongTeam, NoTeam or ReadOnly."""
    row = stamped(session, values)
    rows, _ = await _insert(model, tuple(row)).run(session, row)
    return plain(model, {**row, "id": rows[0][0]})


async def insert_or_ignore(session: AsyncSession, model: type[Base], /, **values: Any) -> bool:
    """Add a row for the session's team unless a unique key already has one; True if it was added."""
    row = stamped(session, values)
    dialect = "sqlite" if local_connection(session) else "postgresql"
    _, added = await _insert_or_ignore(dialect, model, tuple(row)).run(session, row)
    return added == 1


def plain(model: type[M], values: Mapping[str, Any]) -> M:
    """A row as an object of no session."""
    instance = sa.inspect(model).class_manager.new_instance()
    instance.__dict__.update(values)
    return cast("M", instance)


class _Prepared:
    """A statement as it is sent, with and without the team as a criterion."""

    def __init__(self, statement: Statement) -> None:
        self._statements = {True: _confined(statement), False: statement}
        self._texts: dict[bool, _Text] = {}

    async def run(self, session: AsyncSession, values: Mapping[str, Any]) -> tuple[Rows, int]:
        """The rows that come back, and how many were written."""
        team_id = scope_of(session).team_id
        is_confined = team_id is not None
        values = {**values, OWN: team_id}
        if session.in_transaction():  # the ORM was asked for something, and may hold what is not written yet
            await session.flush()
        local = local_connection(session)
        if local:
            return self.text(is_confined=is_confined).run(local, values)
        return await _send(session, self._statements[is_confined], values)

    def text(self, *, is_confined: bool) -> "_Text":
        """In SQLite's words, made the first time."""
        if is_confined not in self._texts:
            self._texts[is_confined] = _Text(self._statements[is_confined])
        return self._texts[is_confined]


class _Text:
    """A statement in SQLite's words."""

    def __init__(self, statement: Statement) -> None:
        compiled = statement.compile(dialect=SQLITE)
        assert isinstance(compiled, SQLCompiler)
        self.sql = str(compiled)
        defaults = {column.key: column.default for column in compiled.insert_prefetch}
        self._parameters: list[tuple[str, Process, Callable[[], Any]]] = [
            (name, compiled._bind_processors.get(name), _value_of(defaults.get(name), compiled.params.get(name)))
            for name in compiled.positiontup or ()
        ]
        self._columns = [
            (index, process)
            for index, column in enumerate(compiled._result_columns)
            if (process := column.type.dialect_impl(SQLITE).result_processor(SQLITE, None))
        ]

    def run(self, local: sqlite3.Connection, values: Mapping[str, Any]) -> tuple[Rows, int]:
        bound = []
        for name, process, otherwise in self._parameters:
            value = values[name] if name in values else otherwise()
            bound.append(value if process is None else process(value))
        cursor = local.execute(self.sql, bound)
        rows = cursor.fetchall()
        return [self._processed(row) for row in rows] if self._columns else rows, cursor.rowcount

    def _processed(self, row: Sequence[Any]) -> list[Any]:
        cells = list(row)
        for index, process in self._columns:
            cells[index] = process(cells[index])
        return cells


def _value_of(default: Any, literal: Any) -> Callable[[], Any]:
    """What a parameter is when nobody gives it: its column's default, or what the statement says."""
    if default is None:
        return lambda: literal
    return functools.partial(default.arg, None) if default.is_callable else lambda: default.arg


async def _send(session: AsyncSession, statement: Statement, values: Mapping[str, Any]) -> tuple[Rows, int]:
    connection = await session.connection()
    options = {"preserve_rowcount": True}
    result = await connection.execute(statement, dict(values), execution_options=options)
    return (result.fetchall() if result.returns_rows else ()), result.rowcount


def _confined(statement: Statement) -> Statement:
    """The statement with the team as a criterion on every table. Raises NotConfined for a hidden one."""
    if isinstance(statement, sa.Insert):
        return statement
    tables = statement.get_final_froms() if isinstance(statement, sa.Select) else [statement.table]
    named = {table.fullname for table in tables if isinstance(table, sa.Table)}
    if {part.fullname for part in visitors.iterate(statement) if isinstance(part, sa.Table)} - named:
        raise NotConfined("a table within the statement")
    return statement.where(*(_of_team(table, is_select=isinstance(statement, sa.Select)) for table in tables))


def _of_team(table: Any, *, is_select: bool) -> sa.ColumnElement[bool]:
    model = next((m.class_ for m in Base.registry.mappers if str(m.local_table) == str(table)), None)
    own: sa.BindParameter[str] = sa.bindparam(OWN, type_=sa.String())
    if model is not None and issubclass(model, TeamOwned):
        return cast("sa.ColumnElement[bool]", table.c.team_id == own)
    if model is not None and issubclass(model, LibraryOwned):
        mine = table.c.team_id == own
        return sa.or_(mine, table.c.team_id == LIBRARY) if is_select else mine
    raise NotConfined(str(table))


def _named(names: Sequence[str]) -> dict[str, Any]:
    return {name: sa.bindparam(name) for name in names}


@functools.cache
def _insert(model: type[Base], names: tuple[str, ...]) -> _Prepared:
    return _Prepared(sa.insert(model).values(_named(names)).returning(sa.inspect(model).primary_key[0]))


@functools.cache
def _insert_or_ignore(dialect: str, model: type[Base], names: tuple[str, ...]) -> _Prepared:
    # Both dialects know ON CONFLICT; only the one in use is loaded.
    room = importlib.import_module(f"sqlalchemy.dialects.{dialect}")
    return _Prepared(room.insert(model).values(_named(names)).on_conflict_do_nothing().inline())
