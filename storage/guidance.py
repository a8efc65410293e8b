"""Questions about the advice we gave."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import GivenGuidance
from storage.models.base import Json
from storage.prepared import Query, insert

_RECENT = Query(
    GivenGuidance,
    select(GivenGuidance)
    .where(GivenGuidance.person_id == bindparam("person_id"))
    .order_by(GivenGuidance.id.desc())
    .limit(bindparam("most")),
)


async def add_guidance(
    session: AsyncSession,
    *,
    conversation_id: int,
    person_id: int,
    question: str,
    payload: Json,
    writer: str,
    model: str,
    card_id: str,
    channel: str,
    now: datetime,
    question_message_id: int | None = None,
    account_id: int | None = None,
) -> GivenGuidance:
    """Keep one answer as it was given."""
    return await insert(
        session,
        GivenGuidance,
        conversation_id=conversation_id,
        person_id=person_id,
        question_message_id=question_message_id,
        question=question,
        payload=payload,
        writer=writer,
        model=model,
        card_id=card_id,
        account_id=account_id,
        channel=channel,
        message_ts=None,
        created_at=now,
    )


async def find_guidance(session: AsyncSession, *, guidance_id: int) -> GivenGuidance | None:
    """The guidance, or None if it is gone or another team's."""
    return await session.scalar(select(GivenGuidance).where(GivenGuidance.id == guidance_id))


async def find_answer_to(session: AsyncSession, *, message_id: int) -> GivenGuidance | None:
    """The guidance that was given to what somebody said, the newest if it was given again."""
    query = select(GivenGuidance).where(GivenGuidance.question_message_id == message_id)
    return await session.scalar(query.order_by(GivenGuidance.id.desc()).limit(1))


async def list_guidance_in(session: AsyncSession, *, conversation_id: int, limit: int) -> list[GivenGuidance]:
    """The newest guidance of a conversation, oldest first."""
    query = select(GivenGuidance).where(GivenGuidance.conversation_id == conversation_id)
    return list(await session.scalars(query.order_by(GivenGuidance.id.desc()).limit(limit)))[::-1]


async def find_last_guidance(
    session: AsyncSession, *, conversation_id: int, before_message: int | None = None
) -> GivenGuidance | None:
    """The newest guidance of a conversation; with `before_message`, of what was asked before that message."""
    query = select(GivenGuidance).where(GivenGuidance.conversation_id == conversation_id)
    if before_message is not None:
        query = query.where(GivenGuidance.question_message_id < before_message)
    return await session.scalar(query.order_by(GivenGuidance.id.desc()).limit(1))


async def list_recent_guidance(session: AsyncSession, *, person_id: int, limit: int) -> list[GivenGuidance]:
    """The newest guidance of a person, newest first."""
    return await _RECENT.all(session, person_id=person_id, most=limit)
