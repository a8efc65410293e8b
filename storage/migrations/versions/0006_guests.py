"""Who is only a guest of the workspace.

Revision: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Take everybody for a member until Slack says otherwise."""
    op.add_column("people", sa.Column("is_guest", sa.Boolean(), nullable=False, server_default=sa.false()))
