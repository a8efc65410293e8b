"""Being connected to Slack over Socket Mode, and staying so.

The SDK can retry a dead address for ever, and waits for ever on a wrong app token. So the tokens
are tried first, every connection attempt has a limit, and a connection that stays down is
thrown away and built anew.
"""

import asyncio
import contextlib
import itertools
import logging
import os
import time
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Literal

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from handlers.failures import FAILURES, code_of, is_refusal
from handlers.middleware import NOT_KEPT
from handlers.slack import Identity
from storage.journal import Note, unless_broken_off
from storage.json_text import read_json

log = logging.getLogger("sideline.connection")

LOOK_EVERY = 15.0
DOWN_FOR = 60.0
CONNECT_SECONDS = 30.0
AGAIN_AFTER = (0.5, 2.0, 10.0)
"""Seconds until what was noted is tried again while nobody can say what workspace it is from; the last repeats."""


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


async def try_app_token(client: AsyncWebClient, app_token: str) -> None:
    """Ask once for a connection address, which is thrown away. Raises `CannotConnect`."""
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            await client.apps_connections_open(app_token=app_token)
    except FAILURES as error:
        raise _cannot_connect(error, "SLACK_APP_TOKEN", "It needs the scope connections:write.") from None


TakeNote = Callable[[dict[str, Any]], Note | None]
"""Notes what must not be lost; None for what Bolt may acknowledge when it has found its listener."""


Heard = Literal["new", "noted", "from a program"]
"""What became of an envelope the moment it was here: only a new one is not acknowledged by that."""


class PromptClient(SocketModeClient):
    """Reads an envelope where it arrives. The SDK's queue would let other work pass before the acknowledgement."""

    def __init__(self, app: AsyncApp, app_token: str, hear: Callable[[dict[str, Any]], Heard]) -> None:
        """`hear` is done before anything else."""
        super().__init__(app_token=app_token, logger=app.logger, web_client=app.client)
        self._hear = hear
        self._in_hand: set[asyncio.Task[None]] = set()

    async def enqueue_message(self, message: str) -> None:
        """Acknowledge what is noted, and go on with it beside."""
        envelope = read_json(message) if message.startswith("{") else {}
        heard = self._hear(envelope)
        if heard != "from a program":  # first, because a new connection breaks off whoever reads the old one
            task = asyncio.create_task(self.run_message_listeners(envelope, message))
            self._in_hand.add(task)
            task.add_done_callback(self._in_hand.discard)
        if heard != "new":
            await self._acknowledge(envelope["envelope_id"])
            os.sched_yield()  # who listens on this machine is woken on our core, and would wait for all our work

    async def _acknowledge(self, envelope_id: str) -> None:
        """Slack sends again what it did not hear about; then the second one is known."""
        try:
            await self.send_socket_mode_response(SocketModeResponse(envelope_id=envelope_id))
        except FAILURES as error:
            log.info("an acknowledgement was lost: %s", type(error).__name__)


class NotedFirst(AsyncSocketModeHandler):
    """Acknowledges what has been noted before anything else is done about it."""

    def __init__(self, app: AsyncApp, app_token: str, take_note: TakeNote) -> None:
        """`take_note` is asked about every event."""
        self.app, self.app_token = app, app_token
        self.client: SocketModeClient = PromptClient(app, app_token, self.hear)
        self.client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type]
        self._take_note = take_note
        self._notes: dict[str, Note] = {}

    def hear(self, envelope: dict[str, Any]) -> Heard:
        """Note what must not be lost; what programs say has no listener.

        What cannot be noted is acknowledged when it has been taken in (`handlers.middleware`).
        """
        payload = envelope.get("payload")
        if envelope.get("type") != "events_api" or not payload:
            return "new"
        if is_from_a_program(payload):
            return "from a program"
        try:
            note = self._take_note(payload)
        except OSError:
            note = None
        if note is None:
            return "new"
        self._notes[envelope["envelope_id"]] = note
        return "noted"

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Let Bolt find the listener, and acknowledge what is not acknowledged."""
        note = self._notes.pop(req.envelope_id, None)
        if note is None:
            await super().handle(client, req)
            return
        with unless_broken_off(note.let_go):
            await self._until_placed(req, note)

    async def _until_placed(self, req: SocketModeRequest, note: Note) -> None:
        """Hand it to Bolt, again and again while nobody can say what workspace it is from."""
        for pause in itertools.chain(AGAIN_AFTER, itertools.repeat(AGAIN_AFTER[-1])):
            if await self._dispatch(req, note) != NOT_KEPT:
                return
            await asyncio.sleep(pause)

    async def _dispatch(self, req: SocketModeRequest, note: Note) -> int:
        """Let Bolt find the listener; the status of what it says."""
        request = AsyncBoltRequest(
            mode="socket_mode", body=req.payload, headers=build_headers(req), context={"note": note}
        )
        response = await self.app.async_dispatch(request)
        return response.status


def is_from_a_program(payload: Mapping[str, Any]) -> bool:
    """True for a message or an emoji of our own, which Slack sends us too, and for another bot's message."""
    event = payload.get("event") or {}
    match event.get("type"):
        case "message":
            return bool(event.get("bot_id"))
        case "reaction_added" | "reaction_removed":
            known_as = payload.get("authorizations") or ()
            return any(each.get("is_bot") and each.get("user_id") == event.get("user") for each in known_as)
    return False


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
    ) -> None:
        """What to note, how often to look, how long to be down before rebuilding, how long an attempt may take."""
        self._app = app
        self._app_token = app_token
        self._take_note = take_note
        self._look_every = look_every
        self._down_for = down_for
        self._connect_seconds = connect_seconds
        self._handler: AsyncSocketModeHandler | None = None
        self._watch: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect. Raises `CannotConnect` when that takes too long."""
        try:
            await self._connect()
        except FAILURES as error:
            raise CannotConnect(f"Slack's socket cannot be opened ({type(error).__name__}).") from None
        self._watch = asyncio.create_task(self._stay_connected())

    async def is_connected(self) -> bool:
        """True while frames can arrive."""
        return self._handler is not None and bool(await self._handler.client.is_connected())

    async def close(self) -> None:
        """Take nothing more in."""
        if self._watch:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        await self._drop()

    async def _connect(self) -> None:
        self._handler = NotedFirst(self._app, self._app_token, self._take_note)
        async with asyncio.timeout(self._connect_seconds):
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
            if await self.is_connected():
                seen_at = time.monotonic()
                continue
            if time.monotonic() - seen_at < self._down_for:
                continue
            log.warning("the connection has been down for %.0f s; building a new one", time.monotonic() - seen_at)
            await self._drop()
            with contextlib.suppress(*FAILURES):
                await self._connect()
            seen_at = time.monotonic()


@contextlib.asynccontextmanager
async def over_socket(
    app: AsyncApp, client: AsyncWebClient, app_token: str, take_note: TakeNote
) -> AsyncIterator[SocketConnection]:
    """A tested, watched connection for as long as the block runs. Raises `CannotConnect`."""
    await try_app_token(client, app_token)
    connection = SocketConnection(app, app_token, take_note=take_note)
    await connection.open()
    try:
        yield connection
    finally:
        await connection.close()
