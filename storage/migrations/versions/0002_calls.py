"""Calls, what we said about them, and the marks that are followed over time.

Revision: 0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Create the tables, parents first."""
    _create_calls()
    _create_what_was_said()
    _create_marks()


def _create_calls() -> None:
    op.create_table(
        "calls",
        *_of_a_person(),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("source_key", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("call_type", sa.String, nullable=False),
        sa.Column("happened_on", sa.Date),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id", ondelete="SET NULL")),
        sa.Column("format", sa.String, nullable=False),
        sa.Column("basis", sa.String, nullable=False),
        sa.Column("duration_seconds", sa.Double),
        sa.Column("speakers", sa.JSON, nullable=False),
        sa.Column("own_speakers", sa.JSON, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("question", sa.String, nullable=False),
        sa.Column("conversation_id", ID, sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
        sa.Column("is_example", sa.Boolean, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "content_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calls_account_id", "calls", ["account_id"])
    op.create_index("ix_calls_conversation_id", "calls", ["conversation_id"])
    op.create_index("ix_calls_person_id", "calls", ["person_id"])
    op.create_index("ix_calls_team_id_source_key", "calls", ["team_id", "source_key"])


def _create_what_was_said() -> None:
    """By them and by us."""
    op.create_table(
        "call_transcripts",
        *_of_a_call(),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.UniqueConstraint("call_id"),
    )
    op.create_index("ix_call_transcripts_person_id", "call_transcripts", ["person_id"])
    op.create_table(
        "call_reviews",
        *_of_a_call(),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("overall", sa.Double),
        sa.Column("rubric_id", sa.String, nullable=False),
        sa.Column("rubric_version", sa.Integer, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("call_id"),
    )
    op.create_index("ix_call_reviews_person_id", "call_reviews", ["person_id"])


def _create_marks() -> None:
    op.create_table(
        "skill_scores",
        *_of_a_call(),
        sa.Column("skill_id", sa.String, nullable=False),
        sa.Column("score", sa.Double, nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("rubric_id", sa.String, nullable=False),
        sa.Column("rubric_version", sa.Integer, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("call_id", "skill_id"),
    )
    op.create_index("ix_skill_scores_person_id", "skill_scores", ["person_id"])
    op.create_index("ix_skill_scores_person_id_happened_on", "skill_scores", ["person_id", "happened_on"])
    op.create_table(
        "call_checks",
        *_of_a_call(),
        sa.Column("skill_id", sa.String, nullable=False),
        sa.Column("check_id", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("decided_by", sa.String, nullable=False),
        sa.Column("disputed_at", MOMENT),
        sa.UniqueConstraint("call_id", "check_id"),
    )
    op.create_index("ix_call_checks_person_id", "call_checks", ["person_id"])


def _of_a_person() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    ]


def _of_a_call() -> list[sa.Column[Any]]:
    call = sa.Column("call_id", ID, sa.ForeignKey("calls.id", ondelete="CASCADE"), nullable=False)
    return [*_of_a_person(), call]
