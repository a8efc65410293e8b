"""The figures people log themselves."""

from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import MetricEntry
from storage.prepared import insert_or_ignore


async def add_entry(
    session: AsyncSession,
    *,
    person_id: int,
    metric: str,
    value: float,
    unit: str,
    noted_on: date,
    source: str,
    source_key: str,
    now: datetime,
    goal_id: int | None = None,
) -> bool:
    """Keep a figure of a day; False when what came with this `source_key` is kept already."""
    return await insert_or_ignore(
        session,
        MetricEntry,
        person_id=person_id,
        metric=metric,
        value=value,
        unit=unit,
        noted_on=noted_on,
        goal_id=goal_id,
        source=source,
        source_key=source_key,
        created_at=now,
    )


async def list_entries(session: AsyncSession, *, person_id: int, metric: str, since: date) -> list[MetricEntry]:
    """What the person logged of one figure since that day, oldest first."""
    query = (
        select(MetricEntry)
        .where(MetricEntry.person_id == person_id, MetricEntry.metric == metric, MetricEntry.noted_on >= since)
        .order_by(MetricEntry.noted_on, MetricEntry.id)
    )
    return list(await session.scalars(query))


async def list_logged(session: AsyncSession, *, person_id: int, since: date) -> list[tuple[str, str, int]]:
    """Every figure the person logged since that day: metric, unit and how many entries, the fullest first."""
    query = (
        select(MetricEntry.metric, func.max(MetricEntry.unit), func.count())
        .where(MetricEntry.person_id == person_id, MetricEntry.noted_on >= since)
        .group_by(MetricEntry.metric)
        .order_by(func.count().desc(), MetricEntry.metric)
    )
    return [(metric, unit, count) for metric, unit, count in await session.execute(query)]


async def find_entry(session: AsyncSession, *, person_id: int, source_key: str) -> MetricEntry | None:
    """What was kept with this key."""
    query = select(MetricEntry).where(MetricEntry.person_id == person_id, MetricEntry.source_key == source_key)
    return await session.scalar(query)


async def delete_entry(session: AsyncSession, *, person_id: int, entry_id: int) -> MetricEntry | None:
    """Drop this person's entry; what it was, or None when it was gone."""
    query = select(MetricEntry).where(MetricEntry.id == entry_id, MetricEntry.person_id == person_id)
    entry = await session.scalar(query)
    if entry is not None:
        await session.execute(delete(MetricEntry).where(MetricEntry.id == entry_id))
    return entry
