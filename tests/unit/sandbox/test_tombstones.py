"""A deleted message with replies stays as a tombstone; Slack calls that a change."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox


def last_event(slack: Sandbox) -> dict[str, Any]:
    event: dict[str, Any] = slack.deliveries[-1].payload["event"]
    return event


@pytest.mark.usefixtures("connected")
async def test_a_deleted_root_with_replies_becomes_a_tombstone(slack: Sandbox, client: AsyncWebClient) -> None:
    riya = slack.as_person("riya")
    ts = await riya.says("what now?")
    dm = slack.direct_message_with("riya")
    await client.chat_postMessage(channel=dm.id, thread_ts=ts, text="this")

    await riya.deletes(dm.thread(ts).root)

    await slack.until(lambda: last_event(slack).get("subtype") == "message_changed")
    assert last_event(slack)["message"]["subtype"] == "tombstone"
    assert last_event(slack)["previous_message"]["text"] == "what now?"
    assert [reply.text for reply in dm.thread(ts).replies] == ["this"]
    assert dm.thread(ts).root.text == "This message was deleted."


@pytest.mark.usefixtures("connected")
async def test_a_tombstone_goes_with_its_last_reply(slack: Sandbox, client: AsyncWebClient) -> None:
    riya = slack.as_person("riya")
    ts = await riya.says("what now?")
    dm = slack.direct_message_with("riya")
    reply = await client.chat_postMessage(channel=dm.id, thread_ts=ts, text="this")
    await riya.deletes(dm.thread(ts).root)

    await client.chat_delete(channel=dm.id, ts=reply["ts"])

    await slack.until(lambda: not dm.messages)
    await slack.until(lambda: last_event(slack).get("subtype") == "message_deleted")
    assert last_event(slack)["previous_message"]["subtype"] == "tombstone"
