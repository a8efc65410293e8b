"""The API's tokens, and its requests that must not be done twice.

Revision: 0011
"""

import sqlalchemy as sa
from alembic import op

from storage.models.base import BigId, UTCDateTime

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "api_tokens",
        sa.Column("id", BigId, nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("person_id", BigId, nullable=True),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("created_at", UTCDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("window_at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_api_tokens_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("prefix", name=op.f("uq_api_tokens_prefix")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_api_tokens_person_id"), "api_tokens", ["person_id"])
    op.create_table(
        "api_requests",
        sa.Column("id", BigId, nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("person_id", BigId, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("token_id", BigId, nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("started_at", UTCDateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_api_requests_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["token_id"], ["api_tokens.id"], name=op.f("fk_api_requests_token_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_requests")),
        sa.UniqueConstraint("key", name=op.f("uq_api_requests_key")),
    )
    for column in ("person_id", "started_at", "token_id"):
        op.create_index(op.f(f"ix_api_requests_{column}"), "api_requests", [column])
