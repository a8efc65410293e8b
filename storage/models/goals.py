"""What people want to reach, how far they are, and what we noticed."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import NEVER_REUSE_IDS, Base, BigId, Id, Json, Personal, TeamOwned

GoalStatus = Literal["active", "paused", "completed"]
Priority = Literal["high", "medium", "low"]
Direction = Literal["up", "down"]


class Goal(TeamOwned, Personal, Base):
    """Something to reach by a day. `direction` is "down" when less is better (talk share).

    `current` is None until it was measured or logged; `metric` names the figure that moves it.
    """

    __tablename__ = "goals"
    __table_args__ = (Index(None, "person_id", "status"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    title: Mapped[str]
    why: Mapped[str]
    category: Mapped[str]
    metric: Mapped[str]
    unit: Mapped[str]
    direction: Mapped[Direction] = mapped_column(String)
    start: Mapped[float | None]
    target: Mapped[float | None]
    current: Mapped[float | None]
    due_on: Mapped[date | None]
    priority: Mapped[Priority] = mapped_column(String)
    when_then: Mapped[str]
    status: Mapped[GoalStatus] = mapped_column(String)
    source: Mapped[str]
    created_at: Mapped[datetime]
    started_on: Mapped[date]
    completed_at: Mapped[datetime | None]


class MetricEntry(TeamOwned, Personal, Base):
    """A figure somebody logged or a file brought ("120 saves"), on a day."""

    __tablename__ = "metric_entries"
    __table_args__ = (
        Index(None, "person_id", "metric", "noted_on"),
        UniqueConstraint("person_id", "source_key"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[Id]
    metric: Mapped[str]
    value: Mapped[float]
    unit: Mapped[str]
    noted_on: Mapped[date]
    goal_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("goals.id", ondelete="SET NULL"), index=True)
    source: Mapped[str]
    source_key: Mapped[str | None]
    created_at: Mapped[datetime]


class Insight(TeamOwned, Personal, Base):
    """Something noticed in a person's own data, with what it rests on; `insight_key` makes it one a period."""

    __tablename__ = "insights"
    __table_args__ = (UniqueConstraint("person_id", "insight_key"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    insight_key: Mapped[str]
    kind: Mapped[str]
    track: Mapped[str]
    source: Mapped[str]
    content: Mapped[Json]
    severity: Mapped[str]
    dismissed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Notification(TeamOwned, Personal, Base):
    """An item of the Home tab's list; the newest 200 of a person are kept.

    `channel`, `message_ts` and `thread_ts` ("" outside of threads) say where its message stands.
    """

    __tablename__ = "notifications"
    __table_args__ = (
        Index(None, "person_id", "id"),
        UniqueConstraint("person_id", "source_key"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[Id]
    source_key: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    channel: Mapped[str]
    message_ts: Mapped[str]
    thread_ts: Mapped[str] = mapped_column(default="")
    read_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
