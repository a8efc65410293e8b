"""Questions about the threads we talk in."""

from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Conversation
from storage.models.base import Json
from storage.models.conversations import ConversationKind
from storage.prepared import Query, Write, insert_or_ignore

_IN_THREAD = Query(
    Conversation,
    select(Conversation).where(
        Conversation.channel == bindparam("channel"), Conversation.thread_ts == bindparam("thread_ts")
    ),
)
_SET_STATE = Write(
    update(Conversation).where(Conversation.id == bindparam("which")).values(state=bindparam("new_state"))
)


async def get_conversation(session: AsyncSession, *, conversation_id: int) -> Conversation:
    """The conversation. Raises NoResultFound if it is gone or another team's."""
    return (await session.scalars(select(Conversation).where(Conversation.id == conversation_id))).one()


async def find_conversation(session: AsyncSession, *, channel: str, thread_ts: str) -> Conversation | None:
    """The conversation in a Slack thread, if we are in it."""
    return await _IN_THREAD.first(session, channel=channel, thread_ts=thread_ts)


async def get_or_add_conversation(
    session: AsyncSession,
    *,
    channel: str,
    thread_ts: str,
    person_id: int | None,
    kind: ConversationKind,
    now: datetime,
) -> Conversation:
    """The conversation in a Slack thread, begun if there is none. `person_id` is None in a channel."""
    await insert_or_ignore(
        session,
        Conversation,
        channel=channel,
        thread_ts=thread_ts,
        person_id=person_id,
        kind=kind,
        created_at=now,
    )
    return await _IN_THREAD.one(session, channel=channel, thread_ts=thread_ts)


async def find_direct_channel(session: AsyncSession, *, person_id: int) -> str:
    """Where in Slack the person last spoke to us directly (ids that begin with D); "" when they never did."""
    query = (
        select(Conversation.channel)
        .where(
            Conversation.person_id == person_id,
            Conversation.kind == "direct",
            Conversation.channel.startswith("D"),
        )
        .order_by(Conversation.id.desc())
        .limit(1)
    )
    return await session.scalar(query) or ""


async def set_conversation_state(session: AsyncSession, *, conversation_id: int, state: Json) -> None:
    """Remember what the next "yes please" would do."""
    await _SET_STATE.run(session, which=conversation_id, new_state=state)
