"""The agenda: every promise of future work. `storage.agenda_runs` says who is doing it.

A row is due when `run_at` has come. A promise is made in the transaction that gives rise to it, so
both happen or neither; its key makes it the same promise however often it is made.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.agenda_runs import (
    LEASE,
    MAX_ATTEMPTS,
    MOST_BEGUN,
    PER_TEAM_CAP,
    AgendaRow,
    claim,
    count_changed,
    end_rows,
    extend_leases,
    finish,
    later,
    most_attempts,
    of_teams,
    retry,
    save_memo,
    start,
    start_all,
)
from storage.database import now
from storage.models import AgendaItem
from storage.models.base import Json
from storage.models.work import Lane
from storage.prepared import insert_or_ignore

__all__ = [
    "LEASE",
    "MAX_ATTEMPTS",
    "MOST_BEGUN",
    "PER_TEAM_CAP",
    "AgendaRow",
    "Backlog",
    "cancel",
    "cancel_family",
    "cancel_kind",
    "claim",
    "extend_leases",
    "finish",
    "is_open",
    "later",
    "list_open",
    "most_attempts",
    "next_due",
    "park",
    "plan",
    "plan_started",
    "poke",
    "purge_finished",
    "retry",
    "revive_family",
    "save_memo",
    "start",
    "start_all",
    "unpark",
]

WAITED_FOR = timedelta(days=1)
"""How long somebody may still look for an answer that a removal held up."""


async def plan(
    session: AsyncSession,
    *,
    key: str,
    kind: str,
    team_id: str,
    payload: Json,
    person_id: int | None = None,
    lane: Lane = "interactive",
    run_at: datetime | None = None,
) -> bool:
    """Promise work, now or at `run_at`, in the caller's transaction; True if the promise is new.

    The same key again changes nothing, also when the work is long done: a key is used once, until
    it is purged. Keys are global, so they start with the team's id.
    """
    moment = await now(session)
    return await insert_or_ignore(
        session,
        AgendaItem,
        key=key,
        kind=kind,
        team_id=team_id,
        person_id=person_id,
        lane=lane,
        payload=payload,
        run_at=run_at or moment,
        created_at=moment,
    )


async def plan_started(
    session: AsyncSession,
    *,
    key: str,
    kind: str,
    team_id: str,
    payload: Json,
    person_id: int | None = None,
    lane: Lane = "interactive",
) -> AgendaRow | None:
    """Promise work and begin it here at once; None if the promise is not new.

    Fresh work needs no rounds of claiming and starting; should this process die first, the lease
    runs out and the work is due again.
    """
    moment = await now(session)
    token = uuid4().hex
    is_new = await insert_or_ignore(
        session,
        AgendaItem,
        key=key,
        kind=kind,
        team_id=team_id,
        person_id=person_id,
        lane=lane,
        payload=payload,
        run_at=moment + LEASE,
        due_at=moment,
        token=token,
        attempts=1,
        created_at=moment,
    )
    if not is_new:
        return None
    return AgendaRow(
        token=token,
        key=key,
        kind=kind,
        lane=lane,
        team_id=team_id,
        person_id=person_id,
        payload=payload,
        due_at=moment,
        attempts=1,
        memo={},
    )


async def poke(
    session: AsyncSession, *, key: str, run_at: datetime | None = None, payload: Json | None = None
) -> bool:
    """Make a row due (now or at `run_at`) and merge `payload` into its own; False if there is none.

    For an approval click, a changed time zone, "run now". A run in progress is fenced off, a dead
    or finished row lives again.
    """
    item = await session.scalar(select(AgendaItem).where(AgendaItem.key == key).with_for_update())
    if item is None:
        return False
    item.payload = {**item.payload, **(payload or {})}
    item.run_at = run_at or await now(session)
    item.token = item.error = item.ended_at = item.due_at = item.parked_at = None
    item.attempts = 0
    await session.flush()
    return True


async def revive_family(session: AsyncSession, *, prefix: str) -> int:
    """Give every promise whose key begins so and that was given up another go; how many there were."""
    which = (
        AgendaItem.key.startswith(prefix, autoescape=True),
        AgendaItem.run_at.is_(None),
        AgendaItem.error.is_not(None),
    )
    again: Json = {"run_at": await now(session), "attempts": 0, "error": None, "ended_at": None, "due_at": None}
    return await count_changed(session, update(AgendaItem).where(*which).values(**again))


async def cancel(session: AsyncSession, *, key: str) -> bool:
    """Drop a promise and all it holds; a run in progress is fenced off. False if there was nothing to cancel."""
    return await _drop(session, AgendaItem.key == key) > 0


async def cancel_family(session: AsyncSession, *, prefix: str) -> int:
    """Drop every promise whose key begins so, and all they hold; how many were open."""
    return await _drop(session, AgendaItem.key.startswith(prefix, autoescape=True))


async def cancel_kind(session: AsyncSession, *, person_id: int, kind: str) -> int:
    """Drop every promise of one kind to a person and all they hold; how many were open."""
    return await _drop(session, and_(AgendaItem.person_id == person_id, AgendaItem.kind == kind))


async def _drop(session: AsyncSession, which: ColumnElement[bool]) -> int:
    """End what is open, and empty what was given up too: it may hold what a person wrote."""
    ended = await end_rows(session, which)
    await count_changed(session, update(AgendaItem).where(which).values(payload={}, memo={}))
    return ended


async def park(session: AsyncSession, *, team_id: str) -> int:
    """Put a team's open promises aside: none is due until `unpark`, and a run in progress is fenced off.

    How many there were.
    """
    was_due = func.coalesce(AgendaItem.due_at, AgendaItem.run_at)
    aside = {"parked_at": was_due, "run_at": None, "due_at": None, "token": None}
    return await count_changed(
        session, update(AgendaItem).where(AgendaItem.team_id == team_id, _IS_OPEN).values(**aside)
    )


async def unpark(session: AsyncSession, *, team_id: str, gone_since: datetime) -> int:
    """Take a team's promises up again, each for when it was; how many.

    An answer that was due when the team went is dropped after a day: nobody waits for it any more.
    """
    is_parked = (AgendaItem.team_id == team_id, AgendaItem.parked_at.is_not(None))
    was_waited_for = (AgendaItem.lane == "interactive", AgendaItem.parked_at <= gone_since)
    is_late = AgendaItem.parked_at < await now(session) - WAITED_FOR
    await _drop(session, and_(*is_parked, *was_waited_for, is_late))
    return await count_changed(
        session,
        update(AgendaItem).where(*is_parked).values(run_at=AgendaItem.parked_at, parked_at=None),
    )


async def next_due(session: AsyncSession, *, teams: Collection[str] | None = None) -> datetime | None:
    """When the next row of these teams is due, or the next lease ends; None when nothing is promised.

    Cheap enough to be asked every second before claiming.
    """
    soonest = [
        await session.scalar(
            select(func.min(AgendaItem.run_at)).where(AgendaItem.lane == lane, _IS_OPEN, of_teams(teams))
        )
        for lane in get_args(Lane)
    ]
    return min((moment for moment in soonest if moment is not None), default=None)


async def is_open(session: AsyncSession, *, key: str) -> bool:
    """True while a promise is waited for or worked on; False when it ended, was given up, or never was."""
    is_promised = or_(AgendaItem.run_at.is_not(None), AgendaItem.parked_at.is_not(None))
    query = select(AgendaItem.id).where(AgendaItem.key == key, is_promised)
    return await session.scalar(query) is not None


async def list_open(session: AsyncSession, *, person_id: int, kind: str) -> list[tuple[datetime, Json]]:
    """When each open promise of one kind to a person is due, with its payload; the next first."""
    is_theirs = and_(AgendaItem.person_id == person_id, AgendaItem.kind == kind, AgendaItem.run_at.is_not(None))
    query = select(AgendaItem.run_at, AgendaItem.payload).where(is_theirs).order_by(AgendaItem.run_at)
    return [(run_at, payload) for run_at, payload in await session.execute(query) if run_at]


@dataclass(frozen=True)
class Backlog:
    """How many promises of a lane are due and not taken up, and how long the oldest has been."""

    lane: Lane
    due: int
    oldest_seconds: float


async def list_backlog(session: AsyncSession) -> list[Backlog]:
    """For each lane; needs a session for all teams. What is being worked on has a lease, and is not due."""
    moment = await now(session)
    found = []
    for lane in get_args(Lane):
        query = select(func.count(), func.min(AgendaItem.run_at)).where(
            AgendaItem.lane == lane, AgendaItem.run_at <= moment
        )
        count, oldest = (await session.execute(query)).one()
        found.append(Backlog(lane, count, (moment - oldest).total_seconds() if oldest else 0.0))
    return found


async def purge_finished(session: AsyncSession, *, before: datetime) -> int:
    """Delete rows that ended before then; their keys may be used again. How many went."""
    return await count_changed(session, delete(AgendaItem).where(AgendaItem.ended_at < before))


_IS_OPEN = AgendaItem.run_at.is_not(None)
