"""What every listener finds in its arguments: `deps` and `slack`."""

from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.deps import Deps
from handlers.slack import Slack


def register(app: AsyncApp, deps: Deps, slack: Slack) -> None:
    """Put the coach's surroundings where Bolt injects them from."""

    async def provide(context: AsyncBoltContext, next_: Callable[[], Awaitable[None]]) -> None:
        context["deps"] = deps
        context["slack"] = slack
        await next_()

    app.middleware(provide)
