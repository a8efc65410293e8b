"""The advice we gave, and what the person said about it and did with it."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import NEVER_REUSE_IDS, Base, BigId, Id, Json, Personal, TeamOwned, partial_index

Result = Literal["worked", "partly", "no", "did_not_try"]


class GivenGuidance(TeamOwned, Personal, Base):
    """One answer to "how should I handle …", as stored and shown; `payload` is the whole guidance."""

    __tablename__ = "guidance"
    __table_args__ = (
        Index(None, "conversation_id", "id"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[Id]
    conversation_id: Mapped[int] = mapped_column(BigId, ForeignKey("conversations.id", ondelete="CASCADE"))
    question_message_id: Mapped[int | None] = mapped_column(
        BigId, ForeignKey("messages.id", ondelete="SET NULL"), index=True
    )
    question: Mapped[str]
    payload: Mapped[Json]
    writer: Mapped[str]
    model: Mapped[str]
    card_id: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("accounts.id", ondelete="SET NULL"))
    channel: Mapped[str]
    message_ts: Mapped[str | None]
    created_at: Mapped[datetime]


partial_index("ix_guidance_account_id", GivenGuidance.account_id, where=GivenGuidance.account_id.is_not(None))


class Rating(TeamOwned, Personal, Base):
    """What a person said about one piece of guidance, or about the review of one call; the last thumb counts."""

    __tablename__ = "ratings"
    __table_args__ = (UniqueConstraint("person_id", "guidance_id"), UniqueConstraint("person_id", "call_id"))

    id: Mapped[Id]
    guidance_id: Mapped[int | None] = mapped_column(
        BigId, ForeignKey("guidance.id", ondelete="CASCADE"), index=True
    )
    call_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("calls.id", ondelete="CASCADE"), index=True)
    is_helpful: Mapped[bool]
    reason: Mapped[str | None]
    note: Mapped[str | None]
    rated_at: Mapped[datetime]


class Outcome(TeamOwned, Personal, Base):
    """What came of one piece of guidance; `card_id` is the situation card it came from, "" for none."""

    __tablename__ = "outcomes"
    __table_args__ = (UniqueConstraint("guidance_id"), Index(None, "team_id", "card_id"))

    id: Mapped[Id]
    guidance_id: Mapped[int] = mapped_column(BigId, ForeignKey("guidance.id", ondelete="CASCADE"))
    card_id: Mapped[str] = mapped_column(server_default="")
    result: Mapped[Result] = mapped_column(String)
    recorded_at: Mapped[datetime]


class Reminder(TeamOwned, Personal, Base):
    """Something a person asked to be reminded of."""

    __tablename__ = "reminders"

    id: Mapped[Id]
    guidance_id: Mapped[int | None] = mapped_column(
        BigId, ForeignKey("guidance.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str]
    due_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
