"""A connection is let go of even where Slack answers no more."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_bolt.async_app import AsyncApp

from handlers.socket_mode import PromptClient, Restraint


@pytest.fixture
async def silent_slack() -> AsyncIterator[str]:
    """The address of a socket that takes a connection, and then never reads."""
    over = asyncio.Event()

    async def say_hello_only(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await over.wait()
        return socket

    app = web.Application()
    app.router.add_get("/", say_hello_only)
    async with TestServer(app) as server:
        yield str(server.make_url("/")).replace("http", "ws")
        over.set()


async def test_nothing_is_left_open_where_slack_does_not_answer_a_goodbye(silent_slack: str) -> None:
    app = AsyncApp(token="xoxb-test")
    client = PromptClient(app, "xapp-test", lambda _frame: "new", Restraint(), goodbye_seconds=0.01)
    client.wss_uri = silent_slack
    await client.connect()  # type: ignore[no-untyped-call]

    async with asyncio.timeout(8):  # aiohttp itself waits for ten seconds
        await client.close()  # type: ignore[no-untyped-call]

    assert client.aiohttp_client_session.closed
    await asyncio.wait([client.message_processor])
