"""What running the coach took: how fast people were answered, what failed, what the model cost.

Nothing is counted for it while people are served: the promises, the deliveries and the ledger of model
calls hold it already. Needs a session for all teams; each figure says which team it is of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Integer, case, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import AgendaItem, AuditEntry, Delivery, GivenGuidance, ModelCall, StoredReview

MOST_TIMES = 20_000
"""Of more answers than this the newest are looked at; their quantiles say the same."""


@dataclass(frozen=True)
class ModelUsage:
    """What one team's calls of one model took; `failed` did not bring an answer."""

    team_id: str
    model: str
    calls: int
    failed: int
    input_tokens: int
    output_tokens: int
    cache_read_tokens: int
    cache_write_tokens: int
    cost_microdollars: int
    seconds: float

    @property
    def cache_share(self) -> float | None:
        """The part of all that was read (0–1) that came from the cache; None when nothing was read."""
        read = self.input_tokens + self.cache_read_tokens + self.cache_write_tokens
        return self.cache_read_tokens / read if read else None


@dataclass(frozen=True)
class Answered:
    """How one team's answers came about: written by Claude, or by the template though Claude was to write."""

    team_id: str
    by_claude: int
    fallen_back: int


@dataclass(frozen=True)
class JobCount:
    """How many promises of one team came to an end, and how many of them were given up."""

    team_id: str
    ended: int
    given_up: int


async def list_model_usage(session: AsyncSession, *, since: datetime) -> list[ModelUsage]:
    """A line for each team and model that was asked since then, the dearest first."""
    cost = cast(func.sum(ModelCall.cost_microdollars), BigInteger)  # Postgres adds big numbers up to a decimal
    query = (
        select(
            ModelCall.team_id,
            ModelCall.model,
            func.count(),
            func.sum(case((ModelCall.outcome != "ok", 1), else_=0)),
            func.sum(ModelCall.input_tokens),
            func.sum(ModelCall.output_tokens),
            func.sum(ModelCall.cache_read_tokens),
            func.sum(ModelCall.cache_write_tokens),
            cost,
            func.sum(ModelCall.seconds),
        )
        .where(ModelCall.called_at >= since)
        .group_by(ModelCall.team_id, ModelCall.model)
        .order_by(cost.desc(), ModelCall.team_id, ModelCall.model)
    )
    return [ModelUsage(*row) for row in await session.execute(query)]


async def list_answered(session: AsyncSession, *, since: datetime) -> list[Answered]:
    """By team; answers for which Claude was never to be asked do not count."""
    by_claude = GivenGuidance.writer == "claude"
    has_code = GivenGuidance.payload["note"].as_string().contains("E-LLM-")
    query = (
        select(
            GivenGuidance.team_id,
            func.sum(cast(by_claude, Integer)),
            func.sum(case((has_code, 1), else_=0)),
        )
        .where(GivenGuidance.created_at >= since)
        .group_by(GivenGuidance.team_id)
        .order_by(GivenGuidance.team_id)
    )
    return [
        Answered(team_id, int(claude), int(fallen)) for team_id, claude, fallen in await session.execute(query)
    ]


async def list_job_counts(session: AsyncSession, *, since: datetime) -> list[JobCount]:
    """By team; promises are kept for thirty days after their end."""
    query = (
        select(AgendaItem.team_id, func.count(), func.count(AgendaItem.error))
        .where(AgendaItem.ended_at >= since)
        .group_by(AgendaItem.team_id)
        .order_by(AgendaItem.team_id)
    )
    return [JobCount(*counts) for counts in await session.execute(query)]


async def list_first_replies(session: AsyncSession, *, since: datetime) -> list[tuple[str, float]]:
    """Team and seconds from the promise of an answer to its first words in Slack, the newest first.

    Slack's `ts` is the moment a message appeared; a stream has its `ts` from its first words on.
    """
    query = (
        select(AgendaItem.team_id, AgendaItem.created_at, Delivery.ts)
        .join(Delivery, (Delivery.team_id == AgendaItem.team_id) & (Delivery.key == AgendaItem.key + ":answer"))
        .where(AgendaItem.kind == "answer", AgendaItem.created_at >= since, Delivery.ts.is_not(None))
        .order_by(AgendaItem.created_at.desc())
        .limit(MOST_TIMES)
    )
    return [
        (team_id, max(0.0, float(ts) - promised_at.timestamp()))
        for team_id, promised_at, ts in await session.execute(query)
        if ts
    ]


async def list_review_times(session: AsyncSession, *, since: datetime) -> list[tuple[str, float]]:
    """Team and seconds from the promise of a call's review to its end, the newest first.

    A promise that ended in a question to the person brought no review, and does not count.
    """
    reviews = select(StoredReview.call_id, StoredReview.created_at).where(StoredReview.created_at >= since)
    reviewed_at = dict((await session.execute(reviews)).all())
    query = (
        select(AgendaItem.team_id, AgendaItem.key, AgendaItem.created_at, AgendaItem.ended_at)
        .where(AgendaItem.kind == "call_review", AgendaItem.ended_at >= since)
        .order_by(AgendaItem.ended_at.desc())
        .limit(MOST_TIMES)
    )
    return list(_with_review((await session.execute(query)).all(), reviewed_at))


def _with_review(
    promises: Sequence[tuple[str, str, datetime, datetime | None]], reviewed_at: dict[int, datetime]
) -> Iterator[tuple[str, float]]:
    for team_id, key, promised_at, ended_at in promises:
        call_id = key.removeprefix(f"{team_id}:call:").partition(":")[0]
        moment = reviewed_at.get(int(call_id)) if call_id.isdecimal() else None
        if moment and ended_at and promised_at <= moment <= ended_at:
            yield team_id, (ended_at - promised_at).total_seconds()


async def count_acts(session: AsyncSession, *, since: datetime) -> dict[str, int]:
    """What the audit says was done since then, such as "person forgotten", and how often."""
    query = (
        select(AuditEntry.what, func.count())
        .where(AuditEntry.happened_at >= since)
        .group_by(AuditEntry.what)
        .order_by(AuditEntry.what)
    )
    return dict((await session.execute(query)).all())
