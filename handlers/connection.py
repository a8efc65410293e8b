"""Being connected to Slack over Socket Mode, and staying so.

The SDK can retry a dead address for ever, and waits for ever on a wrong app token. So the tokens
are tried first, every connection attempt has a limit, and a connection that stays down is
thrown away and built anew.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.failures import FAILURES, code_of, is_refusal
from handlers.slack import Identity
from handlers.socket_mode import NotedFirst, Restraint, TakeNote

log = logging.getLogger("sideline.connection")

LOOK_EVERY = 5.0
DOWN_FOR = 20.0
CONNECT_SECONDS = 30.0


class CannotConnect(Exception):
    """Slack refused the tokens, or cannot be reached; the message is one line that says what to do."""


async def identify(client: AsyncWebClient) -> Identity:
    """Try the bot token. Raises `CannotConnect`."""
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            answer = await client.auth_test()
    except FAILURES as error:
        raise _cannot_connect(error, "SLACK_BOT_TOKEN", "Copy it again from your app.") from None
    return Identity(
        team_id=str(answer["team_id"]),
        team_name=str(answer.get("team", "")),
        bot_user_id=str(answer["user_id"]),
        bot_id=str(answer.get("bot_id", "")),
        url=str(answer.get("url", "")),
    )


def _cannot_connect(error: Exception, token: str, remedy: str) -> CannotConnect:
    """What Slack says about the token; anything but its own refusal is not about the token."""
    code = code_of(error)
    if is_refusal(error):
        return CannotConnect(f"{token} does not work: Slack says {code}. {remedy}")
    return CannotConnect(f"Slack cannot be reached at SLACK_API_URL ({code}).")


async def try_app_token(client: AsyncWebClient, app_token: str) -> str:
    """Ask for an address to connect to, which is good once and soon. Raises `CannotConnect`."""
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            answer = await client.apps_connections_open(app_token=app_token)
    except FAILURES as error:
        raise _cannot_connect(error, "SLACK_APP_TOKEN", "It needs the scope connections:write.") from None
    return str(answer["url"])


class SocketConnection:
    """A Socket Mode connection that is watched and rebuilt."""

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        *,
        take_note: TakeNote = lambda _body: None,
        look_every: float = LOOK_EVERY,
        down_for: float = DOWN_FOR,
        connect_seconds: float = CONNECT_SECONDS,
        restraint: Restraint | None = None,
    ) -> None:
        """What to note, how often to look, how long to be down before rebuilding, how long an attempt may take.

        `restraint` is one for all connections that are built here, because it learns from how long each lasted.
        """
        self._app = app
        self._app_token = app_token
        self._take_note = take_note
        self._look_every = look_every
        self._down_for = down_for
        self._connect_seconds = connect_seconds
        self._restraint = restraint or Restraint()
        self._handler: NotedFirst | None = None
        self._watch: asyncio.Task[None] | None = None

    async def open(self, address: str = "") -> None:
        """Connect, to an `address` Slack has just given if there is one. Raises `CannotConnect`."""
        try:
            await self._connect(address)
        except FAILURES as error:
            raise CannotConnect(f"Slack's socket cannot be opened ({type(error).__name__}).") from None
        self._watch = asyncio.create_task(self._stay_connected())

    async def is_connected(self) -> bool:
        """True while frames can arrive."""
        return self._handler is not None and bool(await self._handler.client.is_connected())

    async def is_well(self) -> bool:
        """True while there is nothing to mend: connected, or pausing on purpose before the next connection."""
        return await self.is_connected() or self._restraint.is_pausing(time.monotonic())

    async def close(self) -> None:
        """Take nothing more in."""
        if self._watch:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        await self._drop()

    async def _connect(self, address: str = "") -> None:
        self._handler = NotedFirst(self._app, self._app_token, self._take_note, self._restraint)
        async with asyncio.timeout(self._connect_seconds):
            client = self._handler.client
            client.wss_uri = address or await client.issue_new_wss_url()
            await self._handler.connect_async()  # type: ignore[no-untyped-call]

    async def _drop(self) -> None:
        handler, self._handler = self._handler, None
        if handler is None:
            return
        with contextlib.suppress(*FAILURES):
            async with asyncio.timeout(5):
                await handler.close_async()  # type: ignore[no-untyped-call]

    async def _stay_connected(self) -> None:
        seen_at = time.monotonic()
        while True:
            await asyncio.sleep(self._look_every)
            if await self.is_well():
                seen_at = time.monotonic()
                continue
            if time.monotonic() - seen_at < self._down_for:
                continue
            log.warning("the connection has been down for %.0f s; building a new one", time.monotonic() - seen_at)
            await self._drop()
            self._restraint.begin(time.monotonic())
            with contextlib.suppress(*FAILURES):
                await self._connect()
            seen_at = time.monotonic()


@contextlib.asynccontextmanager
async def over_socket(
    app: AsyncApp, client: AsyncWebClient, app_token: str, take_note: TakeNote
) -> AsyncIterator[SocketConnection]:
    """A tested, watched connection for as long as the block runs. Raises `CannotConnect`."""
    address = await try_app_token(client, app_token)
    connection = SocketConnection(app, app_token, take_note=take_note)
    await connection.open(address)
    try:
        yield connection
    finally:
        await connection.close()
