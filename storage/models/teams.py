"""The Slack workspaces we serve."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Json, TeamOwned


class Team(TeamOwned, Base):
    """One Slack workspace; `removed_at` is when it uninstalled us, `enterprise_id` its organisation, if any."""

    __tablename__ = "teams"

    team_id: Mapped[str] = mapped_column(String, primary_key=True)
    name: Mapped[str]
    bot_user_id: Mapped[str]
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    enterprise_id: Mapped[str | None]
    settings: Mapped[Json] = mapped_column(default=dict)
