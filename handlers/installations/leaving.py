"""A workspace that takes Sideline out and may come back: its work rests, and after a while what it left goes."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.deps import Deps
from handlers.slack import Identity
from storage import agenda, privacy, teams

log = logging.getLogger("sideline.leaving")


async def leave(
    deps: Deps, *, team_id: str, why: str, unless: Callable[[], Awaitable[bool]] | None = None
) -> None:
    """Note that Slack takes nothing more from us there, and put everything promised aside; `why` is Slack's word.

    Once is enough: a workspace that has left already is left alone. `unless` is asked in the workspace's turn to
    write: who adds Sideline again is either seen by it, or comes to `arrive` when this is over.
    """
    async with deps.database.for_team(team_id) as session:
        if unless is not None and await unless():
            return
        team = await teams.mark_team_removed(session, team_id=team_id, now=deps.now())
        await agenda.park(session, team_id=team_id)
        name = team.name if team else ""
    if team:
        goes_on = deps.now() + timedelta(days=deps.settings.sideline_removed_days)
        log.warning(
            "%s (%s) has Sideline no more (%s): its work rests, and what it left here is deleted on %s "
            "unless it comes back",
            name,
            team_id,
            why,
            goes_on.date(),
        )


async def arrive(deps: Deps, identity: Identity, *, enterprise_id: str | None = None) -> None:
    """The workspace has us: for the first time, still, or again, and then its work goes on."""
    async with deps.database.for_team(identity.team_id) as session:
        known = await teams.find_team(session, team_id=identity.team_id)
        gone_since = known.removed_at if known else None
        await teams.upsert_team(
            session,
            team_id=identity.team_id,
            name=identity.team_name or (known.name if known else ""),
            bot_user_id=identity.bot_user_id,
            enterprise_id=enterprise_id,
            now=deps.now(),
        )
        if gone_since:
            await agenda.unpark(session, team_id=identity.team_id, gone_since=gone_since)
    if gone_since:
        log.warning("%s (%s) has Sideline again: its work goes on", identity.team_name, identity.team_id)


async def delete_departed(deps: Deps) -> None:
    """Delete everything of the workspaces that left as long ago as the settings say."""
    before = deps.now() - timedelta(days=deps.settings.sideline_removed_days)
    async with deps.database.reading_all_teams() as session:
        departed = await teams.list_removed(session, before=before)
    for team in departed:
        async with deps.database.for_team(team.team_id) as session:
            now_known = await teams.find_team(session, team_id=team.team_id)
            if now_known is None or now_known.removed_at is None or now_known.removed_at >= before:
                continue  # it came back, or another process was quicker
            await privacy.forget_team(session, now=deps.now())
        log.warning("everything of %s (%s) was deleted, as it did not come back", team.name, team.team_id)
