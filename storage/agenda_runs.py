"""Who is doing the agenda's work: claiming it, starting it, and bringing it to an end.

Claiming a row stamps a token on it and moves `run_at` to the end of a short lease, which its runner
renews; when the runner dies the row is simply due again. Only the holder of the current token may
finish a row, so a late finisher changes nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import CursorResult, String, bindparam, cast, func, literal, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED, now
from storage.errors import Fenced
from storage.models import AgendaItem, Person
from storage.models.base import Json
from storage.models.work import Lane
from storage.prepared import Write

LEASE = timedelta(seconds=20)
"""How long a claimed or running row is left alone unless its runner renews it."""

MAX_ATTEMPTS = 8
"""After so many failed attempts a row is dead: its error stays, and a poke revives it."""

MOST_BEGUN = 40
"""Work that was begun so often, and neither ended nor failed, kills its process. Whatever is in hand then was
begun in vain, though one may be to blame or none: so the innocent get more tries than a crash loop lasts. Bulk
work, twenty rows at a time, may fail as often."""

PER_TEAM_CAP = 20
"""How many rows of one team may be held in one lane, so that nobody starves the others."""

CANDIDATES_PER_CLAIM = 4
"""How many due rows are looked at for each one wanted, since the cap may pass over some."""


def most_attempts(lane: Lane) -> int:
    """How often work of this lane is tried."""
    return MOST_BEGUN if lane == "bulk" else MAX_ATTEMPTS


@dataclass
class AgendaRow:
    """One started piece of work. `memo` holds its finished steps and may be added to.

    `person` is whom it is for where that was read with the promise, so that nobody need read it again. `is_over`
    is set by whoever finishes it together with its last step.
    """

    token: str
    key: str
    kind: str
    lane: Lane
    team_id: str
    person_id: int | None
    payload: Json
    due_at: datetime
    attempts: int
    memo: Json
    person: Person | None = None
    is_over: bool = False


async def claim(
    session: AsyncSession,
    *,
    limit: int,
    lane: Lane,
    per_team_cap: int = PER_TEAM_CAP,
    teams: Collection[str] | None = None,
    lease: timedelta = LEASE,
) -> list[str]:
    """Take up to `limit` due rows of a lane for `lease`, at most `per_team_cap` held per team; their tickets.

    Needs a session for all teams; `teams` are those the caller can speak for, None is all of them.
    Two claimers never get the same row.
    """
    moment = await now(session)
    held = await _count_held(session, lane, moment)
    chosen: list[int] = []
    looked_at = limit * CANDIDATES_PER_CLAIM
    while len(chosen) < limit:
        full = [team for team, count in held.items() if count >= per_team_cap]
        query = (
            select(AgendaItem.id, AgendaItem.team_id)
            .where(AgendaItem.lane == lane, AgendaItem.run_at <= moment, AgendaItem.team_id.not_in(full))
            .where(of_teams(teams), AgendaItem.id.not_in(chosen))
            .order_by(AgendaItem.run_at)
            .limit(looked_at)
            .with_for_update(skip_locked=True)
        )
        due = [(row_id, team) for row_id, team in await session.execute(query)]
        chosen += _within_cap(due, held, per_team_cap, limit - len(chosen))
        if len(due) < looked_at:  # else a team that is full by now may have hidden the others
            break
    return await _take(session, chosen, moment + lease) if chosen else []


def of_teams(teams: Collection[str] | None) -> Any:
    """The condition that a row is of one of these teams; None is all of them."""
    return true() if teams is None else AgendaItem.team_id.in_(teams)


async def _count_held(session: AsyncSession, lane: Lane, moment: datetime) -> Counter[str]:
    query = (
        select(AgendaItem.team_id, func.count())
        .where(AgendaItem.lane == lane, AgendaItem.token.is_not(None), AgendaItem.run_at > moment)
        .group_by(AgendaItem.team_id)
    )
    return Counter(dict((await session.execute(query)).all()))


def _within_cap(due: Sequence[tuple[int, str]], held: Counter[str], cap: int, limit: int) -> list[int]:
    """The first of them that may be taken, which are `held` from now on."""
    ids: list[int] = []
    for row_id, team in due:
        if len(ids) < limit and held[team] < cap:
            held[team] += 1
            ids.append(row_id)
    return ids


async def _take(session: AsyncSession, ids: Sequence[int], until: datetime) -> list[str]:
    token = uuid4().hex
    statement = (
        update(AgendaItem)
        .where(AgendaItem.id.in_(ids))
        .values(token=token, run_at=until, due_at=func.coalesce(AgendaItem.due_at, AgendaItem.run_at))
        .returning(AgendaItem.key)
        .execution_options(**UNSYNCED)
    )
    return [f"{key}:{token}" for key in await session.scalars(statement)]


async def start(session: AsyncSession, *, ticket: str) -> AgendaRow | None:
    """Begin the work of a ticket; None if it was started, finished or taken over before."""
    key, _, token = ticket.rpartition(":")
    moment = await now(session)
    statement = (
        update(AgendaItem)
        .where(AgendaItem.key == key, AgendaItem.token == token)
        .values(token=uuid4().hex, attempts=AgendaItem.attempts + 1, run_at=moment + LEASE)
        .returning(AgendaItem)
        .execution_options(**UNSYNCED)
    )
    item = await session.scalar(statement)
    return _row_of(item) if item else None


async def start_all(session: AsyncSession, *, tickets: Collection[str]) -> list[AgendaRow]:
    """Begin the work of several tickets of one claim in one statement; those of them that may begin, as `start`.

    Each row's new token is the claim's with the row's own id behind it.
    """
    keys = [ticket.rpartition(":")[0] for ticket in tickets]
    tokens = {ticket.rpartition(":")[2] for ticket in tickets}
    if not keys:
        return []
    statement = (
        update(AgendaItem)
        .where(AgendaItem.key.in_(keys), AgendaItem.token.in_(tokens))
        .values(
            token=AgendaItem.token + literal(".") + cast(AgendaItem.id, String),
            attempts=AgendaItem.attempts + 1,
            run_at=await now(session) + LEASE,
        )
        .returning(*_COLUMNS)
        .execution_options(**UNSYNCED)
    )
    begun: Iterable[Any] = await session.execute(statement)
    return [AgendaRow(*columns) for columns in begun]


_COLUMNS = (
    AgendaItem.token,
    AgendaItem.key,
    AgendaItem.kind,
    AgendaItem.lane,
    AgendaItem.team_id,
    AgendaItem.person_id,
    AgendaItem.payload,
    AgendaItem.due_at,
    AgendaItem.attempts,
    AgendaItem.memo,
)
"""As the fields of `AgendaRow`."""


async def finish(session: AsyncSession, *, row: AgendaRow, run_at: datetime | None) -> bool:
    """The occurrence is done; the next one is at `run_at`, or there is none. False if fenced.

    Of a promise that is kept for good only its key is left: its payload may hold what a person wrote.
    """
    ended_at = await now(session) if run_at is None else None
    left = row.payload if run_at else {}
    done = {"which": row.key, "holder": row.token, "next_at": run_at, "done_at": ended_at, "left": left}
    return await _FINISH.run(session, **done) == 1


_FINISH = Write(
    update(AgendaItem)
    .where(AgendaItem.key == bindparam("which"), AgendaItem.token == bindparam("holder"))
    .values(
        token=None,
        run_at=bindparam("next_at"),
        ended_at=bindparam("done_at"),
        due_at=None,
        attempts=0,
        memo={},
        error=None,
        payload=bindparam("left"),
    )
)


async def later(session: AsyncSession, *, row: AgendaRow, seconds: float) -> bool:
    """Not now and not an error (rate limit, quiet hours): same occurrence again in `seconds`."""
    run_at = await now(session) + timedelta(seconds=seconds)
    return await _release(session, row, run_at=run_at, attempts=row.attempts - 1)


async def retry(session: AsyncSession, *, row: AgendaRow, error: str, seconds: float) -> bool:
    """The attempt failed: again in `seconds`, or never when it was the last. False if fenced."""
    moment = await now(session)
    if row.attempts >= most_attempts(row.lane):
        return await _release(session, row, run_at=None, ended_at=moment, error=error)
    return await _release(session, row, run_at=moment + timedelta(seconds=seconds), error=error)


async def save_memo(session: AsyncSession, *, row: AgendaRow) -> None:
    """Keep the finished steps of this occurrence, so that a crash does not repeat them. Raises Fenced."""
    if not await _SAVE_MEMO.run(session, which=row.key, holder=row.token, new_memo=row.memo):
        raise Fenced


_SAVE_MEMO = Write(
    update(AgendaItem)
    .where(AgendaItem.key == bindparam("which"), AgendaItem.token == bindparam("holder"))
    .values(memo=bindparam("new_memo"))
)


async def extend_leases(session: AsyncSession, *, tokens: Collection[str]) -> set[str]:
    """Renew what a runner is doing; the tokens it still holds. Work of the others should stop."""
    if not tokens:
        return set()
    statement = (
        update(AgendaItem)
        .where(AgendaItem.token.in_(tokens))
        .values(run_at=await now(session) + LEASE)
        .returning(AgendaItem.token)
        .execution_options(**UNSYNCED)
    )
    return {token for token in await session.scalars(statement) if token is not None}


async def end_rows(session: AsyncSession, which: Any, **fields: Any) -> int:
    """Take rows off the agenda, whoever holds them and also if put aside; how many were still open."""
    is_open = or_(AgendaItem.run_at.is_not(None), AgendaItem.parked_at.is_not(None))
    ended: dict[str, Any] = {"run_at": None, "parked_at": None, "token": None, "ended_at": await now(session)}
    return await count_changed(session, update(AgendaItem).where(which, is_open).values(**ended, **fields))


async def count_changed(session: AsyncSession, statement: Any) -> int:
    """Send an update or delete; how many rows it changed."""
    result = await session.execute(statement, execution_options=UNSYNCED)
    return result.rowcount if isinstance(result, CursorResult) else 0


def _row_of(item: AgendaItem) -> AgendaRow:
    if item.token is None or item.due_at is None:
        raise Fenced
    return AgendaRow(
        token=item.token,
        key=item.key,
        kind=item.kind,
        lane=item.lane,
        team_id=item.team_id,
        person_id=item.person_id,
        payload=item.payload,
        due_at=item.due_at,
        attempts=item.attempts,
        memo=item.memo,
    )


def _held_by(row: AgendaRow) -> tuple[Any, Any]:
    return AgendaItem.key == row.key, AgendaItem.token == row.token


async def _release(session: AsyncSession, row: AgendaRow, **fields: Any) -> bool:
    statement = update(AgendaItem).where(*_held_by(row)).values(token=None, **fields)
    return await count_changed(session, statement) > 0
