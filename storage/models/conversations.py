"""Slack threads we talk in, and what was said in them."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import (
    NEVER_REUSE_IDS,
    Base,
    BigId,
    Id,
    Json,
    Personal,
    PersonalOrShared,
    TeamOwned,
    partial_index,
)

ConversationKind = Literal["direct", "channel"]
Author = Literal["person", "coach"]


class Conversation(TeamOwned, PersonalOrShared, Base):
    """One thread. A thread in a channel belongs to nobody in particular, so its `person_id` is empty;
    what each person said there is theirs through `Message.person_id`.

    `state` is what the next "yes please" would do.
    """

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("team_id", "channel", "thread_ts"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    channel: Mapped[str]
    thread_ts: Mapped[str]
    kind: Mapped[ConversationKind] = mapped_column(String)
    state: Mapped[Json] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class Message(TeamOwned, Personal, Base):
    """Something said in a conversation; what the coach said is about the person it answered."""

    __tablename__ = "messages"
    __table_args__ = (
        Index(None, "conversation_id", "id"),
        UniqueConstraint("team_id", "source_key"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[Id]
    conversation_id: Mapped[int] = mapped_column(BigId, ForeignKey("conversations.id", ondelete="CASCADE"))
    author: Mapped[Author] = mapped_column(String)
    text: Mapped[str]
    slack_ts: Mapped[str | None]
    source_key: Mapped[str | None]
    created_at: Mapped[datetime]


partial_index("ix_messages_slack_ts", Message.slack_ts, where=Message.slack_ts.is_not(None))
