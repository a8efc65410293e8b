"""Digests that are worded in a batch, and how far each digest's words are.

Revision: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
IS_GATHERING = sa.text("words = 'gathering'")


def upgrade() -> None:
    """Nothing more is wanted of the digests there are."""
    op.create_table(
        "digest_batches",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("nonce", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("asked_at", MOMENT),
        sa.Column("api_id", sa.String),
        sa.Column("ended_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.add_column("weekly_digests", sa.Column("words", sa.String, nullable=False, server_default="settled"))
    op.add_column("weekly_digests", sa.Column("batch_id", ID))
    op.create_index("ix_weekly_digests_batch_id", "weekly_digests", ["batch_id"])
    op.create_index(
        "ix_weekly_digests_gathering",
        "weekly_digests",
        ["team_id"],
        sqlite_where=IS_GATHERING,
        postgresql_where=IS_GATHERING,
    )
