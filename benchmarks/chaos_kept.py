"""What chaos left in the database, the journal and the queue."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from benchmarks.chaos_ground import MARK, Ground
from benchmarks.chaos_people import Deeds
from storage.journal import SUFFIX
from storage.models import AgendaItem, Base, Delivery, PlanTask, Rating, WeeklyPlan
from storage.models.base import LIBRARY

QUEUED = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"
"""What killed workers had in hand is rubbish, and tidied away every five minutes."""
BEGUN = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE state LIKE 'idle in transaction%' AND state_change < now() - interval '20 seconds'"
)
UNSENT = ("ready", "sending", "streaming", "failed")
COMPANY = "%:still_working"
"""The key of what is only said while somebody waits: once, or not at all."""

Rows = dict[sa.Table, dict[Any, sa.RowMapping]]
"""Every row, by table and key."""


async def kept_elsewhere(under: Ground) -> list[str]:
    """Rows of one workspace that hold a mark of the other, or point to a row of the other: in every table."""
    owned = [table for table in Base.metadata.sorted_tables if "team_id" in table.columns]
    async with under.database.reading_all_teams() as session:
        rows = {table: await _rows_of(session, table) for table in owned}
    return [*_marked_elsewhere(rows), *_pointing_elsewhere(rows)]


async def _rows_of(session: AsyncSession, table: sa.Table) -> dict[Any, sa.RowMapping]:
    key = tuple(table.primary_key.columns)
    found = (await session.execute(sa.select(table))).mappings()
    return {tuple(row[column] for column in key): row for row in found}


def _marked_elsewhere(rows: Rows) -> Iterator[str]:
    for table, kept in rows.items():
        for key, row in kept.items():
            marks = MARK.findall(" ".join(str(value) for value in row.values()))
            if {mark.partition("-")[0] for mark in marks} - {row[table.c.team_id]}:
                yield f"{table.name} {key} has {marks}"


def _pointing_elsewhere(rows: Rows) -> Iterator[str]:
    for table, kept in rows.items():
        for pointer in table.foreign_keys:
            there = rows[pointer.column.table]
            for key, row in kept.items():
                found = there.get((row[pointer.parent],))
                if found is not None and found["team_id"] not in (row[table.c.team_id], LIBRARY):
                    yield f"{table.name} {key} points to {pointer.column.table.name}"


async def left_over(under: Ground) -> list[str]:
    """Work that is due, held or given up; messages that are not out; notes; tickets in the queue."""
    held = sa.or_(AgendaItem.token.is_not(None), AgendaItem.error.is_not(None), AgendaItem.run_at <= _now(under))
    async with under.database.reading_all_teams() as session:
        work = await session.execute(sa.select(AgendaItem.kind, AgendaItem.attempts, AgendaItem.error).where(held))
        promised = (Delivery.state.in_(UNSENT), Delivery.key.not_like(COMPANY))
        unsent = await session.execute(sa.select(Delivery.key, Delivery.state).where(*promised))
        found = [f"work: {tuple(row)}" for row in work] + [f"delivery: {tuple(row)}" for row in unsent]
    begun = await _count(under, BEGUN)
    found += [f"{begun} transactions nobody goes on with"] if begun else []
    if under.settings["SIDELINE_RUNNER"] == "procrastinate":
        queued = await _count(under, QUEUED)
        found += [f"{queued} tickets in the queue"] if queued else []
    notes = [path.name for path in under.journal.glob(f"*{SUFFIX}") if path.read_bytes().strip(b"\0")]
    return [*found, *(f"notes in {name}" for name in notes)]


async def work_under_way(under: Ground) -> bool:
    """True while a program has something in hand, or could take it."""
    is_open = sa.or_(AgendaItem.token.is_not(None), AgendaItem.run_at <= _now(under))
    async with under.database.reading_all_teams() as session:
        return bool(await session.scalar(sa.select(sa.func.count()).select_from(AgendaItem).where(is_open)))


async def _count(under: Ground, query: str) -> int:
    engine = create_async_engine(under.url)
    try:
        async with engine.connect() as connection:
            return int(await connection.scalar(sa.text(query)) or 0)
    finally:
        await engine.dispose()


def _now(under: Ground) -> Any:
    return sa.func.now() + sa.text(f"interval '{under.slack.clock.offset_seconds} seconds'")


async def thumbs_lost(under: Ground, deeds: Deeds) -> list[str]:
    """Thumbs on answers that were not kept as ratings."""
    rated = sa.select(Delivery.team_id, Delivery.ts).join(Rating, Rating.guidance_id == Delivery.guidance_id)
    async with under.database.reading_all_teams() as session:
        kept = {tuple(row) for row in await session.execute(rated.where(Rating.is_helpful))}
        lost = deeds.thumbs - kept
        sent = await session.scalars(sa.select(Delivery).where(Delivery.ts.in_([ts for _, ts in lost])))
        held = {each.ts: f"{each.key} {each.state} {each.guidance_id}" for each in sent}
    return [f"{team_id} {ts} {held.get(ts)}" for team_id, ts in lost]


async def done_by_plan(under: Ground) -> dict[tuple[str, str], int]:
    """How many tasks are done in each weekly plan, by workspace and the `ts` of the message that shows it."""
    query = (
        sa.select(WeeklyPlan.team_id, WeeklyPlan.message_ts, sa.func.count(PlanTask.done_at))
        .join(PlanTask, PlanTask.plan_id == WeeklyPlan.id)
        .where(WeeklyPlan.message_ts.is_not(None))
        .group_by(WeeklyPlan.team_id, WeeklyPlan.message_ts)
    )
    async with under.database.reading_all_teams() as session:
        return {(team_id, ts or ""): count for team_id, ts, count in await session.execute(query)}


async def work_on(under: Ground, mark: str) -> list[str]:
    """What the agenda and the outbox hold of what was asked or shared under this mark, to see where it stands."""
    async with under.database.reading_all_teams() as session:
        rows = await session.scalars(sa.select(AgendaItem))
        mine = [row for row in rows if mark in MARK.findall(str(row.payload))]
        sent = (await session.scalars(sa.select(Delivery))).all()
    return [
        *(f"{row.kind} {row.run_at} {row.attempts} {row.error} {sorted(row.memo)} {row.ended_at}" for row in mine),
        *(f"{each.key} {each.state} {each.error}" for row in mine for each in sent if row.key in each.key),
    ]
