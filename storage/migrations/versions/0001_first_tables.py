"""The first tables.

Revision: 0001
"""

from alembic import op

from storage.models import Base

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table."""
    Base.metadata.create_all(op.get_bind())
