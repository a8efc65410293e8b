"""/slack/events: the same listeners as over the socket, behind a signature check of our own.

Bolt checks signatures too, but logs the body of a request that fails and stumbles over a timestamp
that is no number; so what is not signed by Slack never gets that far.
"""

import json
from collections.abc import Mapping
from urllib.parse import parse_qsl

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from handlers.http.bodies import body_of
from handlers.http.forgeries import Forgeries

EVENTS_PATH = "/slack/events"
OLDEST_SECONDS = 60 * 5
"""Slack's own advice: what is signed earlier may be somebody else's replay."""


def slack_routes(bolt: AsyncApp, signing_secret: str) -> list[BaseRoute]:
    """Where Slack sends events, commands and clicks."""
    verifier = SignatureVerifier(signing_secret)
    forgeries = Forgeries("requests to /slack/events are not signed by Slack: check SLACK_SIGNING_SECRET")

    async def take_in(request: Request) -> Response:
        if not _may_be_signed(verifier, request.headers):
            return forgeries.refused()
        body = await body_of(request)
        if not _is_from_slack(verifier, request.headers, body):
            return forgeries.refused()
        read = _read(request, body)
        if read is None:
            return PlainTextResponse("unreadable", 400)
        return to_starlette_response(await bolt.async_dispatch(read))

    return [Route(EVENTS_PATH, take_in, methods=["POST"])]


def _may_be_signed(verifier: SignatureVerifier, headers: Mapping[str, str]) -> bool:
    """False for what no body could make right, so that it need not be read."""
    timestamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    if not (signature.isascii() and signature.startswith("v0=")):
        return False
    return abs(verifier.clock.now() - int(timestamp)) <= OLDEST_SECONDS


def _is_from_slack(verifier: SignatureVerifier, headers: Mapping[str, str], body: bytes) -> bool:
    timestamp, signature = headers["x-slack-request-timestamp"], headers["x-slack-signature"]
    try:
        return bool(verifier.is_valid(body=body, timestamp=timestamp, signature=signature))
    except ValueError:  # what is no text was not signed by Slack
        return False


def _read(request: Request, body: bytes) -> AsyncBoltRequest | None:
    """What Bolt makes of it; None where it stumbles, as over a channel that is a number."""
    if not _is_readable(request.headers, body):
        return None
    try:
        return to_async_bolt_request(request, body)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _is_readable(headers: Mapping[str, str], body: bytes) -> bool:
    """True for a JSON object whose event, if any, has a kind, or a form whose payload, if any, is such a one."""
    try:
        text = body.decode()
        if "json" not in headers.get("content-type", "") and not text.startswith("{"):
            text = dict(parse_qsl(text, keep_blank_values=True, errors="strict")).get("payload", "{}")
        sent = json.loads(text)
        return isinstance(sent, dict) and ("event" not in sent or isinstance(sent["event"].get("type"), str))
    except (AttributeError, ValueError, RecursionError):
        return False
