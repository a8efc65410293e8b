"""Socket Mode: envelopes are noted, acknowledged and handed to Bolt, and a lost connection is made anew.

The SDK's client is improved upon in two places: its queue would let other work pass before an acknowledgement, and
where Slack ends each new connection at once it would ask for hundreds in a second.
"""

import asyncio
import contextlib
import itertools
import logging
import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from handlers.failures import FAILURES, code_of, is_rate_limit, wait_of
from handlers.middleware import NOT_KEPT
from handlers.payloads import Payload
from handlers.soundness import is_sound, say_unsound
from storage.journal import Note, unless_broken_off
from storage.json_text import read_json

log = logging.getLogger("sideline.socket_mode")

KINDS: Final = frozenset({"events_api", "slash_commands", "interactive"})
AGAIN_AFTER: Final = (0.5, 2.0, 10.0)
"""Seconds until what was noted is tried again while nobody can say what workspace it is from; the last repeats."""
SHORT_LIVED: Final = 10.0
"""Seconds; Slack itself asks for a new connection about once an hour."""
PAUSES: Final = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before a new connection, by how many before it were short-lived."""
ENDED: Final = {
    "link_disabled": "Socket Mode was switched off in the settings of the app: switch it on again",
    "too_many_websockets": "this app has as many connections as it may have: stop a program you do not need",
}
"""What to do where Slack ends a connection for another reason than its own housekeeping."""

TakeNote = Callable[[Payload], Note | None]
"""Notes what must not be lost; None for what Bolt may acknowledge when it has found its listener."""


Heard = Literal["new", "noted", "nothing to us"]
"""What became of an envelope the moment it was here: only a new one is not acknowledged by that."""


class Restraint:
    """Keeps us from asking for one connection after the other where none lasts; each `now` is in seconds."""

    def __init__(self, pauses: Sequence[float] = PAUSES) -> None:
        """The seconds to wait, by how many connections before were short-lived; the last repeats."""
        self._pauses = pauses
        self._began_at = float("-inf")
        self._short_lived = 0

    def pause(self, now: float) -> float:
        """The seconds to wait before the connection that is wanted at the moment `now` is made."""
        self._short_lived = self._short_lived + 1 if now - self._began_at < SHORT_LIVED else 0
        pause = self._pauses[min(self._short_lived, len(self._pauses) - 1)]
        self._began_at = now + pause
        return pause

    def is_pausing(self, now: float) -> bool:
        """True until the moment at which the next connection is to be made."""
        return now < self._began_at

    def begin(self, now: float) -> None:
        """A connection is made without asking for a pause; whether it lasts counts all the same."""
        self._began_at = now


class PromptClient(SocketModeClient):
    """Reads an envelope where it arrives, and takes its time where connections do not last."""

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        hear: Callable[[Payload], Heard],
        restraint: Restraint,
        *,
        goodbye_seconds: float = 3.0,
    ) -> None:
        """`hear` is done before anything else; `restraint` knows how long the connections before it lasted."""
        super().__init__(app_token=app_token, logger=app.logger, web_client=app.client)
        self._hear = hear
        self._in_hand: set[asyncio.Task[None]] = set()
        self._restraint = restraint
        self._said = ""
        self._goodbye_seconds = goodbye_seconds

    async def enqueue_message(self, message: str) -> None:
        """Acknowledge what is noted, and go on with it beside."""
        frame = frame_in(message)
        if "envelope_id" not in frame:
            if frame.get("type") == "disconnect":
                _say_why_it_ended(str(frame.get("reason")))
                self._go_on_with(frame, message)
            return
        heard = self._hear(frame)
        if heard != "nothing to us":  # first, because a new connection breaks off whoever reads the old one
            self._go_on_with(frame, message)
        if heard != "new":
            await self._acknowledge(frame["envelope_id"])
            os.sched_yield()  # who listens on this machine is woken on our core, and would wait for all our work

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        """As the SDK's, but after a pause where connections do not last; who fails tries again by and by."""
        left = self.current_session
        await asyncio.sleep(self._restraint.pause(time.monotonic()))
        if self.current_session is not left and await self.is_connected():
            return
        try:
            await super().connect_to_new_endpoint(force)
        except FAILURES:
            return

    async def disconnect(self) -> None:
        """As the SDK's, but who answers no goodbye is left without: `close` has tasks to end and a session."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._goodbye_seconds):
                await super().disconnect()  # type: ignore[no-untyped-call]

    async def issue_new_wss_url(self) -> str:
        """An address to connect to. Raises what went wrong, which is said once until there is an address again."""
        while True:
            try:
                answer = await self.web_client.apps_connections_open(app_token=self.app_token)
            except SlackApiError as error:
                self._say_refused(code_of(error))
                if not is_rate_limit(error):
                    raise
                await asyncio.sleep(wait_of(error))
            except FAILURES as error:
                self._say_refused(code_of(error))
                raise
            else:
                self._said = ""
                return str(answer["url"])

    def _go_on_with(self, frame: Payload, message: str) -> None:
        task = asyncio.create_task(self.run_message_listeners(frame, message))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)

    def _say_refused(self, code: str) -> None:
        if code != self._said:
            log.warning("Slack gives no address to connect to (%s); trying again until it does", code)
        self._said = code

    async def _acknowledge(self, envelope_id: str) -> None:
        """Slack sends again what it did not hear about; then the second one is known."""
        try:
            await self.send_socket_mode_response(SocketModeResponse(envelope_id=envelope_id))
        except FAILURES as error:
            log.info("an acknowledgement was lost: %s", type(error).__name__)


class NotedFirst(AsyncSocketModeHandler):
    """Acknowledges what has been noted before anything else is done about it."""

    def __init__(self, app: AsyncApp, app_token: str, take_note: TakeNote, restraint: Restraint) -> None:
        """`take_note` is asked about every event."""
        self.app, self.app_token = app, app_token
        self.client: SocketModeClient = PromptClient(app, app_token, self.hear, restraint)
        self.client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type]
        self._take_note = take_note
        self._notes: dict[str, Note] = {}

    def hear(self, envelope: Payload) -> Heard:
        """Note what must not be lost; what programs say has no listener, nor has what makes no sense.

        What cannot be noted is acknowledged when it has been taken in (`handlers.middleware`).
        """
        payload = envelope.get("payload")
        if not isinstance(payload, dict) or envelope.get("type") not in KINDS or not is_sound(payload):
            say_unsound(payload)
            return "nothing to us"
        if envelope["type"] != "events_api":
            return "new"
        if is_from_a_program(payload):
            return "nothing to us"
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
            began_at = time.time()
            await send_async_response(client, req, await self._dispatch(req), began_at)
            return
        with unless_broken_off(note.let_go):
            await self._until_placed(req, note)

    async def _until_placed(self, req: SocketModeRequest, note: Note) -> None:
        """Hand it to Bolt, again and again while nobody can say what workspace it is from."""
        for pause in itertools.chain(AGAIN_AFTER, itertools.repeat(AGAIN_AFTER[-1])):
            if (await self._dispatch(req, note=note)).status != NOT_KEPT:
                return
            await asyncio.sleep(pause)

    async def _dispatch(self, req: SocketModeRequest, **known: Note) -> BoltResponse:
        """Let Bolt find the listener; what it says, or "well received" where it cannot make a request of it."""
        try:
            request = AsyncBoltRequest(
                mode="socket_mode", body=req.payload, headers=build_headers(req), context=dict(known)
            )
        except (AttributeError, KeyError, TypeError, ValueError):  # over a channel that is a number, say
            say_unsound(req.payload)
            return BoltResponse(status=200)
        return await self.app.async_dispatch(request)


def frame_in(message: str) -> Payload:
    """The JSON object a frame holds; {} for one that holds none, as Slack's "Ping from …"."""
    try:
        frame = read_json(message) if message.startswith("{") else {}
    except (ValueError, RecursionError):
        return {}
    return frame if isinstance(frame, dict) else {}


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


def _say_why_it_ended(reason: str) -> None:
    """Nothing about Slack's housekeeping ("warning", "refresh_requested"), which happens every hour."""
    if reason in ENDED:
        log.warning("Slack ended the connection (%s): %s", reason, ENDED[reason])
