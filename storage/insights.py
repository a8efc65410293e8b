"""What was noticed in people's own data."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Insight
from storage.prepared import insert_or_ignore


async def add_insight(
    session: AsyncSession,
    *,
    person_id: int,
    insight_key: str,
    kind: str,
    track: str,
    source: str,
    content: dict[str, Any],
    severity: str,
    now: datetime,
) -> bool:
    """Keep it; False when there is one with this key, which names what was noticed and the period."""
    return await insert_or_ignore(
        session,
        Insight,
        person_id=person_id,
        insight_key=insight_key,
        kind=kind,
        track=track,
        source=source,
        content=content,
        severity=severity,
        dismissed_at=None,
        created_at=now,
    )


async def list_insights(
    session: AsyncSession,
    *,
    person_id: int,
    since: datetime | None = None,
    before: int | None = None,
    limit: int = 10,
) -> list[Insight]:
    """The person's insights that were not dismissed, newest first; with `before`, those older than that one."""
    query = select(Insight).where(Insight.person_id == person_id, Insight.dismissed_at.is_(None))
    if since is not None:
        query = query.where(Insight.created_at >= since)
    if before is not None:
        query = query.where(Insight.id < before)
    return list(await session.scalars(query.order_by(Insight.id.desc()).limit(limit)))


async def dismiss_insight(session: AsyncSession, *, person_id: int, insight_id: int, now: datetime) -> bool:
    """Show it no more; False when it is gone or somebody else's."""
    query = (
        update(Insight)
        .where(Insight.id == insight_id, Insight.person_id == person_id)
        .values(dismissed_at=now)
        .returning(Insight.id)
    )
    return await session.scalar(query) is not None


async def restore_insight(session: AsyncSession, *, person_id: int, insight_id: int) -> None:
    """Show one again that was dismissed."""
    mine = (Insight.id == insight_id, Insight.person_id == person_id)
    await session.execute(update(Insight).where(*mine).values(dismissed_at=None))
