"""The same bot, reached by signed HTTP requests."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox

SECRET = "a-secret-of-this-test"


@pytest.fixture
def app(slack: Sandbox) -> AsyncApp:
    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url)
    return AsyncApp(token=slack.bot_token, signing_secret=SECRET, client=client)


@pytest.fixture
async def address(app: AsyncApp) -> AsyncIterator[str]:
    runner = web.AppRunner(app.web_app("/slack/events"))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    await runner.cleanup()


async def test_a_message_is_heard_and_answered(slack: Sandbox, app: AsyncApp, address: str) -> None:
    @app.event("message")
    async def echo(event: dict[str, Any], client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel"], text="heard")

    await slack.speak_http(address, SECRET)
    await slack.as_person("riya").says("hello")

    assert (await slack.direct_message_with("riya").next_reply()).shows("heard")


async def test_a_command_and_a_shortcut_arrive_as_forms(slack: Sandbox, app: AsyncApp, address: str) -> None:
    used: list[str] = []

    @app.command("/coach")
    async def answer(ack: AsyncAck, command: dict[str, Any]) -> None:
        await ack(f"You asked: {command['text']}")

    @app.shortcut("ask")
    async def ask(ack: AsyncAck, shortcut: dict[str, Any]) -> None:
        used.append(shortcut["callback_id"])
        await ack()

    await slack.speak_http(address, SECRET)
    await slack.as_person("riya").types("/coach a & b")
    await slack.as_person("riya").uses_shortcut("ask")

    assert slack.ephemerals("D0RIYA", "riya")[0].shows("You asked: a & b")
    assert used == ["ask"]
    assert not slack.problems


async def test_the_address_gives_the_challenge_back(slack: Sandbox, address: str) -> None:
    await slack.speak_http(address, SECRET)

    assert await slack.verify_request_url()


async def test_a_wrong_signature_is_not_acknowledged(slack: Sandbox, app: AsyncApp, address: str) -> None:
    @app.event("message")
    async def hear() -> None:
        pass

    await slack.speak_http(address, "another secret")
    await slack.as_person("riya").says("hello")

    await slack.until(lambda: slack.problems)
    assert slack.problems[0].kind == "unacked"


async def test_retries_say_so_in_their_headers(slack: Sandbox) -> None:
    headers: list[str | None] = []

    async def fail_once(request: web.Request) -> web.Response:
        headers.append(request.headers.get("X-Slack-Retry-Num"))
        return web.Response(status=500 if len(headers) == 1 else 200)

    async with _served(fail_once) as address:
        await slack.speak_http(address, SECRET)
        await slack.as_person("riya").says("hello")
        await slack.until(lambda: len(headers) == 2)

    assert headers == [None, "1"]


async def test_a_bot_can_say_that_it_wants_no_retry(slack: Sandbox) -> None:
    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=500, headers={"X-Slack-No-Retry": "1"})

    async with _served(refuse) as address:
        await slack.speak_http(address, SECRET)
        await slack.as_person("riya").says("hello")
        await slack.until(lambda: slack.deliveries and slack.deliveries[-1].acked)

    assert len(slack.deliveries) == 1


async def test_socket_mode_is_off(slack: Sandbox, address: str) -> None:
    await slack.speak_http(address, SECRET)

    with pytest.raises(SlackApiError, match="socket_mode_disabled"):
        await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)


@asynccontextmanager
async def _served(handler: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[str]:
    """The address of a program that answers everything so."""
    application = web.Application()
    application.router.add_post("/", handler)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()
