"""What was done to data, told without any of it."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from storage.models.base import Base, Id, Json, TeamOwned


class AuditEntry(TeamOwned, Base):
    """One act, such as forgetting somebody, with how many rows it touched. Never who."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "team_id", "happened_at"),)

    id: Mapped[Id]
    what: Mapped[str]
    counts: Mapped[Json]
    happened_at: Mapped[datetime]
