"""Promises: events seen, messages to send exactly once, and work to do later."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, BigId, Id, Json, PersonalOrShared, TeamOwned, partial_index

DeliveryState = Literal["ready", "sending", "streaming", "sent", "failed"]
Lane = Literal["interactive", "bulk"]


class ProcessedEvent(TeamOwned, Base):
    """An outside event we have taken in; it will come again, and be ignored."""

    __tablename__ = "processed_events"

    team_id: Mapped[str] = mapped_column(String, primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(index=True)


class Delivery(TeamOwned, PersonalOrShared, Base):
    """One message we promised to send exactly once; `ts` is Slack's, once it is known."""

    __tablename__ = "deliveries"
    __table_args__ = (UniqueConstraint("team_id", "key"),)

    id: Mapped[Id]
    key: Mapped[str]
    conversation_id: Mapped[int | None] = mapped_column(
        BigId, ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    guidance_id: Mapped[int | None] = mapped_column(
        BigId, ForeignKey("guidance.id", ondelete="SET NULL"), index=True
    )
    channel: Mapped[str]
    thread_ts: Mapped[str | None]
    payload: Mapped[Json]
    state: Mapped[DeliveryState] = mapped_column(String, default="ready")
    started_at: Mapped[datetime | None]
    ts: Mapped[str | None]
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]


class AgendaItem(TeamOwned, PersonalOrShared, Base):
    """One promise of work. `run_at` is when it is next due, or when its holder's lease ends; empty
    means finished. `due_at` is the occurrence being served and stays through retries; `token` says
    who may finish it; `memo` keeps the finished steps of this occurrence. `parked_at` is when work of
    a workspace that took us out would have been due.
    """

    __tablename__ = "agenda"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[Id]
    key: Mapped[str]
    kind: Mapped[str]
    lane: Mapped[Lane] = mapped_column(String)
    payload: Mapped[Json] = mapped_column(default=dict)
    run_at: Mapped[datetime | None]
    parked_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    token: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    memo: Mapped[Json] = mapped_column(default=dict)
    error: Mapped[str | None] = mapped_column(Text)
    ended_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


_IS_OPEN = AgendaItem.run_at.is_not(None)
_IS_HELD = AgendaItem.token.is_not(None)
partial_index("ix_agenda_due", AgendaItem.lane, AgendaItem.run_at, where=_IS_OPEN)
partial_index("ix_agenda_held", AgendaItem.lane, AgendaItem.team_id, where=_IS_HELD)
partial_index("ix_agenda_ended_at", AgendaItem.ended_at, where=AgendaItem.ended_at.is_not(None))
