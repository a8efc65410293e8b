"""A rating may be about a call review instead of a piece of guidance.

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Let the guidance be empty, and name a call."""
    with op.batch_alter_table("ratings") as ratings:
        ratings.alter_column("guidance_id", existing_type=ID, nullable=True)
        ratings.add_column(sa.Column("call_id", ID))
        ratings.create_foreign_key("fk_ratings_call_id", "calls", ["call_id"], ["id"], ondelete="CASCADE")
        ratings.create_unique_constraint("uq_ratings_person_id_call_id", ["person_id", "call_id"])
    op.create_index("ix_ratings_call_id", "ratings", ["call_id"])
