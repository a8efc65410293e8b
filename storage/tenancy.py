"""Keeps teams apart: a session opened for a team cannot read or write another team's rows.

Three rules, applied to whatever is asked, so that no query has to remember them: reads, updates
and deletes get the team as a criterion; new rows get the team stamped on; and whatever can get
neither (plain tables, text, bulk updates) is refused. The one way round is `session.connection()`,
which only the few modules use that build their statement from what the team may read.
"""

import functools
import weakref
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from sqlalchemy import BindParameter, Delete, Insert, Select, Update, event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria
from sqlalchemy.orm.interfaces import ORMOption

from storage.errors import NotConfined, NoTeam, ReadOnly, WrongTeam
from storage.library import Library, Memory
from storage.models.base import LIBRARY, LibraryOwned, TeamOwned


@dataclass(frozen=True)
class Scope:
    """What one session may touch, its clock, and what is known by heart.

    `team_id` None means every team (the engine's own work).
    """

    team_id: str | None
    is_reading: bool
    now: Callable[[AsyncSession], Awaitable[datetime]]
    memory: Memory


class TeamSession(Session):
    """A session that carries its scope and is confined to it by the listeners below."""

    def _refuse_bulk(self, *_given: Any, **_named: Any) -> NoReturn:
        """The old bulk methods pass by every listener."""
        raise NotConfined("bulk")

    bulk_save_objects = _refuse_bulk
    bulk_insert_mappings = _refuse_bulk
    bulk_update_mappings = _refuse_bulk


def scope_of(session: Session | AsyncSession) -> Scope:
    """The scope the session was opened with. Raises NoTeam for a session opened any other way."""
    try:
        scope: Scope = session.info["scope"]
    except KeyError:
        raise NoTeam from None
    return scope


def stamped(session: Session | AsyncSession, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a new row with the session's team on them. Raises WrongTeam, NoTeam or ReadOnly."""
    scope = scope_of(session)
    if scope.is_reading:
        raise ReadOnly
    team_id = values.get("team_id", scope.team_id)
    _require_own(scope, team_id)
    return {**values, "team_id": team_id}


async def by_heart(session: AsyncSession) -> Library:
    """The library from memory; an empty one for whoever is writing it, so that all is looked up."""
    scope = scope_of(session)
    if scope.team_id == LIBRARY and not scope.is_reading:
        return Library()
    return await scope.memory.library(session)


@event.listens_for(TeamSession, "do_orm_execute")
def _confine(state: ORMExecuteState) -> None:
    scope = scope_of(state.session)
    statement = state.statement
    if scope.is_reading and not state.is_select:
        raise ReadOnly
    if scope.team_id is None:
        return
    if not state.is_orm_statement or "dml_strategy" in state.execution_options:
        raise NotConfined(type(statement).__name__)
    if isinstance(statement, Insert):
        state.statement = _stamped_insert(statement, state.parameters or {}, scope)
    elif isinstance(statement, Update) and not _names_its_rows(statement, state.parameters):
        raise NotConfined("update by primary key")
    elif isinstance(statement, Select | Update | Delete):
        if isinstance(statement, Update):
            beside = state.parameters if isinstance(state.parameters, Mapping) else {}
            _require_own(scope, {**_inline(statement), **beside}.get("team_id", scope.team_id))
        state.statement = _confined(statement, scope.team_id, state.is_select)
    else:
        raise NotConfined(type(statement).__name__)


@event.listens_for(TeamSession, "before_flush")
def _check_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    scope = scope_of(session)
    if scope.is_reading:
        raise ReadOnly
    for row in session.new:
        if row.team_id is None:
            row.team_id = scope.team_id
    for row in (*session.new, *session.dirty, *session.deleted):
        _require_own(scope, row.team_id)


def _require_own(scope: Scope, team_id: str | None) -> None:
    if team_id is None:
        raise NoTeam
    if scope.team_id is not None and team_id != scope.team_id:
        raise WrongTeam


def _names_its_rows(statement: Update, parameters: object) -> bool:
    """True for an update with a condition; one by primary key takes its rows from the parameters."""
    return not parameters or (isinstance(parameters, Mapping) and statement.whereclause is not None)


def _confined(statement: Any, team_id: str, is_select: bool) -> Any:
    """The statement with the team as a criterion; a statement that is used again is confined once."""
    known = _CONFINED.setdefault(statement, {})
    if team_id not in known:
        known[team_id] = statement.options(*_criteria(team_id, is_select))
    return known[team_id]


_CONFINED: "weakref.WeakKeyDictionary[Any, dict[str, Any]]" = weakref.WeakKeyDictionary()


@functools.lru_cache(maxsize=1000)
def _criteria(team_id: str, is_select: bool) -> tuple[ORMOption, ORMOption]:
    readable = (team_id, LIBRARY) if is_select else (team_id,)
    return (
        with_loader_criteria(TeamOwned, lambda row: row.team_id == team_id, include_aliases=True),
        with_loader_criteria(LibraryOwned, lambda row: row.team_id.in_(readable), include_aliases=True),
    )


def _stamped_insert(statement: Insert, beside: Any, scope: Scope) -> Insert:
    """The insert with the team on every row, whether its rows are in the statement or beside it."""
    if statement.select is not None or statement._multi_values:
        raise NotConfined("pass the rows of an insert as parameters")
    inline = _inline(statement)
    for row in [beside] if isinstance(beside, Mapping) else beside:
        _require_own(scope, row.get("team_id", inline.get("team_id", scope.team_id)))
    return statement.values(team_id=scope.team_id)


def _inline(statement: Insert | Update) -> dict[str, Any]:
    """What the statement itself sets, by column."""
    values = {**(statement._values or {}), **dict(getattr(statement, "_ordered_values", None) or ())}
    return {getattr(column, "key", column): _plain(value) for column, value in values.items()}


def _plain(value: object) -> Any:
    return value.value if isinstance(value, BindParameter) else value
