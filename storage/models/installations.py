"""Where Sideline is installed by way of "Add to Slack"."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, TeamOwned


class Installation(TeamOwned, Base):
    """Sideline in one workspace, or (`is_org`) in a whole organisation: `team_id` is the id of either.

    Tokens are sealed (`storage.sealing`). `expires_at` is empty for a token that never expires;
    `refreshing_until` is how long whoever renews it may take; `refresh_refused_at` is when Slack would
    renew it no more.
    """

    __tablename__ = "installations"

    team_id: Mapped[str] = mapped_column(String, primary_key=True)
    is_org: Mapped[bool]
    enterprise_id: Mapped[str | None]
    name: Mapped[str]
    url: Mapped[str]
    bot_user_id: Mapped[str]
    bot_id: Mapped[str]
    scopes: Mapped[str] = mapped_column(Text)
    sealed_token: Mapped[str] = mapped_column(Text)
    sealed_refresh_token: Mapped[str | None] = mapped_column(Text)
    expires_at: Mapped[datetime | None]
    refreshing_until: Mapped[datetime | None]
    refresh_refused_at: Mapped[datetime | None]
    installed_at: Mapped[datetime]
