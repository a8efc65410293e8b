"""A real Bolt app, connected over the real protocol, hears and answers."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox

pytestmark = pytest.mark.usefixtures("connected")


async def test_a_direct_message_is_answered_in_a_thread(slack: Sandbox, app: AsyncApp) -> None:
    @app.event("message")
    async def echo(event: dict[str, Any], client: AsyncWebClient) -> None:
        await client.chat_postMessage(
            channel=event["channel"], thread_ts=event["ts"], text=f"You said {event['text']}"
        )

    await slack.as_person("riya").says("hello")

    reply = await slack.direct_message_with("riya").next_reply()
    assert reply.shows("You said hello")
    assert slack.direct_message_with("riya").last_thread().replies[0].ts == reply.ts
    assert not slack.problems


async def test_a_slash_command_is_answered_for_the_person_alone(slack: Sandbox, app: AsyncApp) -> None:
    @app.command("/coach")
    async def answer(ack: AsyncAck, command: dict[str, Any]) -> None:
        await ack(f"You asked: {command['text']}")

    await slack.as_person("riya").types("/coach my champion left", channel="general")

    assert slack.ephemerals("general", "riya")[0].shows("You asked: my champion left")
    assert slack.ephemerals("general", "tom") == []
    assert slack.channel("general").messages == []
