"""Who has their Home tab before them, so that any process keeps it up to date.

Revision: 0012
"""

import sqlalchemy as sa
from alembic import op

from storage.models.base import UTCDateTime

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """When it was last opened, and which part of its list is shown."""
    op.add_column("people", sa.Column("home_seen_at", UTCDateTime(timezone=True), nullable=True))
    op.add_column("people", sa.Column("home_part", sa.String(), nullable=True))
