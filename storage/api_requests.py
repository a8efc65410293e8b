"""Requests of the JSON API that were sent with an Idempotency-Key, and what was answered."""

from datetime import datetime

from sqlalchemy import CursorResult, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import ApiRequest
from storage.models.base import Json
from storage.prepared import Query, Write, insert_or_ignore

_BY_KEY = Query(ApiRequest, select(ApiRequest).where(ApiRequest.key == bindparam("key")))
_TAKE_AGAIN = Write(
    update(ApiRequest)
    .where(
        ApiRequest.key == bindparam("which"),
        ApiRequest.answer.is_(None),
        ApiRequest.started_at < bindparam("before"),
    )
    .values(started_at=bindparam("now"))
)


async def claim_request(
    session: AsyncSession, *, key: str, token_id: int, person_id: int, fingerprint: str, now: datetime
) -> bool:
    """Begin the work of a request; False when one with this key was begun before."""
    return await insert_or_ignore(
        session,
        ApiRequest,
        key=key,
        token_id=token_id,
        person_id=person_id,
        fingerprint=fingerprint,
        started_at=now,
        answer=None,
    )


async def find_request(session: AsyncSession, *, key: str) -> ApiRequest | None:
    """The request that was begun with this key."""
    return await _BY_KEY.first(session, key=key)


async def claim_again(session: AsyncSession, *, key: str, before: datetime, now: datetime) -> bool:
    """Begin anew what was begun before then and never answered: its process is gone. False if somebody did."""
    return await _TAKE_AGAIN.run(session, which=key, before=before, now=now) == 1


async def keep_answer(session: AsyncSession, *, key: str, answer: Json) -> None:
    """What was answered, to be said again to whoever asks with the same key."""
    await session.execute(update(ApiRequest).where(ApiRequest.key == key).values(answer=answer))


async def delete_request(session: AsyncSession, *, key: str) -> None:
    """Nothing came of it; the key may be used again."""
    await session.execute(delete(ApiRequest).where(ApiRequest.key == key), execution_options=UNSYNCED)


async def purge_requests(session: AsyncSession, *, before: datetime) -> int:
    """Drop what nobody will send again; how many rows went."""
    result = await session.execute(
        delete(ApiRequest).where(ApiRequest.started_at < before), execution_options=UNSYNCED
    )
    return result.rowcount if isinstance(result, CursorResult) else 0
