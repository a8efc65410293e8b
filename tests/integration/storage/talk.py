"""Nouns the storage tests share: a clock to move, and a person with a bit of everything."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from storage.conversations import get_or_add_conversation
from storage.guidance import add_guidance
from storage.messages import add_message
from storage.models import Conversation, GivenGuidance, Message, Person
from storage.people import get_or_add_person

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Clock:
    """A skew that tests move; it starts in step with the database."""

    def __init__(self) -> None:
        self.skew = timedelta()

    def __call__(self) -> timedelta:
        return self.skew

    def forward(self, **length: float) -> None:
        self.skew += timedelta(**length)


@dataclass(frozen=True)
class Talk:
    """A person, their thread, what they asked and what they were told."""

    person: Person
    conversation: Conversation
    question: Message
    guidance: GivenGuidance


async def add_talk(session: AsyncSession, *, slack_user_id: str = "U1", channel: str = "D1") -> Talk:
    person = await get_or_add_person(session, slack_user_id=slack_user_id, now=NOON)
    conversation = await get_or_add_conversation(
        session, channel=channel, thread_ts="1.0", person_id=person.id, kind="direct", now=NOON
    )
    question = await add_message(
        session,
        conversation_id=conversation.id,
        person_id=person.id,
        author="person",
        text="my champion left",
        slack_ts="1.0",
        now=NOON,
    )
    guidance = await add_guidance(
        session,
        conversation_id=conversation.id,
        person_id=person.id,
        question=question.text,
        payload={"title": "Champion left"},
        writer="template",
        model="",
        card_id="champion-left",
        channel=channel,
        now=NOON,
        question_message_id=question.id,
    )
    return Talk(person, conversation, question, guidance)
