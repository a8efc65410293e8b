"""Weekly digests: what was composed, when it went out, and the marks people put on it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import (
    Call,
    DigestReaction,
    GivenGuidance,
    Goal,
    MetricEntry,
    PlanTask,
    Satisfaction,
    WeeklyDigest,
)
from storage.models.base import Json
from storage.models.week import WELLBEING, WordsState
from storage.prepared import Query, Write, insert_or_ignore

_LAST = Query(
    WeeklyDigest,
    select(WeeklyDigest)
    .where(WeeklyDigest.person_id == bindparam("person_id"))
    .order_by(WeeklyDigest.week_on.desc())
    .limit(2),
)
_BY_ID = Query(WeeklyDigest, select(WeeklyDigest).where(WeeklyDigest.id == bindparam("id")))
_SENT = Write(
    update(WeeklyDigest)
    .where(WeeklyDigest.id == bindparam("which"))
    .values(channel=bindparam("new_channel"), message_ts=bindparam("new_ts"), sent_at=bindparam("moment"))
)


async def list_last_digests(session: AsyncSession, *, person_id: int) -> list[WeeklyDigest]:
    """The person's two newest digests, composed or sent, newest first."""
    return await _LAST.all(session, person_id=person_id)


async def find_digest(session: AsyncSession, *, digest_id: int) -> WeeklyDigest | None:
    """The digest, if it is there and this team's."""
    return await _BY_ID.first(session, id=digest_id)


async def add_digest(
    session: AsyncSession,
    *,
    person_id: int,
    week_on: date,
    payload: Json,
    is_active_week: bool,
    now: datetime,
    words: WordsState = "settled",
) -> bool:
    """Keep what was composed for a week; False when that week's digest is there already.

    `words` says what is still to be done about its words.
    """
    return await insert_or_ignore(
        session,
        WeeklyDigest,
        person_id=person_id,
        week_on=week_on,
        payload=payload,
        is_active_week=is_active_week,
        words=words,
        created_at=now,
    )


async def mark_digest_sent(session: AsyncSession, *, digest_id: int, channel: str, ts: str, now: datetime) -> None:
    """The digest is out, as this message."""
    await _SENT.run(session, which=digest_id, new_channel=channel, new_ts=ts, moment=now)


async def update_digest(session: AsyncSession, *, digest_id: int, **fields: Any) -> None:
    """Set columns of a digest."""
    await session.execute(update(WeeklyDigest).where(WeeklyDigest.id == digest_id).values(**fields))


async def add_reaction(
    session: AsyncSession, *, digest_id: int, person_id: int, emoji: str, meaning: str, now: datetime
) -> bool:
    """Keep an emoji of the owner's; False when it was there."""
    return await insert_or_ignore(
        session,
        DigestReaction,
        digest_id=digest_id,
        person_id=person_id,
        emoji=emoji,
        meaning=meaning,
        reacted_at=now,
    )


async def find_reaction(session: AsyncSession, *, digest_id: int, emoji: str) -> DigestReaction | None:
    """The emoji on the digest, if it is there."""
    query = select(DigestReaction).where(DigestReaction.digest_id == digest_id, DigestReaction.emoji == emoji)
    return await session.scalar(query)


async def delete_reaction(session: AsyncSession, reaction: DigestReaction) -> None:
    """The owner took the emoji away."""
    await session.delete(reaction)
    await session.flush()


async def list_meanings(session: AsyncSession, *, digest_id: int) -> set[str]:
    """What the emojis on the digest mean."""
    return set(await session.scalars(select(DigestReaction.meaning).where(DigestReaction.digest_id == digest_id)))


async def set_satisfaction(
    session: AsyncSession, *, person_id: int, week_on: date, score: int, now: datetime
) -> None:
    """How useful the coach is to this person (1–5); the last answer of a week counts."""
    if not await insert_or_ignore(
        session, Satisfaction, person_id=person_id, week_on=week_on, score=score, given_at=now
    ):
        mine = (Satisfaction.person_id == person_id, Satisfaction.week_on == week_on)
        await session.execute(update(Satisfaction).where(*mine).values(score=score, given_at=now))


async def is_active_since(session: AsyncSession, *, person_id: int, since: datetime) -> bool:
    """Whether the person shared a call, asked for guidance, logged a figure or ticked a task since then."""
    for marks in _MARKS:
        if await marks.first(session, person_id=person_id, since=since) is not None:
            return True
    return False


async def has_calls(session: AsyncSession, *, person_id: int) -> bool:
    """Whether the person ever shared a call."""
    return await _CALLS.first(session, person_id=person_id) is not None


async def list_goals_due(session: AsyncSession, *, person_id: int, by: date) -> list[Goal]:
    """Active goals whose day comes by then or has passed, the soonest first."""
    return await _GOALS.all(session, person_id=person_id, by=by)


async def count_tasks(session: AsyncSession, *, person_id: int, since: datetime) -> int:
    """How many tasks of their plans the person ticked since then, the private ones left out."""
    ticked = await _TASKS.all(session, person_id=person_id, since=since)
    return sum(task.slot_id != WELLBEING for task in ticked)


def _since(model: type[Any], moment: Any) -> Query[Any]:
    return Query(
        model, select(model).where(model.person_id == bindparam("person_id"), moment >= bindparam("since"))
    )


_TASKS = _since(PlanTask, PlanTask.done_at)
_MARKS = (
    _since(GivenGuidance, GivenGuidance.created_at),
    _since(Call, Call.created_at),
    _TASKS,
    _since(MetricEntry, MetricEntry.created_at),
)
_CALLS = Query(Call, select(Call).where(Call.person_id == bindparam("person_id")).limit(1))
_GOALS = Query(
    Goal,
    select(Goal)
    .where(Goal.person_id == bindparam("person_id"), Goal.status == "active", Goal.due_on <= bindparam("by"))
    .order_by(Goal.due_on, Goal.id),
)
