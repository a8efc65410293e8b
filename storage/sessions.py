"""What somebody had to do with the coach, as one list: private conversations, and calls that were shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Call, Conversation, Message

SessionKind = Literal["call", "conversation"]
KINDS: tuple[SessionKind, ...] = ("call", "conversation")
"""In the order they stand in when both began at the same moment."""


@dataclass(frozen=True)
class Place:
    """Where a page of the list ends: the last entry's beginning, kind and id."""

    started_at: datetime
    kind: SessionKind
    id: int


async def list_sessions(
    session: AsyncSession, *, person_id: int, limit: int, after: Place | None = None
) -> list[Call | Conversation]:
    """The person's own, newest first; what was said about a call is not listed beside the call."""
    about_a_call = select(Call.id).where(Call.conversation_id == Conversation.id).exists()
    calls = select(Call).where(Call.person_id == person_id, *_after(Call, "call", after))
    talks = select(Conversation).where(
        Conversation.person_id == person_id, ~about_a_call, *_after(Conversation, "conversation", after)
    )
    found: list[Call | Conversation] = []
    found += await session.scalars(calls.order_by(Call.created_at.desc(), Call.id.desc()).limit(limit))
    found += await session.scalars(
        talks.order_by(Conversation.created_at.desc(), Conversation.id.desc()).limit(limit)
    )
    return sorted(found, key=_order)[:limit]


def kind_of(entry: Call | Conversation) -> SessionKind:
    """What an entry of the list is."""
    return "call" if isinstance(entry, Call) else "conversation"


async def find_own_conversation(
    session: AsyncSession, *, person_id: int, conversation_id: int
) -> Conversation | None:
    """This person's conversation; None when it is gone, somebody else's, or in a channel."""
    query = select(Conversation).where(Conversation.id == conversation_id, Conversation.person_id == person_id)
    return await session.scalar(query)


async def is_shared_thread_of(
    session: AsyncSession, *, person_id: int, conversation_id: int, channel: str
) -> bool:
    """True for a thread of nobody's in that channel in which this person was heard."""
    was_heard = select(Message.id).where(
        Message.conversation_id == Conversation.id, Message.person_id == person_id
    )
    query = select(Conversation.id).where(
        Conversation.id == conversation_id,
        Conversation.channel == channel,
        Conversation.kind == "channel",
        was_heard.exists(),
    )
    return await session.scalar(query) is not None


def _order(entry: Call | Conversation) -> tuple[float, int, int]:
    return -entry.created_at.timestamp(), KINDS.index(kind_of(entry)), -entry.id


def _after(model: Any, kind: SessionKind, place: Place | None) -> Sequence[ColumnElement[bool]]:
    if place is None:
        return ()
    earlier, same = model.created_at < place.started_at, model.created_at == place.started_at
    if KINDS.index(kind) > KINDS.index(place.kind):
        return (or_(earlier, same),)
    if kind == place.kind:
        return (or_(earlier, and_(same, model.id < place.id)),)
    return (earlier,)
