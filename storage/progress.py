"""Questions about how a person's calls compare over time: scores, figures and checks.

They ask for columns and make no rows of it: there may be years of calls. The sample call never counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Call, CallCheck, SkillScore, StoredReview


@dataclass(frozen=True)
class ScoreOnDay:
    """One skill's score (0–100) on one call, by which version of which rubric and with which model."""

    call_id: int
    happened_on: date
    skill_id: str
    score: float
    rubric_id: str
    rubric_version: int
    model: str


@dataclass(frozen=True)
class CallFigures:
    """Figures of one call by name, None where there is none. `happened_on` is None where nobody said it."""

    call_id: int
    happened_on: date | None
    created_at: datetime
    call_type: str
    basis: str
    values: dict[str, float | None]


@dataclass(frozen=True)
class OverallOnDay:
    """The overall score (0–100) of one call. `happened_on` is None where nobody said the day."""

    call_id: int
    happened_on: date | None
    created_at: datetime
    title: str
    overall: float
    rubric_id: str
    rubric_version: int
    model: str


@dataclass(frozen=True)
class CheckOnDay:
    """How one check came out on one call."""

    call_id: int
    happened_on: date
    check_id: str
    status: str
    rubric_id: str
    rubric_version: int
    model: str


async def list_scores(
    session: AsyncSession, *, person_id: int, since: date, most: int | None = None
) -> list[ScoreOnDay]:
    """Every skill score of the person's calls since that day, oldest call first; the newest `most` if given."""
    query = (
        select(
            SkillScore.call_id,
            SkillScore.happened_on,
            SkillScore.skill_id,
            SkillScore.score,
            SkillScore.rubric_id,
            SkillScore.rubric_version,
            SkillScore.model,
        )
        .join(Call, Call.id == SkillScore.call_id)
        .where(SkillScore.person_id == person_id, SkillScore.happened_on >= since, _IS_OWN)
        .order_by(SkillScore.happened_on.desc(), SkillScore.call_id.desc(), SkillScore.id.desc())
        .limit(most)
    )
    newest_first = [ScoreOnDay(*row) for row in await session.execute(query)]
    return newest_first[::-1]


async def list_figures(
    session: AsyncSession, *, person_id: int, names: Sequence[str], since: date, created_since: datetime
) -> list[CallFigures]:
    """These figures of the person's calls since that day, oldest call first.

    A call whose day nobody said counts for when it was shared, so it is found by `created_since`.
    """
    measures = StoredReview.payload["measures"]
    query = (
        select(
            Call.id,
            Call.happened_on,
            Call.created_at,
            Call.call_type,
            measures["basis"].as_string(),
            *(measures[name].as_float() for name in names),
        )
        .join(StoredReview, StoredReview.call_id == Call.id)
        .where(Call.person_id == person_id, _IS_OWN, _since(since, created_since))
        .order_by(Call.id)
    )
    return [
        CallFigures(call_id, day, created, kind, basis or "none", dict(zip(names, values, strict=True)))
        for call_id, day, created, kind, basis, *values in await session.execute(query)
    ]


async def list_overalls(
    session: AsyncSession, *, person_id: int, since: date, created_since: datetime
) -> list[OverallOnDay]:
    """The overall scores of the person's scored calls since that day; `created_since` as for `list_figures`."""
    query = (
        select(
            Call.id,
            Call.happened_on,
            Call.created_at,
            Call.title,
            StoredReview.overall,
            StoredReview.rubric_id,
            StoredReview.rubric_version,
            StoredReview.model,
        )
        .join(StoredReview, StoredReview.call_id == Call.id)
        .where(
            Call.person_id == person_id,
            StoredReview.overall.is_not(None),
            _IS_OWN,
            _since(since, created_since),
        )
        .order_by(Call.id)
    )
    return [
        OverallOnDay(call_id, day, created, title, overall, rubric_id, version, model)
        for call_id, day, created, title, overall, rubric_id, version, model in await session.execute(query)
        if overall is not None
    ]


async def list_skill_checks(
    session: AsyncSession, *, person_id: int, skill_id: str, since: date
) -> list[CheckOnDay]:
    """How the checks of one skill came out on the person's scored calls since that day, oldest call first."""
    query = (
        select(
            CallCheck.call_id,
            SkillScore.happened_on,
            CallCheck.check_id,
            CallCheck.status,
            SkillScore.rubric_id,
            SkillScore.rubric_version,
            SkillScore.model,
        )
        .join(
            SkillScore,
            (SkillScore.call_id == CallCheck.call_id) & (SkillScore.skill_id == CallCheck.skill_id),
        )
        .join(Call, Call.id == CallCheck.call_id)
        .where(
            CallCheck.person_id == person_id,
            CallCheck.skill_id == skill_id,
            SkillScore.happened_on >= since,
            _IS_OWN,
        )
        .order_by(SkillScore.happened_on, CallCheck.call_id, CallCheck.id)
    )
    return [CheckOnDay(*row) for row in await session.execute(query)]


async def count_calls(session: AsyncSession, *, person_id: int) -> int:
    """How many calls of a person were reviewed, scored or not; the sample call is nobody's."""
    query = (
        select(func.count())
        .select_from(StoredReview)
        .join(Call, Call.id == StoredReview.call_id)
        .where(StoredReview.person_id == person_id, _IS_OWN)
    )
    return (await session.scalars(query)).one()


def _since(day: date, created_since: datetime) -> ColumnElement[bool]:
    return or_(Call.happened_on >= day, Call.happened_on.is_(None) & (Call.created_at >= created_since))


_IS_OWN = Call.source != "sample"
