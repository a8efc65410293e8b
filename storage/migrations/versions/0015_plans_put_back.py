"""What a new plan of the week took the place of, so that it can be put back.

Revision: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Nothing is known of what the plans there are replaced."""
    op.add_column("weekly_plans", sa.Column("replaced", sa.JSON(none_as_null=True), nullable=True))
