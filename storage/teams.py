"""Questions about the Slack workspaces we serve."""

from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Team
from storage.prepared import Query

_BY_ID = Query(Team, select(Team).where(Team.team_id == bindparam("team_id")))


async def find_team(session: AsyncSession, *, team_id: str) -> Team | None:
    """The workspace, or None if it never installed us."""
    return await session.scalar(select(Team).where(Team.team_id == team_id))


async def is_removed(session: AsyncSession, *, team_id: str) -> bool:
    """True for a workspace that has us no more."""
    team = await _BY_ID.first(session, team_id=team_id)
    return team is not None and team.removed_at is not None


async def upsert_team(
    session: AsyncSession,
    *,
    team_id: str,
    name: str,
    bot_user_id: str,
    now: datetime,
    enterprise_id: str | None = None,
) -> Team:
    """The workspace with its current name, bot and organisation; one that comes back is no longer removed."""
    team = await find_team(session, team_id=team_id)
    if team is None:
        team = Team(team_id=team_id, created_at=now, settings={})
        session.add(team)
    team.name = name
    team.bot_user_id = bot_user_id
    team.enterprise_id = enterprise_id
    team.removed_at = None
    await session.flush()
    return team


async def mark_team_removed(session: AsyncSession, *, team_id: str, now: datetime) -> Team | None:
    """Note that the workspace has us no more; its rows stay until they are purged.

    The workspace, or None when it is unknown or that was noted before.
    """
    team = await find_team(session, team_id=team_id)
    if team is None or team.removed_at is not None:
        return None
    team.removed_at = now
    await session.flush()
    return team


async def list_removed(session: AsyncSession, *, before: datetime) -> list[Team]:
    """The workspaces that have had us no more since before then, by id."""
    query = select(Team).where(Team.removed_at < before).order_by(Team.team_id)
    return list(await session.scalars(query))


async def list_members(session: AsyncSession, *, enterprise_id: str) -> list[Team]:
    """The workspaces of an organisation that we know, by id."""
    query = select(Team).where(Team.enterprise_id == enterprise_id).order_by(Team.team_id)
    return list(await session.scalars(query))


async def list_teams(session: AsyncSession) -> list[Team]:
    """The workspaces that have us, by name."""
    query = select(Team).where(Team.removed_at.is_(None)).order_by(Team.name, Team.team_id)
    return list(await session.scalars(query))


async def list_refused(session: AsyncSession, *, team_id: str, since: date) -> set[str]:
    """What Slack has refused this workspace since that day, by the names it was noted under."""
    team = await find_team(session, team_id=team_id)
    refused: dict[str, str] = team.settings.get(_REFUSED, {}) if team else {}
    return {name for name, day in refused.items() if date.fromisoformat(day) >= since}


async def note_refused(session: AsyncSession, *, team_id: str, name: str, today: date) -> None:
    """Remember that Slack refuses this workspace something, so that it is not asked every time."""
    team = await find_team(session, team_id=team_id)
    if team is not None:
        team.settings = {**team.settings, _REFUSED: {**team.settings.get(_REFUSED, {}), name: today.isoformat()}}
        await session.flush()


_REFUSED = "refused"
