"""Things that go wrong on request do go wrong, and in the way real ones do."""

import asyncio

import aiohttp
import pytest
from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.faults import FaultKind


async def post(client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel="U0RIYA", text="hello")


@pytest.mark.parametrize(
    ("kind", "status"), [("ratelimited", 429), ("http_500", 500), ("http_502", 502), ("http_503", 503)]
)
async def test_a_refused_call_has_no_effect(
    slack: Sandbox, client: AsyncWebClient, kind: FaultKind, status: int
) -> None:
    slack.faults.add(kind, method="chat.postMessage", seconds=2)

    with pytest.raises(SlackApiError) as refused:
        await post(client)

    assert refused.value.response.status_code == status
    assert slack.direct_message_with("riya").messages == []


async def test_a_call_can_take_effect_and_lose_its_answer(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.add("apply_then_500", method="chat.*")
    with pytest.raises(SlackApiError):
        await post(client)
    slack.faults.add("apply_then_drop", method="chat.*")
    with pytest.raises(ClientError):
        await post(client)
    slack.faults.add("apply_then_error", method="chat.*", error="fatal_error")
    with pytest.raises(SlackApiError, match="fatal_error"):
        await post(client)
    slack.faults.add("apply_then_hang", method="chat.*")
    hanging = asyncio.create_task(post(client))

    await slack.until(lambda: len(slack.direct_message_with("riya").messages) == 4)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(hanging, timeout=0.05)


async def test_a_dropped_connection_has_no_effect(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.add("drop")

    with pytest.raises(ClientError):
        await post(client)

    assert slack.direct_message_with("riya").messages == []


async def test_a_call_can_hang_for_as_long_as_the_client_waits(slack: Sandbox) -> None:
    impatient = AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    slack.faults.add("hang")

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(post(impatient), timeout=0.05)


async def test_a_slow_call_can_be_let_go_before_its_time(slack: Sandbox, client: AsyncWebClient) -> None:
    slow = slack.faults.add("slow", method="chat.postMessage", seconds=600)
    posting = asyncio.create_task(post(client))
    await slack.until(lambda: not slack.faults.waiting)
    before = len(slack.direct_message_with("riya").messages)

    slow.over.set()
    await posting

    assert (before, len(slack.direct_message_with("riya").messages)) == (0, 1)


async def test_any_error_code_can_be_answered(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.add("error", method="chat.postMessage", error="account_inactive")

    with pytest.raises(SlackApiError, match="account_inactive"):
        await post(client)


async def test_a_fault_lets_some_calls_pass_first_and_then_is_used_up(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    slack.faults.add("http_500", method="chat.postMessage", skip=1, times=1)

    await post(client)
    with pytest.raises(SlackApiError):
        await post(client)
    await post(client)

    assert [call.ok for call in slack.calls("chat.postMessage")] == [True, False, True]


async def test_a_rate_limit_says_how_long_to_wait(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.add("ratelimited", seconds=7)

    with pytest.raises(SlackApiError) as refused:
        await post(client)

    assert refused.value.response.headers["Retry-After"] == "7"


async def test_a_stream_can_end_early(slack: Sandbox, client: AsyncWebClient) -> None:
    root = await slack.as_person("riya").says("hello")
    started = await client.chat_startStream(channel="D0RIYA", thread_ts=root, markdown_text="One")
    slack.faults.add("expire_stream", method="chat.appendStream")

    with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
        await client.chat_appendStream(channel="D0RIYA", ts=started["ts"], markdown_text="two")


async def test_a_fault_that_does_not_exist_is_refused(slack: Sandbox) -> None:
    with pytest.raises(ValueError, match="earthquake"):
        slack.faults.add("earthquake")  # type: ignore[arg-type]


async def test_the_bot_comes_back_after_it_was_asked_to_reconnect(
    slack: Sandbox, app: AsyncApp, connected: AsyncSocketModeHandler
) -> None:
    @app.event("message")
    async def answer(client: AsyncWebClient) -> None:
        await post(client)

    first = await connected.client.session_id()
    await slack.disconnect("refresh_requested")
    await slack.until(lambda: len(slack.calls("apps.connections.open")) == 2)
    await slack.as_person("riya").says("still there?")

    assert (await slack.direct_message_with("riya").next_reply()).shows("hello")
    assert await connected.client.session_id() != first


async def test_a_ticket_is_good_for_one_connection(slack: Sandbox) -> None:
    opened = await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)

    assert opened["url"].startswith("ws://127.0.0.1:")
    assert await _connects(opened["url"])
    assert not await _connects(opened["url"])


async def test_tickets_can_be_refused(slack: Sandbox) -> None:
    opened = await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)
    slack.faults.add("refuse_ticket")

    assert not await _connects(opened["url"])


async def _connects(address: str) -> bool:
    async with aiohttp.ClientSession() as session:
        try:
            async with session.ws_connect(address) as socket:
                return bool((await socket.receive_json())["type"] == "hello")
        except ClientError:
            return False
