"""Questions about the threads we talk in."""

from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED, insert_or_ignore
from storage.models import Conversation
from storage.models.base import Json
from storage.models.conversations import ConversationKind

# Asked for every question, so made once: making a statement costs more than running it.
_IN_THREAD = select(Conversation).where(
    Conversation.channel == bindparam("channel"), Conversation.thread_ts == bindparam("thread_ts")
)
_SET_STATE = (
    update(Conversation)
    .where(Conversation.id == bindparam("which"))
    .values(state=bindparam("new_state"))
    .execution_options(**UNSYNCED)
)


async def get_conversation(session: AsyncSession, *, conversation_id: int) -> Conversation:
    """The conversation. Raises NoResultFound if it is gone or another team's."""
    return (await session.scalars(select(Conversation).where(Conversation.id == conversation_id))).one()


async def find_conversation(session: AsyncSession, *, channel: str, thread_ts: str) -> Conversation | None:
    """The conversation in a Slack thread, if we are in it."""
    return await session.scalar(_IN_THREAD, {"channel": channel, "thread_ts": thread_ts})


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
    return (await session.scalars(_IN_THREAD, {"channel": channel, "thread_ts": thread_ts})).one()


async def set_conversation_state(session: AsyncSession, *, conversation_id: int, state: Json) -> None:
    """Remember what the next "yes please" would do."""
    await session.execute(_SET_STATE, {"which": conversation_id, "new_state": state})
