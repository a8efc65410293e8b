"""What came of advice, by the situation card it came from: "Worked for 7 of 9 here".

Revision: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """The card stands with the outcome, so that counting looks at nothing else."""
    op.add_column("outcomes", sa.Column("card_id", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_outcomes_team_id_card_id", "outcomes", ["team_id", "card_id"])
    op.execute(
        "UPDATE outcomes SET card_id = (SELECT card_id FROM guidance WHERE guidance.id = outcomes.guidance_id)"
    )
