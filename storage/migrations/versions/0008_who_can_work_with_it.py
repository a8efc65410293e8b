"""Which older programs can still work with the tables is written beside their version.

Revision: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """A column for it; whoever brings the tables up to date fills it."""
    op.add_column("alembic_version", sa.Column("oldest", sa.String(32)))
