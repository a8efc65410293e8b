"""Every route there is: the table of contents of this room."""

from slack_bolt.async_app import AsyncApp
from starlette.routing import BaseRoute

from bot.deps import Deps
from handlers.callers import Caller
from handlers.home import refresh_home
from handlers.http.api.routes import api_routes
from handlers.http.health import IsConnected, Readiness, health_routes
from handlers.http.installing import install_routes
from handlers.http.metrics import metric_routes
from handlers.http.slack_requests import slack_routes
from handlers.http.zoom import zoom_routes
from handlers.installations.installed import InstalledWorkspaces
from handlers.installations.workspaces import Workspaces
from handlers.slack import Process
from storage.models import Person


def all_routes(
    deps: Deps,
    workspaces: Workspaces,
    process: Process,
    *,
    bolt: AsyncApp | None,
    is_connected: IsConnected | None = None,
) -> list[BaseRoute]:
    """What is served with these settings. Without `bolt` Slack comes over the socket, of which
    `is_connected` tells."""

    def changed(person: Person) -> None:
        process.tasks.start(_show_home(deps, workspaces, person))

    signing, zoom = deps.settings.slack_signing_secret, deps.settings.zoom_secret_token
    return [
        *(slack_routes(bolt, signing.get_secret_value()) if bolt and signing else []),
        *(install_routes(deps, process, workspaces) if isinstance(workspaces, InstalledWorkspaces) else []),
        *health_routes(Readiness(deps, is_connected)),
        *metric_routes(deps, process.journal, is_connected),
        *(zoom_routes(deps, workspaces, process, secret=zoom.get_secret_value()) if zoom else []),
        *(api_routes(deps, process.take, changed) if deps.settings.serves_api else []),
    ]


def worker_routes(deps: Deps, process: Process) -> list[BaseRoute]:
    """What a program serves that takes nothing in: how it is."""
    return [*health_routes(Readiness(deps, None)), *metric_routes(deps, process.journal, None)]


async def _show_home(deps: Deps, workspaces: Workspaces, person: Person) -> None:
    """Whoever has the Home tab before them sees what a program of theirs changed."""
    slack = await workspaces.find(person.team_id)
    if slack:
        refresh_home(deps, slack, Caller(person.team_id, person.slack_user_id))
