"""The weekly rhythm: plans, digests, goals, what was noticed, and how often we wrote first.

Revision: 0004
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Create the tables, parents first."""
    _create_plans()
    _create_digests()
    _create_focuses()
    _create_goals()
    _create_noticed()


def _create_plans() -> None:
    """The plan of a week and its tasks."""
    op.create_table(
        "weekly_plans",
        *_of_a_person(),
        sa.Column("week_on", sa.Date, nullable=False),
        sa.Column("theme", sa.String, nullable=False),
        sa.Column("pace", sa.String, nullable=False),
        sa.Column("writer", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("reflection", sa.String),
        sa.Column("reflected_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "week_on"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_weekly_plans_person_id", "weekly_plans", ["person_id"])
    op.create_table(
        "plan_tasks",
        *_of_a_person(),
        sa.Column("plan_id", ID, sa.ForeignKey("weekly_plans.id", ondelete="CASCADE"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("slot_id", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("effort", sa.String, nullable=False),
        sa.Column("link", sa.String, nullable=False),
        sa.Column("own_data", sa.Boolean, nullable=False),
        sa.Column("task_key", sa.String, nullable=False),
        sa.Column("done_at", MOMENT),
        sa.UniqueConstraint("plan_id", "place"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_plan_tasks_person_id", "plan_tasks", ["person_id"])
    op.create_table(
        "wellbeing_notes",
        *_of_a_person(),
        sa.Column("noted_on", sa.Date, nullable=False),
        sa.Column("energy", sa.Integer),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "noted_on"),
    )
    op.create_index("ix_wellbeing_notes_noted_on", "wellbeing_notes", ["noted_on"])
    op.create_index("ix_wellbeing_notes_person_id", "wellbeing_notes", ["person_id"])


def _create_digests() -> None:
    """The digest, and what was said back."""
    op.create_table(
        "weekly_digests",
        *_of_a_person(),
        sa.Column("week_on", sa.Date, nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("message_ts", sa.String),
        sa.Column("reviewed_at", MOMENT),
        sa.Column("outcome_account", sa.String, nullable=False),
        sa.Column("is_active_week", sa.Boolean, nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "week_on"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_weekly_digests_message_ts", "weekly_digests", ["message_ts"])
    op.create_index("ix_weekly_digests_person_id", "weekly_digests", ["person_id"])
    op.create_table(
        "digest_reactions",
        *_of_a_person(),
        sa.Column("digest_id", ID, sa.ForeignKey("weekly_digests.id", ondelete="CASCADE"), nullable=False),
        sa.Column("emoji", sa.String, nullable=False),
        sa.Column("meaning", sa.String, nullable=False),
        sa.Column("reacted_at", MOMENT, nullable=False),
        sa.UniqueConstraint("digest_id", "emoji"),
    )
    op.create_index("ix_digest_reactions_person_id", "digest_reactions", ["person_id"])
    op.create_table(
        "satisfaction",
        *_of_a_person(),
        sa.Column("week_on", sa.Date, nullable=False),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "week_on"),
    )
    op.create_index("ix_satisfaction_person_id", "satisfaction", ["person_id"])
    op.create_table(
        "unasked_messages",
        *_of_a_person(),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("sent_on", sa.Date, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "key"),
    )
    op.create_index("ix_unasked_messages_person_id", "unasked_messages", ["person_id"])
    op.create_index("ix_unasked_messages_person_id_sent_on", "unasked_messages", ["person_id", "sent_on"])


def _create_focuses() -> None:
    """What somebody works on, and what comes back to be recalled."""
    op.create_table(
        "focuses",
        *_of_a_person(),
        sa.Column("skill_id", sa.String, nullable=False),
        sa.Column("check_id", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("when_then", sa.String, nullable=False),
        sa.Column("chosen_by", sa.String, nullable=False),
        sa.Column("started_on", sa.Date, nullable=False),
        sa.Column("ended_on", sa.Date),
        sa.Column("outcome", sa.String),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_focuses_person_id", "focuses", ["person_id"])
    op.create_index("ix_focuses_person_id_id", "focuses", ["person_id", "id"])
    op.create_table(
        "recalls",
        *_of_a_person(),
        sa.Column("tip_key", sa.String, nullable=False),
        sa.Column("question", sa.String, nullable=False),
        sa.Column("answer", sa.String, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("times_done", sa.Integer, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "tip_key"),
    )
    op.create_index("ix_recalls_due_on", "recalls", ["due_on"])
    op.create_index("ix_recalls_person_id", "recalls", ["person_id"])


def _create_goals() -> None:
    """What people want to reach, and the figures that move it."""
    op.create_table(
        "goals",
        *_of_a_person(),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("metric", sa.String, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("direction", sa.String, nullable=False),
        sa.Column("start", sa.Double),
        sa.Column("target", sa.Double),
        sa.Column("current", sa.Double),
        sa.Column("due_on", sa.Date),
        sa.Column("priority", sa.String, nullable=False),
        sa.Column("when_then", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("started_on", sa.Date, nullable=False),
        sa.Column("completed_at", MOMENT),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_goals_person_id", "goals", ["person_id"])
    op.create_index("ix_goals_person_id_status", "goals", ["person_id", "status"])
    op.create_table(
        "metric_entries",
        *_of_a_person(),
        sa.Column("metric", sa.String, nullable=False),
        sa.Column("value", sa.Double, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("noted_on", sa.Date, nullable=False),
        sa.Column("goal_id", ID, sa.ForeignKey("goals.id", ondelete="SET NULL")),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("source_key", sa.String),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "source_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_metric_entries_goal_id", "metric_entries", ["goal_id"])
    op.create_index("ix_metric_entries_person_id", "metric_entries", ["person_id"])
    op.create_index(
        "ix_metric_entries_person_id_metric_noted_on", "metric_entries", ["person_id", "metric", "noted_on"]
    )


def _create_noticed() -> None:
    """What we noticed, and what is listed in the Home tab."""
    op.create_table(
        "insights",
        *_of_a_person(),
        sa.Column("insight_key", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("track", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("severity", sa.String, nullable=False),
        sa.Column("dismissed_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "insight_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_insights_person_id", "insights", ["person_id"])
    op.create_table(
        "notifications",
        *_of_a_person(),
        sa.Column("source_key", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("message_ts", sa.String, nullable=False),
        sa.Column("read_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "source_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notifications_person_id", "notifications", ["person_id"])
    op.create_index("ix_notifications_person_id_id", "notifications", ["person_id", "id"])


def _of_a_person() -> list[sa.Column[Any]]:
    """What every table about one person begins with."""
    return [
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    ]
