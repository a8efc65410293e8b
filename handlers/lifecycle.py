"""The app being removed from a workspace, and the Stop button under a growing answer."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.deps import Deps
from handlers.slack import Slack
from storage import agenda, teams


def register(app: AsyncApp) -> None:
    """Removal, revocation, and Stop."""
    app.event("app_uninstalled")(handle_removed)
    app.event("tokens_revoked")(handle_revoked)
    app.event("agent_session_stopped")(handle_stopped)


async def handle_revoked(event: dict[str, Any], context: AsyncBoltContext, deps: Deps) -> None:
    """The same as removal when the bot's own token is gone; tokens of people are not ours."""
    if event.get("tokens", {}).get("bot"):
        await handle_removed(context, deps)


async def handle_removed(context: AsyncBoltContext, deps: Deps) -> None:
    """Stop everything promised to that workspace; its tokens no longer work."""
    team_id = context.team_id
    if not team_id:
        return
    async with deps.database.for_team(team_id) as session:
        await teams.mark_team_removed(session, team_id=team_id, now=deps.now())
        await agenda.cancel_all(session, team_id=team_id)


async def handle_stopped(event: dict[str, Any], slack: Slack) -> None:
    """End what is being written in that thread; what is visible stays."""
    for stop in slack.writing.get((event.get("channel", ""), event.get("thread_ts", "")), []):
        stop()
