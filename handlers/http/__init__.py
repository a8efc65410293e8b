"""The ways in that are not Slack's socket: one Starlette application, made of the routes it is given.

Starlette and uvicorn are imported here and below only, and `app.py` imports this room only when something
is to listen: over Socket Mode alone no web server is loaded.
"""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from handlers.http.failing import FailingQuietly, refusal

__all__ = ["web_app"]


def web_app(routes: Sequence[BaseRoute]) -> Starlette:
    """The application that serves these routes, asked in this order; whatever else is asked gets a short answer.

    An address is one address: `/healthz/` is not `/healthz`.
    """
    app = Starlette(
        routes=routes, middleware=[Middleware(FailingQuietly)], exception_handlers={HTTPException: refusal}
    )
    app.router.redirect_slashes = False
    return app
