"""Only the sandbox's own page may drive it."""

import hmac
from collections.abc import Awaitable, Callable

from aiohttp import web

from sandbox.slack import Slack

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guarded(slack: Slack, control_token: str, handler: Handler) -> Handler:
    """The handler behind a check of the control token and of the Origin."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if request.headers.get("Origin", slack.origin) not in (slack.origin, _by_name(slack.origin)):
            return web.json_response({"ok": False, "error": "foreign_origin"}, status=403)
        sent = request.headers.get("X-Control-Token") or request.query.get("token", "")
        if not hmac.compare_digest(sent, control_token):
            return web.json_response({"ok": False, "error": "bad_control_token"}, status=403)
        return await handler(request)

    return handle


def _by_name(origin: str) -> str:
    return origin.replace("127.0.0.1", "localhost")
