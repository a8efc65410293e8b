"""Where Sideline was added by OAuth, which organisation a workspace is part of, and promises put aside.

Revision: 0010
"""

import sqlalchemy as sa
from alembic import op

from storage.models.base import UTCDateTime

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """A table for installations; two columns that are empty for all there is."""
    op.create_table(
        "installations",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("is_org", sa.Boolean(), nullable=False),
        sa.Column("enterprise_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("bot_user_id", sa.String(), nullable=False),
        sa.Column("bot_id", sa.String(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("sealed_token", sa.Text(), nullable=False),
        sa.Column("sealed_refresh_token", sa.Text(), nullable=True),
        sa.Column("expires_at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("refreshing_until", UTCDateTime(timezone=True), nullable=True),
        sa.Column("refresh_refused_at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("installed_at", UTCDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_installations")),
    )
    op.add_column("teams", sa.Column("enterprise_id", sa.String(), nullable=True))
    op.add_column("agenda", sa.Column("parked_at", UTCDateTime(timezone=True), nullable=True))
