"""The weekly rhythm: the plan and its tasks, the digest, what was said back, and how often we wrote first."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import NEVER_REUSE_IDS, Base, BigId, Id, Json, Personal, TeamOwned, partial_index

WordsState = Literal["settled", "gathering", "batched", "alone"]
"""Where the words of a digest stand: nothing more is wanted, it waits to be gathered into a batch, it is in
one, or it is to be worded by itself."""

WELLBEING = "wellbeing"
"""The slot of a plan that is private: no figure counts it, and it is gone after 30 days (decision C40)."""


class WeeklyPlan(TeamOwned, Personal, Base):
    """One person's plan of one week; `week_on` is its Monday where the person lives.

    `version` goes up with every new plan, so a button of an earlier one can be told apart. `channel` and
    `message_ts` are where it was last shown ("" and None before that). `ticked` says for each slot when Slack
    took the last click on its boxes, so that an older click that comes late changes nothing. `replaced` is what
    the newest plan took the place of, so that it can be put back: None for the first one of the week.
    """

    __tablename__ = "weekly_plans"
    __table_args__ = (UniqueConstraint("person_id", "week_on"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    week_on: Mapped[date]
    theme: Mapped[str]
    pace: Mapped[str]
    writer: Mapped[str] = mapped_column(default="template")
    version: Mapped[int] = mapped_column(default=1)
    reflection: Mapped[str | None]
    reflected_at: Mapped[datetime | None]
    channel: Mapped[str] = mapped_column(default="")
    message_ts: Mapped[str | None]
    ticked: Mapped[Json] = mapped_column(default=dict)
    replaced: Mapped[Json | None]
    created_at: Mapped[datetime]


class PlanTask(TeamOwned, Personal, Base):
    """One of the nine tasks of a week, `place` from 1; `own_data` when it is about the person's own figures.

    `full_minutes` is what it takes on a day with energy, `minutes` what is shown.
    """

    __tablename__ = "plan_tasks"
    __table_args__ = (UniqueConstraint("plan_id", "place"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    plan_id: Mapped[int] = mapped_column(BigId, ForeignKey("weekly_plans.id", ondelete="CASCADE"))
    place: Mapped[int]
    slot_id: Mapped[str]
    text: Mapped[str]
    minutes: Mapped[int]
    full_minutes: Mapped[int] = mapped_column(default=0)
    effort: Mapped[str]
    link: Mapped[str]
    own_data: Mapped[bool] = mapped_column(default=False)
    task_key: Mapped[str]
    done_at: Mapped[datetime | None]


class PlanNote(TeamOwned, Personal, Base):
    """A sentence the person added to the plan of a week; `source_key` names the form it came with."""

    __tablename__ = "plan_notes"
    __table_args__ = (UniqueConstraint("person_id", "source_key"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    plan_id: Mapped[int] = mapped_column(BigId, ForeignKey("weekly_plans.id", ondelete="CASCADE"), index=True)
    source_key: Mapped[str]
    text: Mapped[str]
    created_at: Mapped[datetime]


class WellbeingNote(TeamOwned, Personal, Base):
    """What somebody said of their own energy (1–5): never scored, never shown to others, gone after 30 days."""

    __tablename__ = "wellbeing_notes"
    __table_args__ = (UniqueConstraint("person_id", "noted_on"),)

    id: Mapped[Id]
    noted_on: Mapped[date] = mapped_column(index=True)
    energy: Mapped[int | None]
    note: Mapped[str]
    created_at: Mapped[datetime]


class DigestBatch(TeamOwned, Base):
    """Digests of one team that are worded in one batch of Claude's, at half the price.

    `nonce` stands in the id of each of its requests, so that a batch whose answer was lost can be known again.
    `size` and `asked_at` are noted before it is sent, `api_id` is what Claude calls it (None until that is known).
    """

    __tablename__ = "digest_batches"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: Mapped[Id]
    nonce: Mapped[str]
    size: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime | None]
    api_id: Mapped[str | None]
    ended_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class WeeklyDigest(TeamOwned, Personal, Base):
    """One person's digest of one week; `payload` is the whole `Digest` as composed.

    `batch_id` is the batch it is in, or its words came out of; it outlives the batch's row.
    """

    __tablename__ = "weekly_digests"
    __table_args__ = (UniqueConstraint("person_id", "week_on"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    week_on: Mapped[date]
    payload: Mapped[Json]
    channel: Mapped[str] = mapped_column(default="")
    message_ts: Mapped[str | None] = mapped_column(index=True)
    reviewed_at: Mapped[datetime | None]
    outcome_account: Mapped[str] = mapped_column(default="")
    is_active_week: Mapped[bool] = mapped_column(default=True)
    words: Mapped[WordsState] = mapped_column(String, default="settled")
    batch_id: Mapped[int | None] = mapped_column(BigId, index=True)
    sent_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class DigestReaction(TeamOwned, Personal, Base):
    """An emoji the owner put on their digest, by what it means; taking it away deletes the row."""

    __tablename__ = "digest_reactions"
    __table_args__ = (UniqueConstraint("digest_id", "emoji"),)

    id: Mapped[Id]
    digest_id: Mapped[int] = mapped_column(BigId, ForeignKey("weekly_digests.id", ondelete="CASCADE"))
    emoji: Mapped[str]
    meaning: Mapped[str]
    reacted_at: Mapped[datetime]


class Focus(TeamOwned, Personal, Base):
    """What somebody works on; the newest open one counts. `seen` of `chances` is how often it was done."""

    __tablename__ = "focuses"
    __table_args__ = (Index(None, "person_id", "id"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    skill_id: Mapped[str]
    check_id: Mapped[str]
    title: Mapped[str]
    when_then: Mapped[str]
    chosen_by: Mapped[str]
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    outcome: Mapped[str | None]


class Recall(TeamOwned, Personal, Base):
    """A tip that comes back as a question after 2, 7 and 21 days until it was done twice."""

    __tablename__ = "recalls"
    __table_args__ = (UniqueConstraint("person_id", "tip_key"),)

    id: Mapped[Id]
    tip_key: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str]
    step: Mapped[int] = mapped_column(default=0)
    times_done: Mapped[int] = mapped_column(default=0)
    due_on: Mapped[date | None] = mapped_column(index=True)
    created_at: Mapped[datetime]


class Satisfaction(TeamOwned, Personal, Base):
    """An answer (1–5) to "how useful is Coach?", asked with every fourth digest."""

    __tablename__ = "satisfaction"
    __table_args__ = (UniqueConstraint("person_id", "week_on"),)

    id: Mapped[Id]
    week_on: Mapped[date]
    score: Mapped[int]
    given_at: Mapped[datetime]


class UnaskedMessage(TeamOwned, Personal, Base):
    """A message we sent without being asked, by the day it reached the person: the budget counts these."""

    __tablename__ = "unasked_messages"
    __table_args__ = (UniqueConstraint("person_id", "key"), Index(None, "person_id", "sent_on"))

    id: Mapped[Id]
    key: Mapped[str]
    kind: Mapped[str]
    sent_on: Mapped[date]
    created_at: Mapped[datetime]


partial_index("ix_weekly_digests_gathering", WeeklyDigest.team_id, where=WeeklyDigest.words == "gathering")
