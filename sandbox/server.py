"""Serving the sandbox on the loopback interface, and nowhere else."""

import secrets
from functools import partial
from pathlib import Path

from aiohttp import web

from sandbox.control.guard import Handler
from sandbox.control.routes import control_routes
from sandbox.delivery.socket import SocketHub
from sandbox.file_bytes import handle_download, handle_upload
from sandbox.oauth import OAuth
from sandbox.response_urls import handle_response
from sandbox.slack import Slack
from sandbox.web_api.routes import WebApi

_HOST = "127.0.0.1"
_STATIC = Path(__file__).with_name("static")
_MOST_BYTES = 64 * 1024 * 1024
_OUR_HOSTS = frozenset({_HOST, "localhost"})


class Server:
    """One running sandbox: its port, its sockets, its page."""

    def __init__(self, slack: Slack, hub: SocketHub, oauth: OAuth) -> None:
        self._slack = slack
        self._oauth = oauth
        self._hub = hub
        self._control_token = secrets.token_urlsafe(24)
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.5)

    @property
    def control_token(self) -> str:
        """What the page sends along, so that no other page can drive the sandbox."""
        return self._control_token

    async def start(self, port: int) -> None:
        """Listen on the port; 0 takes a free one. Fills in the origin."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, _HOST, port)
        await site.start()
        self._slack.origin = f"http://{_HOST}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """End every connection and stop listening."""
        self._slack.closing.set()
        self._slack.clock.stop()
        for task in list(self._slack.tasks):
            task.cancel()
        await self._hub.close()
        await self._runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=_MOST_BYTES, middlewares=[_refuse_foreign_host])
        api = WebApi(self._slack)
        application.add_routes(
            [
                web.get("/", self._handle_page),
                web.post("/api/oauth.v2.access", self._oauth.handle_access),
                web.get("/oauth/v2/authorize", self._oauth.handle_authorize),
                web.get("/oauth/v2/answer", self._oauth.handle_answer),
                web.route("*", "/api/{method}", api.handle_call),
                web.get("/socket/{ticket}", self._hub.handle_socket),
                web.post("/response/{key:.+}", partial(handle_response, self._slack)),
                web.post("/upload/{file_id}", partial(handle_upload, self._slack)),
                web.get("/files-pri/{key}/{name:.+}", partial(handle_download, self._slack)),
                web.get("/clock", self._handle_clock),
            ]
        )
        application.add_routes(control_routes(self._slack, self._hub, self._control_token))
        if _STATIC.is_dir():
            application.router.add_static("/static", _STATIC)
        return application

    async def _handle_page(self, _request: web.Request) -> web.Response:
        page = (_STATIC / "index.html").read_text(encoding="utf-8")
        return web.Response(text=page.replace("{{control_token}}", self._control_token), content_type="text/html")

    async def _handle_clock(self, _request: web.Request) -> web.Response:
        return web.json_response({"offset_seconds": self._slack.clock.offset_seconds})


@web.middleware
async def _refuse_foreign_host(request: web.Request, handler: Handler) -> web.StreamResponse:
    # A page elsewhere could point its own name at this machine and read the control token as if it were ours.
    if request.url.host not in _OUR_HOSTS:
        raise web.HTTPForbidden(text="The sandbox answers to 127.0.0.1 and localhost only.")
    return await handler(request)
