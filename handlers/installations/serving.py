"""Which workspaces a program serves, as the settings say."""

from bot.deps import Deps
from handlers.connection import identify
from handlers.installations.leaving import arrive
from handlers.installations.workspaces import OneWorkspace, Workspaces
from handlers.slack import Process, reading_client


async def open_workspaces(deps: Deps, process: Process) -> Workspaces:
    """All that added us where there is a client id, else the one of the bot token. Raises `CannotConnect`."""
    settings = deps.settings
    if settings.has_many_workspaces:
        from handlers.installations.installed import open_installed  # noqa: PLC0415  (one workspace needs no keys)

        return await open_installed(deps, process)
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    identity = await identify(reading_client(token, process.api_url, process.session))
    await arrive(deps, identity)
    return OneWorkspace(deps, process, identity, token)
