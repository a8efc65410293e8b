"""/metrics: counts and times for Prometheus; nothing about any person or workspace."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.deps import Deps
from handlers.http.health import IsConnected
from handlers.metering import CONTENT_TYPE, exposition
from storage.journal import Journal

PATH = "/metrics"


def metric_routes(deps: Deps, journal: Journal, is_connected: IsConnected | None) -> list[BaseRoute]:
    """The route; without `is_connected` Slack calls us, and there is no connection to tell of."""

    async def measured(request: Request) -> Response:
        del request
        connected = await is_connected() if is_connected else None
        text = await exposition(deps, journal, is_connected=connected)
        return Response(text, headers={"content-type": CONTENT_TYPE})

    return [Route(PATH, measured)]
