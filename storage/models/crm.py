"""Customers and deals as a team's own lists describe them. Amounts are what the list says, not book-keeping."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Id, Json, TeamOwned


class Account(TeamOwned, Base):
    """One customer company; `extra` holds the columns we have no word for."""

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("team_id", "account_key"), Index(None, "team_id", "owner_email"))

    id: Mapped[Id]
    account_key: Mapped[str]
    name: Mapped[str]
    owner_email: Mapped[str] = mapped_column(default="")
    arr: Mapped[float | None]
    currency: Mapped[str] = mapped_column(default="")
    renewal_on: Mapped[date | None]
    health_score: Mapped[float | None]
    health_score_before: Mapped[float | None]
    last_login_on: Mapped[date | None]
    champion: Mapped[str] = mapped_column(default="")
    segment: Mapped[str] = mapped_column(default="")
    extra: Mapped[Json] = mapped_column(default=dict)
    imported_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(default="")


class Deal(TeamOwned, Base):
    """One opportunity with an account, open or closed."""

    __tablename__ = "deals"
    __table_args__ = (
        UniqueConstraint("team_id", "deal_key"),
        Index(None, "team_id", "account_key"),
    )

    id: Mapped[Id]
    deal_key: Mapped[str]
    account_key: Mapped[str] = mapped_column(default="")
    owner_email: Mapped[str] = mapped_column(default="")
    stage: Mapped[str] = mapped_column(default="")
    amount: Mapped[float | None]
    currency: Mapped[str] = mapped_column(default="")
    created_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
    extra: Mapped[Json] = mapped_column(default=dict)
    imported_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(default="")
