"""Calls somebody shared, what we said about them, and the marks that are followed over time."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import NEVER_REUSE_IDS, Base, BigId, Id, Json, Personal, TeamOwned

CallSource = Literal["upload", "paste", "notes", "zoom", "form", "sample"]
"""A `sample` is the invented call of the product: it is reviewed as any other and counts for nobody's progress."""
CallStatus = Literal["waiting", "reviewing", "reviewed"]
"""`waiting` is for an answer of the person's: the call's `question` says which."""

MarkStatus = Literal["passed", "missed", "not_applicable", "unverified"]
DecidedBy = Literal["code", "model"]


class Call(TeamOwned, Personal, Base):
    """One call, from a transcript or from notes.

    `source_key` names what brought it (a message, a form, a recording), so that deleting the message
    deletes the call; `content_hash` is of what was said, so that the same call is known again.
    `speakers` are all names in it, `own_speakers` those of the person's side.
    """

    __tablename__ = "calls"
    __table_args__ = (
        UniqueConstraint("person_id", "content_hash"),
        Index(None, "team_id", "source_key"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[Id]
    source: Mapped[CallSource] = mapped_column(String)
    source_key: Mapped[str]
    content_hash: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    call_type: Mapped[str] = mapped_column(default="")
    happened_on: Mapped[date | None]
    account_id: Mapped[int | None] = mapped_column(
        BigId, ForeignKey("accounts.id", ondelete="SET NULL"), index=True
    )
    format: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="none")
    duration_seconds: Mapped[float | None]
    speakers: Mapped[list[str]] = mapped_column(JSON, default=list)
    own_speakers: Mapped[list[str]] = mapped_column(JSON, default=list)
    status: Mapped[CallStatus] = mapped_column(String, default="reviewing")
    question: Mapped[str] = mapped_column(default="")
    conversation_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    is_example: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class CallTranscript(TeamOwned, Personal, Base):
    """What was said on a call, with contact details and secrets masked; deleted when `ends_at` has come."""

    __tablename__ = "call_transcripts"
    __table_args__ = (UniqueConstraint("call_id"),)

    id: Mapped[Id]
    call_id: Mapped[int] = mapped_column(BigId, ForeignKey("calls.id", ondelete="CASCADE"))
    payload: Mapped[Json]
    ends_at: Mapped[datetime]


class StoredReview(TeamOwned, Personal, Base):
    """What the coach said about a call; `payload` is the whole review. `overall` (0–100) is None unscored."""

    __tablename__ = "call_reviews"
    __table_args__ = (UniqueConstraint("call_id"),)

    id: Mapped[Id]
    call_id: Mapped[int] = mapped_column(BigId, ForeignKey("calls.id", ondelete="CASCADE"))
    payload: Mapped[Json]
    overall: Mapped[float | None]
    rubric_id: Mapped[str]
    rubric_version: Mapped[int]
    model: Mapped[str]
    created_at: Mapped[datetime]


class SkillScore(TeamOwned, Personal, Base):
    """One skill on one call: 0–100, and the level from 1 (priority support) to 5 (expert).

    Scores are compared only within one version of one rubric. `happened_on` is the day of the call,
    or where nobody said it the day it was reviewed.
    """

    __tablename__ = "skill_scores"
    __table_args__ = (UniqueConstraint("call_id", "skill_id"), Index(None, "person_id", "happened_on"))

    id: Mapped[Id]
    call_id: Mapped[int] = mapped_column(BigId, ForeignKey("calls.id", ondelete="CASCADE"))
    skill_id: Mapped[str]
    score: Mapped[float]
    level: Mapped[int]
    rubric_id: Mapped[str]
    rubric_version: Mapped[int]
    model: Mapped[str]
    happened_on: Mapped[date]
    created_at: Mapped[datetime]


class CallCheck(TeamOwned, Personal, Base):
    """How one check of the rubric came out on one call; `disputed_at` is when the person said it is wrong."""

    __tablename__ = "call_checks"
    __table_args__ = (UniqueConstraint("call_id", "check_id"),)

    id: Mapped[Id]
    call_id: Mapped[int] = mapped_column(BigId, ForeignKey("calls.id", ondelete="CASCADE"))
    skill_id: Mapped[str]
    check_id: Mapped[str]
    status: Mapped[MarkStatus] = mapped_column(String)
    decided_by: Mapped[DecidedBy] = mapped_column(String)
    disputed_at: Mapped[datetime | None]
