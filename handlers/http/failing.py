"""What is answered when a request cannot be served: few words, and nothing of what was sent or of our insides."""

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handlers.failures import trace
from handlers.http.api.problems import FAILED, UNAVAILABLE, Problem, problem_of_http
from storage.outage import is_gone

API = "/api/"
log = logging.getLogger("sideline.http")


async def refusal(request: Request, error: Exception) -> Response:
    """The answer to a request that was refused with a status: its sentence, in small letters."""
    assert isinstance(error, HTTPException)
    if f"{request.url.path}/".startswith(API):
        return problem_of_http(error).answer()
    return PlainTextResponse(error.detail.lower(), error.status_code, error.headers)


class FailingQuietly:
    """Turns a failure nobody expected into a 500, and says where it broke.

    Starlette would hand it on to uvicorn, which prints its message, and that may quote people.
    """

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what may fail."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or say that it failed; what has begun to be answered is broken off."""
        has_begun = False

        async def sending(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            if not is_gone(error):  # the database says itself that it is gone
                log.error("a request failed: %s", trace(error))
            if not has_begun:
                await _failed(scope, error)(scope, receive, send)


def _failed(scope: Scope, error: Exception) -> Response:
    """Who brings something while the database is gone is told to bring it again."""
    kind = UNAVAILABLE if is_gone(error) else FAILED
    if scope.get("path", "").startswith(API):
        return Problem(kind).answer()
    if kind is FAILED:
        return PlainTextResponse("something went wrong on our side", kind.status)
    return PlainTextResponse("not possible at the moment", kind.status, kind.headers)
