"""A weekly plan knows where it was shown, which clicks it has taken in, and what its person added.

Revision: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Add the columns with what a plan has that was never shown, then the table."""
    op.add_column("weekly_plans", sa.Column("channel", sa.String, nullable=False, server_default=""))
    op.add_column("weekly_plans", sa.Column("message_ts", sa.String))
    op.add_column("weekly_plans", sa.Column("ticked", JSON, nullable=False, server_default="{}"))
    op.add_column("plan_tasks", sa.Column("full_minutes", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "plan_notes",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("plan_id", ID, sa.ForeignKey("weekly_plans.id", ondelete="CASCADE"), nullable=False),
        sa.Column("source_key", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "source_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_plan_notes_person_id", "plan_notes", ["person_id"])
    op.create_index("ix_plan_notes_plan_id", "plan_notes", ["plan_id"])
