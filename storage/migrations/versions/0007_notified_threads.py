"""In which thread the message of a notification stands.

Revision: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """What was noted before stands in no thread."""
    op.add_column("notifications", sa.Column("thread_ts", sa.String(), nullable=False, server_default=""))
