"""A web server around an application, for as long as a block runs."""

import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from handlers.connection import CannotConnect

PARTING_SECONDS = 3
MOST_CONNECTIONS = 2000
"""More at once are answered 503, so that a flood does not take all memory."""


class _Server(uvicorn.Server):
    """Signals are ours: they end intake first and let running work finish."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """Leave the signal handlers alone."""
        yield


@contextlib.asynccontextmanager
async def over_http(app: ASGIApp, *, host: str, port: int) -> AsyncIterator[int]:
    """Listen for as long as the block runs; the port, which matters when 0 was asked for.

    Raises `CannotConnect` when nobody may listen there.
    """
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        limit_concurrency=MOST_CONNECTIONS,
        server_header=False,
        timeout_graceful_shutdown=PARTING_SECONDS,
    )
    server = _Server(config)
    config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[_listening(host, port)])
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await server.shutdown()


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        where = f"port {port} of {host}"
        raise CannotConnect(
            f"Cannot listen on {where} ({error.strerror}). Set SIDELINE_HOST or SIDELINE_PORT to another."
        ) from None
