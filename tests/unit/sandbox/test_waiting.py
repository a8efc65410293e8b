"""Waiting for something to happen, and learning why it did not."""

import asyncio

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox


async def test_waiting_ends_when_the_condition_comes_true(slack: Sandbox, client: AsyncWebClient) -> None:
    conversation = slack.direct_message_with("riya")
    waiting = asyncio.ensure_future(slack.until(lambda: conversation.messages))

    await client.chat_postMessage(channel="U0RIYA", text="hello")

    assert (await waiting)[0].shows("hello")


async def test_waiting_in_vain_names_the_calls_and_the_problems(slack: Sandbox, client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel="C0NOWHERE", text="secret words")

    with pytest.raises(TimeoutError) as failed:
        await slack.direct_message_with("riya").next_reply(timeout=0.01)

    assert "chat.postMessage channel_not_found" in str(failed.value)
    assert "secret words" not in str(failed.value)


async def test_replies_are_handed_out_one_after_the_other(slack: Sandbox, client: AsyncWebClient) -> None:
    root = await slack.as_person("riya").says("hello")
    for words in ("one", "two"):
        await client.chat_postMessage(channel="D0RIYA", text=words, thread_ts=root)

    conversation = slack.direct_message_with("riya")
    assert (await conversation.next_reply()).shows("one")
    assert (await conversation.next_reply()).shows("two")
    assert [reply.text for reply in conversation.last_thread().replies] == ["one", "two"]


async def test_everything_readable_is_shown_and_ids_are_not(slack: Sandbox, client: AsyncWebClient) -> None:
    button = {
        "type": "button",
        "action_id": "go",
        "value": "v7",
        "text": {"type": "plain_text", "text": "R&D plan"},
    }
    text = {"type": "mrkdwn", "text": "Ask &lt;Dana&gt;"}
    await client.chat_postMessage(
        channel="U0RIYA", text="Advice", blocks=[{"type": "section", "text": text, "accessory": button}]
    )

    message = await slack.direct_message_with("riya").next_reply()
    assert message.shows("Ask <Dana>")
    assert message.shows("R&D plan")
    assert not message.shows("v7")
    assert [button.text for button in message.buttons] == ["R&D plan"]
