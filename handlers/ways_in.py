"""How what Slack and others send reaches the listeners: socket, HTTP, and what a killed program left behind."""

import contextlib
import functools
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.deps import Deps
from handlers.connection import CannotConnect, SocketConnection, over_socket
from handlers.home import refresh_after
from handlers.installations.token_rotation import NOTE, keep_noted
from handlers.installations.workspaces import Workspaces
from handlers.listeners import Listeners
from handlers.middleware import NOT_KEPT, noted
from handlers.payloads import Payload
from handlers.slack import Process
from storage.journal import Journal

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

log = logging.getLogger("sideline")


class NotKept(Exception):
    """There is neither room to note it anew nor a database."""


async def take_over(bolt: AsyncApp, deps: Deps, journal: Journal) -> None:
    """Take in what programs that were killed had acknowledged, as if Slack brought it now.

    What can be kept nowhere stays where it is for the next time.
    """

    async def dispatch(what: Payload) -> None:
        if NOTE in what:
            await keep_noted(deps, what)
        elif (await bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=what))).status == NOT_KEPT:
            raise NotKept

    with contextlib.suppress(NotKept):  # journal and database have said so
        count = await journal.take_over(dispatch, now=deps.now())
        if count:
            log.info("took over %d events from a program that ended", count)


@contextlib.asynccontextmanager
async def opened(bolt: AsyncApp, deps: Deps, workspaces: Workspaces, process: Process) -> AsyncIterator[str]:
    """Take in what Slack sends for as long as the block runs; says how. Raises `CannotConnect`."""
    settings = deps.settings
    async with contextlib.AsyncExitStack() as closing:
        listeners = Listeners(bolt, functools.partial(refresh_after, deps))
        closing.push_async_callback(listeners.rest, settings.sideline_shutdown_seconds)
        if settings.sideline_role == "worker":
            yield f"Working on what is due{await _told(closing, deps, process)}"
        elif settings.sideline_mode == "http" and settings.slack_signing_secret:
            port = await closing.enter_async_context(_listening(bolt, deps, workspaces, process))
            yield f"Listening for Slack at http://{settings.sideline_host}:{port}/slack/events"
        elif settings.slack_app_token:
            app_token = settings.slack_app_token.get_secret_value()
            take_note = functools.partial(noted, deps, process.journal)
            socket = await closing.enter_async_context(over_socket(bolt, bolt.client, app_token, take_note))
            yield f"Connected to Slack over Socket Mode{await _heard(closing, deps, workspaces, process, socket)}"
        else:
            raise CannotConnect("SLACK_APP_TOKEN is missing.")


async def _told(closing: contextlib.AsyncExitStack, deps: Deps, process: Process) -> str:
    """Let machines ask how this worker is, where the others are asked too; says where."""
    if deps.settings.sideline_mode != "http":
        return ""
    from handlers.http.routes import worker_routes  # noqa: PLC0415  (as below)

    port = await closing.enter_async_context(_served(deps, worker_routes(deps, process)))
    return f"; how it is: http://{deps.settings.sideline_host}:{port}/readyz"


async def _heard(
    closing: contextlib.AsyncExitStack,
    deps: Deps,
    workspaces: Workspaces,
    process: Process,
    socket: SocketConnection,
) -> str:
    """Listen for what does not come over the socket; says where, "" when there is nothing to listen for."""
    settings, places = deps.settings, []
    if settings.has_many_workspaces:
        places.append(("workspaces", "/slack/install"))
    if settings.zoom_secret_token:
        places.append(("Zoom", "/webhooks/zoom"))
    if settings.serves_api:
        places.append(("programs", "/api"))
    if not places:
        return ""
    port = await closing.enter_async_context(_listening(None, deps, workspaces, process, socket.is_connected))
    origin = f"http://{settings.sideline_host}:{port}"
    return "".join(f"; listening for {whom} at {origin}{path}" for whom, path in places)


@contextlib.asynccontextmanager
async def _listening(
    bolt: AsyncApp | None,
    deps: Deps,
    workspaces: Workspaces,
    process: Process,
    is_connected: Callable[[], Awaitable[bool]] | None = None,
) -> AsyncIterator[int]:
    """A web server for Slack (with a `bolt`), for webhooks of others, or for both; its port.

    Raises `CannotConnect`.
    """
    from handlers.http.routes import all_routes  # noqa: PLC0415  (Socket Mode alone needs no web server)

    routes = all_routes(deps, workspaces, process, bolt=bolt, is_connected=is_connected)
    async with _served(deps, routes) as port:
        yield port


@contextlib.asynccontextmanager
async def _served(deps: Deps, routes: "list[BaseRoute]") -> AsyncIterator[int]:
    """A web server with these routes; its port. Raises `CannotConnect`."""
    from handlers.http import web_app  # noqa: PLC0415  (as above)
    from handlers.http.serving import over_http  # noqa: PLC0415

    settings = deps.settings
    async with over_http(web_app(routes), host=settings.sideline_host, port=settings.sideline_port) as port:
        yield port
