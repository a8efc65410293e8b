"""Questions about where Sideline is installed. Tokens come and go sealed."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.agenda_runs import count_changed
from storage.models import Installation


@dataclass(frozen=True)
class Grant:
    """What Slack gave us with an installation; tokens are sealed. `expires_at` is None for a lasting token."""

    is_org: bool
    enterprise_id: str | None
    name: str
    url: str
    bot_user_id: str
    bot_id: str
    scopes: str
    sealed_token: str
    sealed_refresh_token: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Refreshed:
    """A renewed token and the one to renew it with, sealed; `expires_at` is None for a lasting token."""

    sealed_token: str
    sealed_refresh_token: str | None
    expires_at: datetime | None


async def find_installation(session: AsyncSession, *, team_id: str) -> Installation | None:
    """The installation in this workspace or organisation, or None."""
    return await session.scalar(select(Installation).where(Installation.team_id == team_id))


async def list_installations(session: AsyncSession) -> list[Installation]:
    """Every installation the session may see, by id."""
    return list(await session.scalars(select(Installation).order_by(Installation.team_id)))


async def list_expiring(session: AsyncSession, *, before: datetime) -> list[Installation]:
    """The installations whose token ends before then and may be renewed, the soonest first."""
    query = (
        select(Installation)
        .where(Installation.expires_at < before, Installation.refresh_refused_at.is_(None))
        .order_by(Installation.expires_at)
    )
    return list(await session.scalars(query))


async def keep_installation(session: AsyncSession, *, team_id: str, grant: Grant, now: datetime) -> Installation:
    """The installation as Slack last granted it; adding it to Slack again replaces tokens and scopes."""
    installation = await find_installation(session, team_id=team_id)
    if installation is None:
        installation = Installation(team_id=team_id, installed_at=now)
        session.add(installation)
    for field, value in asdict(grant).items():
        setattr(installation, field, value)
    installation.refreshing_until = installation.refresh_refused_at = None
    await session.flush()
    return installation


async def delete_installation(session: AsyncSession, *, gone: Installation) -> bool:
    """Drop the installation and its tokens; False when it was dropped before, or has another token by now."""
    return await count_changed(session, delete(Installation).where(*_as_known(gone))) == 1


async def claim_refresh(
    session: AsyncSession, *, refreshing: Installation, now: datetime, until: datetime
) -> bool:
    """Take the right to renew this very token.

    False while another process has it, has done it already, or was told that it is renewed no more.
    """
    is_free = or_(Installation.refreshing_until.is_(None), Installation.refreshing_until < now)
    is_renewed = Installation.refresh_refused_at.is_(None)
    return await _change(session, refreshing, is_free, is_renewed, refreshing_until=until)


async def keep_refreshed(session: AsyncSession, *, team_id: str, sealed_before: str, refreshed: Refreshed) -> bool:
    """Replace the token that was renewed, and no other; False when the installation has changed since.

    Who asked with the old one meanwhile was refused, as Slack had revoked it: that says nothing of the newer one.
    """
    which = (Installation.team_id == team_id, Installation.sealed_token == sealed_before)
    values = {**asdict(refreshed), "refreshing_until": None, "refresh_refused_at": None}
    return await count_changed(session, update(Installation).where(*which).values(**values)) == 1


async def release_refresh(session: AsyncSession, *, refreshing: Installation) -> bool:
    """Give the right to renew it back: the renewal came to nothing and may be tried again."""
    return await _change(session, refreshing, refreshing_until=None)


async def note_refresh_refused(session: AsyncSession, *, refused: Installation, now: datetime) -> bool:
    """Slack will not renew this token again; it is good until it expires. False if it changed since."""
    return await _change(session, refused, refresh_refused_at=now, refreshing_until=None)


async def reseal(
    session: AsyncSession, *, installation: Installation, sealed_token: str, sealed_refresh_token: str | None
) -> bool:
    """The same tokens under another key; False when they changed meanwhile, so need it no more."""
    return await _change(
        session, installation, sealed_token=sealed_token, sealed_refresh_token=sealed_refresh_token
    )


async def _change(session: AsyncSession, known: Installation, *more: Any, **values: Any) -> bool:
    """Change the row if its token is still the one that was read."""
    return await count_changed(session, update(Installation).where(*_as_known(known), *more).values(**values)) == 1


def _as_known(known: Installation) -> tuple[Any, Any]:
    return Installation.team_id == known.team_id, Installation.sealed_token == known.sealed_token
