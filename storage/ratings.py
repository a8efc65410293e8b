"""Questions about what people said about our guidance and reviews."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import insert_or_ignore
from storage.models import Rating


async def set_rating(
    session: AsyncSession,
    *,
    person_id: int,
    is_helpful: bool,
    now: datetime,
    guidance_id: int | None = None,
    call_id: int | None = None,
    reason: str | None = None,
    note: str | None = None,
) -> Rating:
    """The last thumb counts, on a piece of guidance or on the review of a call; one of the two is given.

    A reason or note stays as long as the thumb it explained does.
    """
    key = {"person_id": person_id, "guidance_id": guidance_id, "call_id": call_id}
    await insert_or_ignore(session, Rating, **key, is_helpful=is_helpful, rated_at=now)
    query = select(Rating).filter_by(**key)
    rating = (await session.scalars(query.with_for_update())).one()
    keeps_words = rating.is_helpful == is_helpful
    rating.reason = reason or (rating.reason if keeps_words else None)
    rating.note = note or (rating.note if keeps_words else None)
    rating.is_helpful, rating.rated_at = is_helpful, now
    await session.flush()
    return rating


async def find_rating(
    session: AsyncSession, *, person_id: int, guidance_id: int | None = None, call_id: int | None = None
) -> Rating | None:
    """What the person said of a piece of guidance, or of the review of a call."""
    mine = {"person_id": person_id, "guidance_id": guidance_id, "call_id": call_id}
    return await session.scalar(select(Rating).filter_by(**mine))


async def delete_rating(
    session: AsyncSession,
    *,
    person_id: int,
    is_helpful: bool,
    guidance_id: int | None = None,
    call_id: int | None = None,
) -> None:
    """Take a thumb back; one that points the other way by now stays."""
    mine = {"person_id": person_id, "guidance_id": guidance_id, "call_id": call_id, "is_helpful": is_helpful}
    rating = await session.scalar(select(Rating).filter_by(**mine))
    if rating is not None:
        await session.delete(rating)
        await session.flush()
