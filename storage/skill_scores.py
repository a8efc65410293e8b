"""Questions about skills over time."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import SkillScore


async def list_skill_scores(
    session: AsyncSession,
    *,
    person_id: int,
    rubric_id: str,
    rubric_version: int,
    skill_id: str | None = None,
    since: date | None = None,
) -> list[SkillScore]:
    """A person's scores by one version of a rubric, oldest call first; of one skill, or of all."""
    query = select(SkillScore).where(
        SkillScore.person_id == person_id,
        SkillScore.rubric_id == rubric_id,
        SkillScore.rubric_version == rubric_version,
    )
    if skill_id is not None:
        query = query.where(SkillScore.skill_id == skill_id)
    if since is not None:
        query = query.where(SkillScore.happened_on >= since)
    return list(await session.scalars(query.order_by(SkillScore.happened_on, SkillScore.id)))
