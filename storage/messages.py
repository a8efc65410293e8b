"""Questions about what was said."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import Conversation, Delivery, GivenGuidance, Message
from storage.models.conversations import Author
from storage.prepared import insert


async def add_message(
    session: AsyncSession,
    *,
    conversation_id: int,
    person_id: int,
    author: Author,
    text: str,
    slack_ts: str | None,
    now: datetime,
    source_key: str | None = None,
) -> Message:
    """Keep what was said. With a `source_key`, saying the same thing again returns the first."""
    if source_key is not None:
        said = await session.scalar(select(Message).where(Message.source_key == source_key))
        if said is not None:
            return said
    return await insert(
        session,
        Message,
        conversation_id=conversation_id,
        person_id=person_id,
        author=author,
        text=text,
        slack_ts=slack_ts,
        source_key=source_key,
        created_at=now,
    )


async def find_message(session: AsyncSession, *, message_id: int) -> Message | None:
    """The message, or None if it is gone or another team's."""
    return await session.scalar(select(Message).where(Message.id == message_id))


async def find_said(session: AsyncSession, *, source_key: str) -> Message | None:
    """The message that was kept under this key."""
    return await session.scalar(select(Message).where(Message.source_key == source_key))


async def get_first_words(session: AsyncSession, *, conversation_ids: Collection[int]) -> dict[int, str]:
    """What each of these conversations began with; those in which nobody has said anything are left out."""
    first = (
        select(func.min(Message.id))
        .where(Message.conversation_id.in_(conversation_ids), Message.author == "person")
        .group_by(Message.conversation_id)
    )
    query = select(Message.conversation_id, Message.text).where(Message.id.in_(first))
    return {row.conversation_id: row.text for row in await session.execute(query)}


async def list_recent_messages(
    session: AsyncSession, *, conversation_id: int, limit: int, before_message: int | None = None
) -> list[Message]:
    """The last messages of a conversation, oldest first; with `before_message`, those before that one."""
    query = select(Message).where(Message.conversation_id == conversation_id)
    if before_message is not None:
        query = query.where(Message.id < before_message)
    query = query.order_by(Message.id.desc()).limit(limit)
    return list(await session.scalars(query))[::-1]


async def find_message_at(
    session: AsyncSession, *, slack_ts: str, conversation_id: int | None = None, channel: str | None = None
) -> Message | None:
    """The message Slack knows by `slack_ts`, in a conversation or anywhere in a channel."""
    query = select(Message).where(Message.slack_ts == slack_ts)
    if conversation_id is not None:
        query = query.where(Message.conversation_id == conversation_id)
    if channel is not None:
        query = query.join(Conversation, Conversation.id == Message.conversation_id)
        query = query.where(Conversation.channel == channel)
    return await session.scalar(query)


async def update_message_text(session: AsyncSession, *, message_id: int, text: str) -> None:
    """The person edited what they said, and so what the advice on it is about."""
    await session.execute(update(Message).where(Message.id == message_id).values(text=text))
    answered = GivenGuidance.question_message_id == message_id
    await session.execute(update(GivenGuidance).where(answered).values(question=text))


async def delete_message(session: AsyncSession, *, message_id: int) -> bool:
    """The person deleted what they said: the guidance it led to, its drafts, what the coach answered and
    our copies of the text go too.

    The deliveries stay as empty rows, because they know which Slack messages are ours.
    """
    guidance_ids = await _guidance_on(session, message_id)
    if guidance_ids:
        mine = Delivery.guidance_id.in_(guidance_ids)
        drafts = Message.source_key.in_(select(Delivery.key).where(mine))
        await session.execute(delete(Message).where(drafts), execution_options=UNSYNCED)
        await session.execute(update(Delivery).where(mine).values(payload={}))
        await session.execute(delete(GivenGuidance).where(GivenGuidance.id.in_(guidance_ids)))
    await session.execute(delete(Message).where(Message.id.in_(await _answers_to(session, message_id))))
    result = await session.execute(delete(Message).where(Message.id == message_id).returning(Message.id))
    return result.first() is not None


async def list_posted_answers(
    session: AsyncSession, *, message_id: int, prefixes: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Channel and `ts` of what we posted because of a message, oldest first: the advice on it, drafts and
    reminders that came of the advice, and every delivery whose key begins with one of `prefixes`.
    """
    mine = await _because_of(session, message_id, prefixes)
    query = select(Delivery.channel, Delivery.ts).where(mine, Delivery.ts.is_not(None)).order_by(Delivery.id)
    return [(channel, ts) for channel, ts in await session.execute(query) if ts is not None]


async def list_answers_in_doubt(
    session: AsyncSession, *, message_id: int, prefixes: Collection[str] = ()
) -> list[str]:
    """The keys of those among them that are on their way: nobody can say yet where they are, if anywhere."""
    mine = await _because_of(session, message_id, prefixes)
    query = select(Delivery.key).where(mine, Delivery.state == "sending", Delivery.ts.is_(None))
    return list(await session.scalars(query.order_by(Delivery.id)))


async def _because_of(session: AsyncSession, message_id: int, prefixes: Collection[str]) -> ColumnElement[bool]:
    guidance_ids = await _guidance_on(session, message_id)
    named = (Delivery.key.startswith(prefix, autoescape=True) for prefix in prefixes)
    return or_(Delivery.guidance_id.in_(guidance_ids), *named)


async def _answers_to(session: AsyncSession, message_id: int) -> Sequence[int]:
    """What the coach said from then on in the conversation, until somebody spoke again."""
    said = await find_message(session, message_id=message_id)
    if said is None:
        return []
    later = (Message.conversation_id == said.conversation_id, Message.id > said.id)
    until = await session.scalar(select(func.min(Message.id)).where(*later, Message.author == "person"))
    query = select(Message.id).where(*later, Message.author == "coach")
    return (await session.scalars(query.where(Message.id < until) if until else query)).all()


async def _guidance_on(session: AsyncSession, message_id: int) -> Sequence[int]:
    query = select(GivenGuidance.id).where(GivenGuidance.question_message_id == message_id)
    return (await session.scalars(query)).all()
