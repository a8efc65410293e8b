"""The JSON API: who may ask, and what was answered to a request that must not be done twice."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import (
    NEVER_REUSE_IDS,
    SECRET,
    Base,
    BigId,
    Id,
    Json,
    Personal,
    PersonalOrShared,
    TeamOwned,
)


class ApiToken(TeamOwned, PersonalOrShared, Base):
    """A bearer token, of one person or of the team. Nobody can read the token itself from here.

    It is found by its `prefix` and known by `secret_hash`, the SHA-256 of all of it. `window_at` is the minute
    in which it was used last, `taken` how many of that minute's requests processes have taken for themselves.
    """

    __tablename__ = "api_tokens"
    __table_args__ = (UniqueConstraint("prefix"), NEVER_REUSE_IDS)

    id: Mapped[Id]
    prefix: Mapped[str]
    secret_hash: Mapped[str] = mapped_column(info=SECRET)
    label: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    window_at: Mapped[datetime | None]
    taken: Mapped[int] = mapped_column(default=0)


class ApiRequest(TeamOwned, Personal, Base):
    """A request with an Idempotency-Key, and what was answered; `answer` is None while it is being worked on.

    `key` is a hash of the token's id and of the key that was sent, `fingerprint` one of what was asked.
    """

    __tablename__ = "api_requests"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[Id]
    key: Mapped[str]
    token_id: Mapped[int] = mapped_column(BigId, ForeignKey("api_tokens.id", ondelete="CASCADE"), index=True)
    fingerprint: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(index=True)
    answer: Mapped[Json | None]
