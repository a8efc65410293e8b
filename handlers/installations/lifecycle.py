"""The app being removed from a workspace, or its token revoked."""

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from handlers.installations.workspaces import Workspaces
from handlers.payloads import Payload


def register(app: AsyncApp) -> None:
    """Removal and revocation."""
    app.event("app_uninstalled")(handle_removed)
    app.event("tokens_revoked")(handle_revoked)


async def handle_revoked(event: Payload, context: AsyncBoltContext, workspaces: Workspaces) -> None:
    """The same as removal when the bot's own token is gone; tokens of people are not ours."""
    if event.get("tokens", {}).get("bot"):
        await _check(context, workspaces, "tokens_revoked")


async def handle_removed(context: AsyncBoltContext, workspaces: Workspaces) -> None:
    """Let a workspace go, and everything promised there rest.

    The event may come late, after Sideline was added again: what Slack says of our token is what counts.
    """
    await _check(context, workspaces, "app_uninstalled")


async def _check(context: AsyncBoltContext, workspaces: Workspaces, why: str) -> None:
    for installed_in in filter(None, (context.team_id, context.enterprise_id)):
        await workspaces.check(installed_in, why=why)
