"""Keeps teams apart: a session opened for a team cannot read or write another team's rows.

Three rules, applied to whatever is asked, so that no query has to remember them:
reads, updates and deletes get the team as a criterion; new rows get the team stamped on; and a
statement that can get neither (plain tables, text) is refused.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import BindParameter, Insert, event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria
from sqlalchemy.orm.interfaces import ORMOption

from storage.errors import NotConfined, NoTeam, ReadOnly, WrongTeam
from storage.models.base import LIBRARY, LibraryOwned, TeamOwned


@dataclass(frozen=True)
class Scope:
    """What one session may touch; `team_id` None means every team (the engine's own work)."""

    team_id: str | None
    is_reading: bool
    skew: Callable[[], timedelta]


class TeamSession(Session):
    """A session that carries its scope and is confined to it by the listeners below."""


def scope_of(session: Session) -> Scope:
    """The scope the session was opened with. Raises NoTeam for a session opened any other way."""
    scope = session.info.get("scope")
    if not isinstance(scope, Scope):
        raise NoTeam
    return scope


def stamped(session: Session, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a new row with the session's team on them. Raises WrongTeam, NoTeam or ReadOnly."""
    scope = scope_of(session)
    if scope.is_reading:
        raise ReadOnly
    team_id = values.get("team_id", scope.team_id)
    _require_own(scope, team_id)
    return {**values, "team_id": team_id}


@event.listens_for(TeamSession, "do_orm_execute")
def _confine(state: ORMExecuteState) -> None:
    scope = scope_of(state.session)
    if scope.is_reading and not state.is_select:
        raise ReadOnly
    if scope.team_id is None:
        return
    if not state.is_orm_statement:
        raise NotConfined(type(state.statement).__name__)
    if state.is_insert:
        _stamp_insert(state, scope)
    else:
        state.statement = state.statement.options(*_criteria(state.session, scope.team_id, state.is_select))


@event.listens_for(TeamSession, "before_flush")
def _check_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    scope = scope_of(session)
    if scope.is_reading:
        raise ReadOnly
    for row in session.new:
        if getattr(row, "team_id", None) is None:
            row.team_id = scope.team_id
    for row in (*session.new, *session.dirty, *session.deleted):
        _require_own(scope, row.team_id)


def _require_own(scope: Scope, team_id: str | None) -> None:
    if team_id is None:
        raise NoTeam
    if scope.team_id is not None and team_id != scope.team_id:
        raise WrongTeam


def _criteria(session: Session, team_id: str, is_select: bool) -> Iterable[ORMOption]:
    """The team as a criterion; made once per session, because making it is most of its cost."""
    key = "read_criteria" if is_select else "write_criteria"
    if key not in session.info:
        readable = (team_id, LIBRARY) if is_select else (team_id,)
        session.info[key] = (
            with_loader_criteria(TeamOwned, lambda row: row.team_id == team_id, include_aliases=True),
            with_loader_criteria(LibraryOwned, lambda row: row.team_id.in_(readable), include_aliases=True),
        )
    options: Iterable[ORMOption] = session.info[key]
    return options


def _stamp_insert(state: ORMExecuteState, scope: Scope) -> None:
    """Put the team on every row of an `insert()`, whether its rows are in the statement or beside it."""
    statement = state.statement
    if not isinstance(statement, Insert) or statement.select is not None or statement._multi_values:
        raise NotConfined("pass the rows of an insert as parameters")
    beside = state.parameters or {}
    inline = {getattr(column, "key", column): _plain(value) for column, value in (statement._values or {}).items()}
    for row in [beside] if isinstance(beside, Mapping) else beside:
        _require_own(scope, row.get("team_id", inline.get("team_id", scope.team_id)))
    state.statement = statement.values(team_id=scope.team_id)


def _plain(value: object) -> Any:
    return value.value if isinstance(value, BindParameter) else value
