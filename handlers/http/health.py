"""/healthz: whether the process answers at all."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

HEALTH_PATH = "/healthz"


def health_routes() -> list[BaseRoute]:
    """Open to everybody: nothing about anybody is said."""
    return [Route(HEALTH_PATH, _alive)]


async def _alive(request: Request) -> Response:
    del request
    return PlainTextResponse("ok")
