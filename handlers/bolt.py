"""Bolt, set up for every workspace; which one a request is of, `Surroundings` finds out first."""

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult

from bot.deps import Deps
from handlers.installations.workspaces import Workspaces
from handlers.middleware import Surroundings
from handlers.slack import Process, Slack, reading_client


def bolt_app(deps: Deps, process: Process, workspaces: Workspaces) -> AsyncApp:
    """Bolt, to which the listeners are yet to be told; signatures are checked where requests come over HTTP."""

    async def authorize(context: AsyncBoltContext) -> AuthorizeResult | None:
        slack: Slack | None = context.get("slack")
        if slack is None:
            return None
        return AuthorizeResult(
            enterprise_id=context.enterprise_id,
            team_id=slack.identity.team_id,
            bot_user_id=slack.identity.bot_user_id,
            bot_id=slack.identity.bot_id,
            bot_token=slack.token,
        )

    secret = deps.settings.slack_signing_secret
    return AsyncApp(
        client=reading_client("", process.api_url, process.session),
        before_authorize=Surroundings(deps, workspaces),
        authorize=authorize,  # type: ignore[arg-type]  # None is how Bolt is told to refuse
        signing_secret=secret.get_secret_value() if secret else "",
        request_verification_enabled=deps.settings.sideline_mode == "http",
    )
