"""/metrics: counts and times for Prometheus; nothing about any person or workspace.

Whoever comes through a proxy is a stranger who should not have got as far: how much a company uses its coach, and
what that costs, is nobody else's business.
"""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.deps import Deps
from handlers.http.exposition import CONTENT_TYPE, exposition
from handlers.http.health import IsConnected
from storage.journal import Journal

PATH = "/metrics"


def metric_routes(deps: Deps, journal: Journal, is_connected: IsConnected | None) -> list[BaseRoute]:
    """The route; without `is_connected` Slack calls us, and there is no connection to tell of."""

    async def measured(request: Request) -> Response:
        if "x-forwarded-for" in request.headers or "forwarded" in request.headers:
            return PlainTextResponse("not found", 404)
        connected = await is_connected() if is_connected else None
        text = await exposition(deps, journal, is_connected=connected)
        return Response(text, headers={"content-type": CONTENT_TYPE})

    return [Route(PATH, measured)]
