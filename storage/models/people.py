"""The people we coach."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import NEVER_REUSE_IDS, Base, Id, Json, TeamOwned


class Person(TeamOwned, Base):
    """One person in one Slack workspace, with what the coaching depends on.

    `home_seen_at` is when they last looked at their Home tab, `home_part` which part of its list they see there.
    """

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("team_id", "slack_user_id"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    slack_user_id: Mapped[str]
    display_name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    timezone: Mapped[str] = mapped_column(default="UTC")
    locale: Mapped[str] = mapped_column(default="en-US")
    track: Mapped[str | None]
    role: Mapped[str] = mapped_column(default="")
    experience: Mapped[str] = mapped_column(default="")
    style: Mapped[str] = mapped_column(default="direct")
    uses_model: Mapped[bool] = mapped_column(default=True)
    preferences: Mapped[Json] = mapped_column(default=dict)
    dm_channel: Mapped[str] = mapped_column(default="")
    is_deleted: Mapped[bool] = mapped_column(default=False)
    is_guest: Mapped[bool] = mapped_column(default=False)
    onboarded_at: Mapped[datetime | None]
    welcomed_at: Mapped[datetime | None]
    profile_read_at: Mapped[datetime | None]
    home_seen_at: Mapped[datetime | None]
    home_part: Mapped[str | None]
    created_at: Mapped[datetime]
