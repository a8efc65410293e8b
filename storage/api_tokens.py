"""Questions about the tokens of the JSON API."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CursorResult, Integer, bindparam, case, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import ApiToken, Person
from storage.prepared import PairQuery, Query, Write, insert

_BY_PREFIX = Query(ApiToken, select(ApiToken).where(ApiToken.prefix == bindparam("prefix")))
_WITH_PERSON = PairQuery(
    (ApiToken, Person),
    select(ApiToken, Person).where(ApiToken.prefix == bindparam("prefix"), Person.id == ApiToken.person_id),
)
_SHARE = bindparam("share", type_=Integer())
_TAKE = Write(
    update(ApiToken)
    .where(
        ApiToken.id == bindparam("which"),
        or_(
            ApiToken.window_at.is_(None),
            ApiToken.window_at != bindparam("minute"),
            ApiToken.taken + _SHARE <= bindparam("most"),
        ),
    )
    .values(
        taken=case((ApiToken.window_at == bindparam("minute"), ApiToken.taken + _SHARE), else_=_SHARE),
        window_at=bindparam("minute"),
        last_used_at=bindparam("now"),
    )
)


async def add_token(
    session: AsyncSession,
    *,
    prefix: str,
    secret_hash: str,
    label: str,
    scopes: Sequence[str],
    now: datetime,
    person_id: int | None = None,
    expires_at: datetime | None = None,
) -> ApiToken:
    """Keep a new token of a person, or of the session's team without one."""
    return await insert(
        session,
        ApiToken,
        person_id=person_id,
        prefix=prefix,
        secret_hash=secret_hash,
        label=label,
        scopes=list(scopes),
        created_at=now,
        expires_at=expires_at,
        revoked_at=None,
        last_used_at=None,
        window_at=None,
    )


async def find_token(session: AsyncSession, *, prefix: str) -> ApiToken | None:
    """The token that begins so, of whichever team; whether the rest of it fits is for the caller to see."""
    return await _BY_PREFIX.first(session, prefix=prefix)


async def find_bearer(session: AsyncSession, *, prefix: str) -> tuple[ApiToken, Person | None] | None:
    """The same, with the person whose token it is; None for the person of a team's token."""
    found = await _WITH_PERSON.first(session, prefix=prefix)
    if found is not None:
        return found
    token = await find_token(session, prefix=prefix)
    return None if token is None or token.person_id is not None else (token, None)


async def list_tokens(session: AsyncSession, *, person_id: int | None = None) -> list[ApiToken]:
    """The tokens that were not revoked, oldest first: all of the team's, or one person's own."""
    query = select(ApiToken).where(ApiToken.revoked_at.is_(None)).order_by(ApiToken.id)
    if person_id is not None:
        query = query.where(ApiToken.person_id == person_id)
    return list(await session.scalars(query))


async def revoke_token(session: AsyncSession, *, prefix: str, now: datetime, person_id: int | None = None) -> bool:
    """End a token at once, with `person_id` only if it is theirs; False when there is none to end."""
    statement = update(ApiToken).where(ApiToken.prefix == prefix, ApiToken.revoked_at.is_(None))
    if person_id is not None:
        statement = statement.where(ApiToken.person_id == person_id)
    return await session.scalar(statement.values(revoked_at=now).returning(ApiToken.id)) is not None


async def take_requests(
    session: AsyncSession, *, token_id: int, share: int, most: int, minute: datetime, now: datetime
) -> bool:
    """Take `share` of the `most` requests a token has in this minute; False when they are gone.

    Each process takes some at a time and hands them out by itself, so that a request costs no write.
    """
    taken = await _TAKE.run(session, which=token_id, share=share, most=most, minute=minute, now=now)
    return taken == 1


async def purge_tokens(session: AsyncSession, *, before: datetime) -> int:
    """Drop what was revoked or expired before then; how many rows went."""
    ended = or_(ApiToken.revoked_at < before, ApiToken.expires_at < before)
    result = await session.execute(delete(ApiToken).where(ended), execution_options=UNSYNCED)
    return result.rowcount if isinstance(result, CursorResult) else 0
