"""Socket Mode: tickets, the hello, envelopes to one of the connections, acknowledgements."""

import asyncio
import itertools
import json
from contextlib import suppress
from typing import Literal

from aiohttp import WSMsgType, web

from sandbox.records import Json
from sandbox.slack import Envelope, Slack

DisconnectKind = Literal["warning", "refresh_requested", "link_disabled", "close"]

_CLOSE_SOON_SECONDS = 0.2
_MOST_SOCKETS = 10


class SocketHub:
    """The server side of Socket Mode. Several connections may be open; an envelope goes to one of them."""

    def __init__(self, slack: Slack, ack_seconds: float) -> None:
        self._slack = slack
        self._ack_seconds = ack_seconds
        self._sockets: list[web.WebSocketResponse] = []
        self._turn = itertools.count()
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[Json]] = {}

    @property
    def is_connected(self) -> bool:
        """Whether the bot has a connection open."""
        return bool(self._sockets)

    def new_ticket(self) -> str:
        """A one-use right to connect; what apps.connections.open hands out."""
        ticket = self._slack.issued.id("ticket-")
        self._tickets.add(ticket)
        return ticket

    async def send(self, envelope: Envelope) -> Json | None:
        """Send one envelope and wait for its acknowledgement; None when it does not come in time."""
        envelope_id = self._slack.issued.id("envelope-")
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = answer
        try:
            async with asyncio.timeout(self._ack_seconds):
                await self._write(_frame(envelope_id, envelope))
                return await answer
        except TimeoutError:
            return None
        finally:
            self._waiting.pop(envelope_id, None)

    async def handle_socket(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from the hello to its end."""
        ticket = request.match_info["ticket"]
        fault = self._slack.faults.for_socket()
        if ticket not in self._tickets or (fault and fault.kind == "refuse_ticket"):
            raise web.HTTPForbidden(text="This ticket is not valid.")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if fault or len(self._sockets) >= _MOST_SOCKETS:
            await socket.send_str(_farewell(fault.kind if fault else "too_many_websockets"))
            await socket.close()
            return socket
        await socket.send_str(json.dumps(self._hello()))
        self._sockets.append(socket)
        self._slack.changes.announce("world")
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._take_acknowledgement(frame.data)
        finally:
            self._forget(socket)
        return socket

    async def disconnect(self, kind: DisconnectKind) -> None:
        """Ask every connection to move on ("warning"; the others end soon after), or cut it without a word."""
        for socket in list(self._sockets):
            if kind == "close":
                self._forget(socket)
                await socket.close(code=1001)
                continue
            with suppress(ConnectionError):  # it is on its way out already
                await socket.send_str(_farewell(kind))
            if kind != "warning":
                self._slack.in_background(self._close_soon(socket))

    async def close(self) -> None:
        """End every connection."""
        for socket in list(self._sockets):
            await socket.close()

    async def _write(self, frame: str) -> None:
        while True:
            # A bot that is just starting or reconnecting gets what happened meanwhile.
            while not self._sockets:
                await self._slack.changes.until(lambda: self.is_connected, self._ack_seconds)
            socket = self._sockets[next(self._turn) % len(self._sockets)]
            try:
                await socket.send_str(frame)
                return
            except ConnectionError:  # it is on its way out already
                self._forget(socket)

    async def _close_soon(self, socket: web.WebSocketResponse) -> None:
        await asyncio.sleep(_CLOSE_SOON_SECONDS)
        self._forget(socket)
        await socket.close()

    def _forget(self, socket: web.WebSocketResponse) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
            self._slack.changes.announce("world")

    def _take_acknowledgement(self, text: str) -> None:
        acknowledgement = _json_object(text)
        answer = self._waiting.get(str(acknowledgement.get("envelope_id")))
        if answer is None:
            self._slack.problem("late_ack", "an acknowledgement came for an envelope nobody waits for")
        elif not answer.done():
            answer.set_result(acknowledgement.get("payload") or {})

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._sockets) + 1,
            "connection_info": {"app_id": self._slack.team.app_id},
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
        }


def _json_object(text: str) -> Json:
    try:
        frame = json.loads(text)
    except ValueError:
        return {}
    return frame if isinstance(frame, dict) else {}


def _farewell(reason: str) -> str:
    return json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})


def _frame(envelope_id: str, envelope: Envelope) -> str:
    frame: Json = {
        "envelope_id": envelope_id,
        "type": envelope.type,
        "payload": envelope.payload,
        "accepts_response_payload": envelope.type != "events_api",
    }
    if envelope.type == "events_api":
        frame |= {"retry_attempt": envelope.attempt, "retry_reason": envelope.reason}
    return json.dumps(frame)
