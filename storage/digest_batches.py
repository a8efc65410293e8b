"""Digests whose words are made in batches: which wait to be gathered, which batch holds which, and how it went."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import DigestBatch, Person, WeeklyDigest
from storage.models.base import Json
from storage.models.week import WordsState


async def has_many_people(session: AsyncSession, *, many: int) -> bool:
    """Whether so many people or more have set themselves up; it looks at no more of them."""
    some = select(Person.id).where(Person.onboarded_at.is_not(None)).limit(many).subquery()
    return (await session.scalar(select(func.count()).select_from(some)) or 0) >= many


async def list_gathering(session: AsyncSession, *, limit: int) -> list[WeeklyDigest]:
    """Digests that wait to be gathered into a batch, oldest first."""
    query = select(WeeklyDigest).where(WeeklyDigest.words == "gathering").order_by(WeeklyDigest.id).limit(limit)
    return list(await session.scalars(query))


async def add_batch(
    session: AsyncSession, *, digest_ids: Collection[int], nonce: str, now: datetime
) -> DigestBatch:
    """A new batch that holds these digests; nothing is sent yet."""
    batch = DigestBatch(nonce=nonce, created_at=now)
    session.add(batch)
    await session.flush()
    await session.execute(
        update(WeeklyDigest)
        .where(WeeklyDigest.id.in_(digest_ids), WeeklyDigest.words == "gathering")
        .values(words="batched", batch_id=batch.id)
    )
    return batch


async def find_batch(session: AsyncSession, *, batch_id: int) -> DigestBatch | None:
    """The batch, if it is this team's."""
    return await session.scalar(select(DigestBatch).where(DigestBatch.id == batch_id))


async def update_batch(session: AsyncSession, *, batch_id: int, **fields: Any) -> None:
    """Set columns of a batch."""
    await session.execute(update(DigestBatch).where(DigestBatch.id == batch_id).values(**fields))


async def list_api_ids(session: AsyncSession, *, since: datetime) -> set[str]:
    """What Claude calls the batches made since then, as far as that is known."""
    query = select(DigestBatch.api_id).where(DigestBatch.asked_at >= since, DigestBatch.api_id.is_not(None))
    return {api_id for api_id in await session.scalars(query) if api_id}


async def purge_ended(session: AsyncSession, *, before: datetime) -> None:
    """Delete what is left of batches that ended before then; which digests they worded stays known to those."""
    await session.execute(delete(DigestBatch).where(DigestBatch.ended_at < before), execution_options=UNSYNCED)


async def list_batched(
    session: AsyncSession, *, batch_id: int, digest_ids: Collection[int] | None = None
) -> list[tuple[WeeklyDigest, Person]]:
    """The digests of a batch (of these, if given) that still wait for their words, with whose they are."""
    query = (
        select(WeeklyDigest, Person)
        .join(Person, Person.id == WeeklyDigest.person_id)
        .where(WeeklyDigest.batch_id == batch_id, WeeklyDigest.words == "batched")
        .order_by(WeeklyDigest.id)
    )
    if digest_ids is not None:
        query = query.where(WeeklyDigest.id.in_(digest_ids))
    return [(digest, person) for digest, person in await session.execute(query)]


async def count_batched(session: AsyncSession, *, batch_id: int) -> int:
    """How many digests still wait for their words from this batch."""
    query = select(func.count()).where(WeeklyDigest.batch_id == batch_id, WeeklyDigest.words == "batched")
    return await session.scalar(query) or 0


async def settle_batched(session: AsyncSession, *, digest_id: int, batch_id: int, payload: Json) -> None:
    """Keep a digest as the batch worded it, unless its words were settled meanwhile."""
    await session.execute(
        update(WeeklyDigest)
        .where(WeeklyDigest.id == digest_id, WeeklyDigest.batch_id == batch_id, WeeklyDigest.words == "batched")
        .values(words="settled", payload=payload)
    )


async def set_words(
    session: AsyncSession, *, digest_ids: Collection[int], words: WordsState, batch_id: int | None = None
) -> None:
    """Say how far the words of these digests are; with None they are in no batch."""
    await session.execute(
        update(WeeklyDigest).where(WeeklyDigest.id.in_(digest_ids)).values(words=words, batch_id=batch_id)
    )


async def list_known(session: AsyncSession, *, batch_id: int, digest_ids: Collection[int]) -> set[int]:
    """Which of these digests are, or once were, worded by this batch."""
    query = select(WeeklyDigest.id).where(WeeklyDigest.id.in_(digest_ids), WeeklyDigest.batch_id == batch_id)
    return set(await session.scalars(query))
