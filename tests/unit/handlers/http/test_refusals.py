"""What nobody signed, what is too large, too slow or nowhere: a short answer each, and no harm done."""

import asyncio
import gc
import hashlib
import hmac
import time
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx2
import pytest
from slack_bolt.async_app import AsyncApp
from sqlalchemy.exc import TimeoutError as NoneFree
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from handlers.http import web_app
from handlers.http.bodies import body_of
from handlers.http.slack_requests import EVENTS_PATH, slack_routes

SECRET = "a-signing-secret"
EVENT = b'{"type":"event_callback","event":{"type":"message","text":"a secret plan"}}'


async def read_little(request: Request) -> Response:
    return PlainTextResponse(await body_of(request, largest=10))


async def read_quickly(request: Request) -> Response:
    return PlainTextResponse(await body_of(request, seconds=0.05))


async def fail(_request: Request) -> Response:
    raise ValueError("what a person wrote")


async def find_it_gone(request: Request) -> Response:
    raise NoneFree("no connection")


@pytest.fixture
def app() -> Any:
    bolt = AsyncApp(token="xoxb-1", signing_secret=SECRET)
    routes = [
        Route("/small", read_little, methods=["POST"]),
        Route("/quick", read_quickly, methods=["POST"]),
        Route("/broken", fail),
        Route("/gone", find_it_gone),
    ]
    return web_app([*slack_routes(bolt, SECRET), *routes])


@pytest.fixture
async def client(app: Any) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://coach") as client:
        yield client


def signed(body: bytes, secret: str = SECRET) -> dict[str, str]:
    timestamp = str(int(time.time()))
    digest = hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": timestamp, "x-slack-signature": f"v0={digest}"}


async def test_ten_thousand_forgeries_leave_one_line_and_no_objects(
    app: Any, caplog: pytest.LogCaptureFixture
) -> None:
    forged = signed(EVENT, secret="another-secret")
    await status_of(app, EVENTS_PATH, forged, EVENT)
    gc.collect()
    before = len(gc.get_objects())

    statuses = {await status_of(app, EVENTS_PATH, forged, EVENT) for _ in range(10_000)}

    gc.collect()
    assert statuses == {401}
    assert len(gc.get_objects()) - before < 500
    assert caplog.text.count("not signed by Slack: check SLACK_SIGNING_SECRET (1)") == 1
    assert "a secret plan" not in caplog.text


async def test_what_cannot_be_signed_is_refused_unread(app: Any) -> None:
    old = {**signed(EVENT), "x-slack-request-timestamp": "1000000000"}

    assert await status_of(app, EVENTS_PATH, old, None) == 401
    assert await status_of(app, EVENTS_PATH, {}, None) == 401


@pytest.mark.parametrize("length", ["11", "9" * 30])
async def test_what_says_it_is_too_large_is_refused_unread(app: Any, length: str) -> None:
    assert await status_of(app, "/small", {"content-length": length}, None) == 413


async def test_what_lies_about_its_size_is_refused(app: Any) -> None:
    assert await status_of(app, "/small", {"content-length": "5"}, b"x" * 11) == 413
    assert await status_of(app, "/small", {"content-length": "-5"}, b"x") == 400


async def test_what_does_not_come_is_not_waited_for(app: Any) -> None:
    assert await status_of(app, "/quick", {}, None) == 408


async def test_an_unknown_address_or_method_is_said(client: httpx2.AsyncClient) -> None:
    nowhere = await client.get("/nowhere")
    wrong = await client.delete(EVENTS_PATH)

    assert (nowhere.status_code, nowhere.text) == (404, "not found")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "POST")


async def test_a_failure_says_where_but_not_what(
    client: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await client.get("/broken")

    assert (answer.status_code, answer.text) == (500, "something went wrong on our side")
    assert "ValueError at test_refusals.py" in caplog.text
    assert "what a person wrote" not in caplog.text


async def test_while_the_database_is_gone_it_is_to_be_brought_again_and_nothing_is_said(
    client: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await client.get("/gone")

    assert (answer.status_code, answer.text) == (503, "not possible at the moment")
    assert answer.headers["retry-after"]
    assert caplog.text == ""


async def status_of(app: Any, path: str, headers: Mapping[str, str], body: bytes | None) -> int:
    """The status of a POST, straight through the application; a body that is None never comes."""
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        if body is None:
            await asyncio.Event().wait()
        await asyncio.sleep(0)  # as with a socket, others get their turn
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Mapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    await app(scope, receive, send)
    return statuses[0]
