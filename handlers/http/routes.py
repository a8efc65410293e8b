"""Every route there is: the table of contents of this room."""

from slack_bolt.async_app import AsyncApp
from starlette.routing import BaseRoute

from bot.deps import Deps
from handlers.http.health import health_routes
from handlers.http.slack_requests import slack_routes
from handlers.http.zoom import zoom_routes
from handlers.slack import Slack


def all_routes(deps: Deps, slack: Slack, *, team_id: str, bolt: AsyncApp | None) -> list[BaseRoute]:
    """What is served with these settings. Without `bolt` Slack comes over the socket."""
    signing, zoom = deps.settings.slack_signing_secret, deps.settings.zoom_secret_token
    return [
        *(slack_routes(bolt, signing.get_secret_value()) if bolt and signing else []),
        *health_routes(),
        *(zoom_routes(deps, slack, team_id=team_id, secret=zoom.get_secret_value()) if zoom else []),
    ]
