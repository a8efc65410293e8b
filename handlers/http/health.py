"""/healthz: whether the process answers at all. /readyz: whether it can do its work, and which part cannot."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.deps import Deps
from storage import agenda
from storage.database import now
from storage.errors import DATABASE_TROUBLE

HEALTH_PATH = "/healthz"
READY_PATH = "/readyz"
LOOK_SECONDS = 5.0
LOOK_AGAIN_AFTER = 1.0
"""Whoever asks more often is told what was seen: it is open to everybody, and must not cost much."""
LATE = timedelta(minutes=2)
"""Work that has been due for so long is left alone by everybody."""
OK = "ok"
NO_WRITES = "it can only be read: its disk is full, or it takes no writes"

IsConnected = Callable[[], Awaitable[bool]]


class Readiness:
    """What works now: the database and its tables, the agenda, and the way in from Slack."""

    def __init__(self, deps: Deps, is_connected: IsConnected | None) -> None:
        """`is_connected` tells of the socket; without it Slack calls us, and nothing is to be kept open."""
        self._deps = deps
        self._is_connected = is_connected
        self._seen: dict[str, str] = {}
        self._seen_at = -LOOK_AGAIN_AFTER

    async def parts(self) -> dict[str, str]:
        """What is the matter with each part, "ok" when nothing is."""
        if time.monotonic() - self._seen_at >= LOOK_AGAIN_AFTER:
            database = await _looked_at(self._database)
            agenda_too = await _looked_at(self._agenda) if database == OK else "unknown without the database"
            slack = await _looked_at(self._slack)
            self._seen = {"database": database, "agenda": agenda_too, "slack": slack}
            self._seen_at = time.monotonic()
        return self._seen

    async def _database(self) -> str:
        standing = await self._deps.database.standing()
        if standing.is_usable:
            return OK if await self._deps.database.takes_writes() else NO_WRITES
        return f"its tables are version {standing.version or 'none'}, which this program cannot work with"

    async def _agenda(self) -> str:
        async with self._deps.database.reading_all_teams() as session:
            due_at = await agenda.next_due(session)
            late = await now(session) - due_at if due_at else timedelta()
        return OK if late < LATE else f"the oldest work has been due for {late.total_seconds():.0f} s"

    async def _slack(self) -> str:
        return OK if self._is_connected is None or await self._is_connected() else "the socket is down"


def health_routes(readiness: Readiness) -> list[BaseRoute]:
    """Open to everybody: nothing about anybody is said."""

    async def ready(request: Request) -> Response:
        del request
        parts = await readiness.parts()
        is_ready = set(parts.values()) == {OK}
        return JSONResponse({"ready": is_ready, "parts": parts}, 200 if is_ready else 503)

    return [Route(HEALTH_PATH, _alive), Route(READY_PATH, ready)]


async def _looked_at(look: Callable[[], Awaitable[str]]) -> str:
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            return await look()
    except TimeoutError:
        return "it does not answer"
    except DATABASE_TROUBLE as trouble:
        return f"it cannot be reached ({type(trouble).__name__})"


async def _alive(request: Request) -> Response:
    del request
    return PlainTextResponse("ok")
