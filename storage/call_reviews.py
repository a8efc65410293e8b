"""Questions about what the coach said about calls, and the marks that came with it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import Call, CallCheck, SkillScore, StoredReview
from storage.models.base import Json
from storage.models.calls import DecidedBy, MarkStatus


@dataclass(frozen=True)
class SkillMark:
    """A scored skill: 0–100, and its level from 1 to 5."""

    skill_id: str
    score: float
    level: int


@dataclass(frozen=True)
class CheckMark:
    """How one check came out."""

    skill_id: str
    check_id: str
    status: MarkStatus
    decided_by: DecidedBy


@dataclass(frozen=True)
class ReviewToKeep:
    """One review with its marks. `happened_on` is the day its scores count for."""

    payload: Json
    overall: float | None
    rubric_id: str
    rubric_version: int
    model: str
    happened_on: date
    skills: Sequence[SkillMark] = ()
    checks: Sequence[CheckMark] = ()


async def set_review(session: AsyncSession, *, call: Call, review: ReviewToKeep, now: datetime) -> StoredReview:
    """Keep the review of a call with its scores and checks, in place of an earlier one.

    What the person disputed stays marked as disputed.
    """
    disputed = await _disputed(session, call.id)
    for model in (StoredReview, SkillScore, CallCheck):
        await session.execute(delete(model).where(model.call_id == call.id), execution_options=UNSYNCED)
    stored = StoredReview(
        person_id=call.person_id,
        call_id=call.id,
        payload=review.payload,
        overall=review.overall,
        rubric_id=review.rubric_id,
        rubric_version=review.rubric_version,
        model=review.model,
        created_at=now,
    )
    session.add_all([stored, *_scores(call, review, now), *_checks(call, review, disputed)])
    await session.flush()
    return stored


async def find_review(session: AsyncSession, *, call_id: int) -> StoredReview | None:
    """The review of a call, if there is one and it is this team's."""
    return await session.scalar(select(StoredReview).where(StoredReview.call_id == call_id))


async def list_recent_reviews(session: AsyncSession, *, person_id: int, limit: int) -> list[StoredReview]:
    """A person's newest reviews, newest first; the sample call is nobody's own."""
    query = (
        select(StoredReview)
        .join(Call, Call.id == StoredReview.call_id)
        .where(StoredReview.person_id == person_id, Call.source != "sample")
        .order_by(StoredReview.id.desc())
        .limit(limit)
    )
    return list(await session.scalars(query))


async def get_overalls(session: AsyncSession, *, call_ids: Collection[int]) -> dict[int, float | None]:
    """The overall score (0–100, None unscored) of each of these calls that was reviewed."""
    query = select(StoredReview.call_id, StoredReview.overall).where(StoredReview.call_id.in_(call_ids))
    return {row.call_id: row.overall for row in await session.execute(query)}


async def count_scored_reviews(session: AsyncSession, *, person_id: int, rubric_id: str) -> int:
    """How many calls of a person have a score by this rubric; below three it is an early read."""
    query = select(func.count()).where(
        StoredReview.person_id == person_id,
        StoredReview.rubric_id == rubric_id,
        StoredReview.overall.is_not(None),
    )
    return (await session.scalars(query.select_from(StoredReview))).one()


async def mark_disputed(session: AsyncSession, *, call_id: int, check_id: str, now: datetime) -> None:
    """The person says that this check came out wrong."""
    await session.execute(
        update(CallCheck)
        .where(CallCheck.call_id == call_id, CallCheck.check_id == check_id)
        .values(disputed_at=now),
        execution_options=UNSYNCED,
    )


async def _disputed(session: AsyncSession, call_id: int) -> dict[str, datetime]:
    query = select(CallCheck.check_id, CallCheck.disputed_at).where(
        CallCheck.call_id == call_id, CallCheck.disputed_at.is_not(None)
    )
    return {check: moment for check, moment in await session.execute(query) if moment is not None}


def _scores(call: Call, review: ReviewToKeep, now: datetime) -> list[SkillScore]:
    return [
        SkillScore(
            person_id=call.person_id,
            call_id=call.id,
            skill_id=mark.skill_id,
            score=mark.score,
            level=mark.level,
            rubric_id=review.rubric_id,
            rubric_version=review.rubric_version,
            model=review.model,
            happened_on=review.happened_on,
            created_at=now,
        )
        for mark in review.skills
    ]


def _checks(call: Call, review: ReviewToKeep, disputed: dict[str, datetime]) -> list[CallCheck]:
    return [
        CallCheck(
            person_id=call.person_id,
            call_id=call.id,
            skill_id=mark.skill_id,
            check_id=mark.check_id,
            status=mark.status,
            decided_by=mark.decided_by,
            disputed_at=disputed.get(mark.check_id),
        )
        for mark in review.checks
    ]
