"""Every route there is: the table of contents of this room."""

from slack_bolt.async_app import AsyncApp
from starlette.routing import BaseRoute

from bot.deps import Deps
from handlers.callers import Caller
from handlers.home import refresh_home
from handlers.http.api.routes import api_routes
from handlers.http.health import IsConnected, Readiness, health_routes
from handlers.http.metrics import metric_routes
from handlers.http.slack_requests import slack_routes
from handlers.http.zoom import zoom_routes
from handlers.slack import Slack
from storage.models import Person


def all_routes(
    deps: Deps, slack: Slack, *, team_id: str, bolt: AsyncApp | None, is_connected: IsConnected | None = None
) -> list[BaseRoute]:
    """What is served with these settings. Without `bolt` Slack comes over the socket, of which
    `is_connected` tells."""

    def changed(person: Person) -> None:
        refresh_home(deps, slack, Caller(person.team_id, person.slack_user_id))

    signing, zoom = deps.settings.slack_signing_secret, deps.settings.zoom_secret_token
    return [
        *(slack_routes(bolt, signing.get_secret_value()) if bolt and signing else []),
        *health_routes(Readiness(deps, is_connected)),
        *metric_routes(deps, slack.journal, is_connected),
        *(zoom_routes(deps, slack, team_id=team_id, secret=zoom.get_secret_value()) if zoom else []),
        *(api_routes(deps, slack.take, changed) if deps.settings.serves_api else []),
    ]
