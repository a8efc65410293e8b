"""Indexes of the rows alone that are looked for by them: every row written is entered in each of its indexes.

Revision: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """What is empty in most rows is indexed where it is not; nobody looks for advice by its card or place.

    Held work is so little that it is looked through for a token.
    """
    _narrow("ix_agenda_ended_at", "agenda", "ended_at")
    _narrow("ix_messages_slack_ts", "messages", "slack_ts")
    _narrow("ix_guidance_account_id", "guidance", "account_id")
    op.drop_index("ix_agenda_token", "agenda")
    op.drop_index("ix_guidance_card_id", "guidance")
    op.drop_index("ix_guidance_message_ts_channel", "guidance")


def _narrow(name: str, table: str, column: str) -> None:
    op.drop_index(name, table)
    is_there = sa.text(f"{column} IS NOT NULL")
    op.create_index(name, table, [column], sqlite_where=is_there, postgresql_where=is_there)
