"""Questions about the threads we talk in."""

from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import insert_or_ignore
from storage.models import Conversation
from storage.models.base import Json
from storage.models.conversations import ConversationKind


async def get_conversation(session: AsyncSession, *, conversation_id: int) -> Conversation:
    """The conversation. Raises NoResultFound if it is gone or another team's."""
    return (await session.scalars(select(Conversation).where(Conversation.id == conversation_id))).one()


async def find_conversation(session: AsyncSession, *, channel: str, thread_ts: str) -> Conversation | None:
    """The conversation in a Slack thread, if we are in it."""
    return await session.scalar(_in_thread(channel, thread_ts))


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
    found = await find_conversation(session, channel=channel, thread_ts=thread_ts)
    if found is not None:
        return found
    await insert_or_ignore(
        session,
        Conversation,
        channel=channel,
        thread_ts=thread_ts,
        person_id=person_id,
        kind=kind,
        created_at=now,
    )
    return (await session.scalars(_in_thread(channel, thread_ts))).one()


async def set_conversation_state(session: AsyncSession, *, conversation_id: int, state: Json) -> None:
    """Remember what the next "yes please" would do."""
    await session.execute(update(Conversation).where(Conversation.id == conversation_id).values(state=state))


def _in_thread(channel: str, thread_ts: str) -> Select[Conversation]:
    return select(Conversation).where(Conversation.channel == channel, Conversation.thread_ts == thread_ts)
