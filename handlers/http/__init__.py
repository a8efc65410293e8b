"""The way in over HTTP: the same listeners, behind a signature check of our own, and webhooks of others.

Bolt checks signatures too, but logs the body of a request that fails and stumbles over a timestamp
that is no number; so what is not signed by Slack never gets that far.
"""

import contextlib
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from handlers.connection import CannotConnect
from handlers.http.webhooks import Answer, Webhook

EVENTS_PATH = "/slack/events"
HEALTH_PATH = "/healthz"
LARGEST_BODY = 2_000_000
PARTING_SECONDS = 3
TOO_LARGE = Answer(413, b"too large")

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]


def asgi_app(
    app: AsyncApp | None, signing_secret: str = "", *, webhooks: Mapping[str, Webhook] = MappingProxyType({})
) -> Asgi:
    """An ASGI application: Slack's requests at /slack/events, webhooks by path, and /healthz.

    Without an app (Slack comes over the socket) there is no /slack/events.
    """
    for_slack = _verified(AsyncSlackRequestHandler(app, path=EVENTS_PATH), signing_secret) if app else None

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] != "http":
            return
        elif scope["path"] == HEALTH_PATH:
            await _answer(send, Answer(200, b"ok"))
        elif scope["method"] == "POST" and scope["path"] in webhooks:
            await _taken_in(webhooks[scope["path"]], scope, receive, send)
        elif scope["method"] == "POST" and scope["path"] == EVENTS_PATH and for_slack:
            await for_slack(scope, receive, send)
        else:
            await _answer(send, Answer(404, b"not found"))

    return serve


async def _lifespan(receive: Receive, send: Send) -> None:
    """Nothing is started or ended with the server: `app.py` does that."""
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return


async def _taken_in(webhook: Webhook, scope: Scope, receive: Receive, send: Send) -> None:
    body = await _body(receive)
    await _answer(send, TOO_LARGE if body is None else await webhook(_headers(scope), body))


def _verified(bolt: Asgi, signing_secret: str) -> Asgi:
    """Bolt behind the signature check."""
    verifier = SignatureVerifier(signing_secret)

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        headers, body = _headers(scope), await _body(receive)
        if body is None:
            await _answer(send, TOO_LARGE)
        elif not _is_from_slack(verifier, headers, body):
            await _answer(send, Answer(401, b"invalid signature"))
        elif not _is_readable(headers, body):
            await _answer(send, Answer(400, b"unreadable"))
        else:
            await bolt(scope, _again(body), send)

    return serve


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _is_from_slack(verifier: SignatureVerifier, headers: Mapping[str, str], body: bytes) -> bool:
    timestamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not timestamp.isascii() or not timestamp.isdigit() or not signature.isascii():
        return False
    try:
        return bool(verifier.is_valid(body=body, timestamp=timestamp, signature=signature))
    except (ValueError, OverflowError):
        return False


def _is_readable(headers: Mapping[str, str], body: bytes) -> bool:
    """True for a JSON object, or a form whose payload, if it has one, is one; Bolt would stumble otherwise."""
    try:
        text = body.decode()
        if "json" not in headers.get("content-type", "") and not text.startswith("{"):
            text = dict(parse_qsl(text, keep_blank_values=True, errors="strict")).get("payload", "{}")
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


async def _body(receive: Receive) -> bytes | None:
    parts, size, is_more = [], 0, True
    while is_more:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        is_more = message.get("more_body", False)
        if size > LARGEST_BODY:
            return None
    return b"".join(parts)


def _again(body: bytes) -> Receive:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _answer(send: Send, answer: Answer) -> None:
    headers = [
        (b"content-type", answer.content_type.encode()),
        (b"content-length", str(len(answer.body)).encode()),
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        where = f"port {port} of {host}"
        raise CannotConnect(
            f"Cannot listen on {where} ({error.strerror}). Set SIDELINE_HOST or SIDELINE_PORT to another."
        ) from None


class _Server(uvicorn.Server):
    """Signals are ours: they end intake first and let running work finish."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """Leave the signal handlers alone."""
        yield


@contextlib.asynccontextmanager
async def over_http(
    app: AsyncApp | None,
    signing_secret: str = "",
    *,
    host: str,
    port: int,
    webhooks: Mapping[str, Webhook] = MappingProxyType({}),
) -> AsyncIterator[int]:
    """Listen for as long as the block runs; the port, which matters when 0 was asked for.

    Raises `CannotConnect` when nobody may listen there.
    """
    config = uvicorn.Config(
        asgi_app(app, signing_secret, webhooks=webhooks),
        log_config=None,
        access_log=False,
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
