"""Messages that grow, and the agent's side of a thread."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.models.messages.chunk import MarkdownTextChunk, TaskUpdateChunk
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox


@pytest.fixture
async def thread(slack: Sandbox) -> str:
    return await slack.as_person("riya").says("my champion left")


async def test_text_grows_until_the_stream_stops(slack: Sandbox, client: AsyncWebClient, thread: str) -> None:
    stream = await client.chat_stream(channel="D0RIYA", thread_ts=thread, buffer_size=1)
    await stream.append(markdown_text="**Call** ")
    growing = slack.direct_message_with("riya").messages[-1]
    await stream.append(markdown_text="the new owner")
    await stream.stop(blocks=[{"type": "divider"}])

    reply = await slack.direct_message_with("riya").next_reply()
    assert growing.is_streaming
    assert growing.text == "**Call** "
    assert not reply.is_streaming
    assert reply.text == "**Call** the new owner"
    assert [block["type"] for block in reply.blocks] == ["markdown", "divider"]


async def test_a_task_is_updated_in_place(slack: Sandbox, client: AsyncWebClient, thread: str) -> None:
    begun = TaskUpdateChunk(id="1", title="Reading", status="in_progress")
    started = await client.chat_startStream(channel="D0RIYA", thread_ts=thread, chunks=[begun])
    done = TaskUpdateChunk(id="1", title="Reading", status="complete", output="Two notes")
    await client.chat_appendStream(
        channel="D0RIYA", ts=started["ts"], chunks=[done, MarkdownTextChunk(text="So:")]
    )

    blocks = slack.direct_message_with("riya").messages[-1].blocks
    assert [block["type"] for block in blocks] == ["task_card", "markdown"]
    assert blocks[0]["status"] == "complete"


async def test_a_stream_ends_after_five_minutes_and_an_update_repairs_it(
    slack: Sandbox, client: AsyncWebClient, thread: str
) -> None:
    started = await client.chat_startStream(channel="D0RIYA", thread_ts=thread, markdown_text="One")
    slack.clock.advance(minutes=5, seconds=1)

    with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
        await client.chat_appendStream(channel="D0RIYA", ts=started["ts"], markdown_text="two")
    await client.chat_update(channel="D0RIYA", ts=started["ts"], text="One two")

    assert slack.direct_message_with("riya").messages[-1].text == "One two"
    assert slack.problems[0].kind == "stream_ran_out"


async def test_a_stream_needs_a_thread_and_in_a_channel_a_recipient(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    root = await slack.as_person("riya").says("hello", channel="general")

    with pytest.raises(SlackApiError, match="missing_recipient_team_id"):
        await client.chat_startStream(channel="C0GENERAL", thread_ts=root)
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.chat_startStream(channel="C0GENERAL", thread_ts="")


async def test_a_status_goes_when_the_bot_replies_or_after_two_minutes(
    slack: Sandbox, client: AsyncWebClient, thread: str
) -> None:
    conversation = slack.direct_message_with("riya")
    await client.assistant_threads_setStatus(channel_id="D0RIYA", thread_ts=thread, status="is thinking…")
    before = conversation.status_of(thread)
    await client.chat_postMessage(channel="D0RIYA", thread_ts=thread, text="Here.")
    after_reply = conversation.status_of(thread)
    await client.assistant_threads_setStatus(channel_id="D0RIYA", thread_ts=thread, status="is thinking…")
    slack.clock.advance(minutes=2, seconds=1)

    assert (before, after_reply, conversation.status_of(thread)) == ("is thinking…", "", "")


async def test_stop_ends_the_stream_and_leaves_the_status_to_the_bot(
    slack: Sandbox, client: AsyncWebClient, thread: str
) -> None:
    await client.agents_sessions_setStatus(
        channel_id="D0RIYA", thread_ts=thread, status="processing", title="Acme"
    )
    started = await client.chat_startStream(channel="D0RIYA", thread_ts=thread, markdown_text="One")

    await slack.as_person("riya").stops(thread)

    session = slack.team.channels["D0RIYA"].session(thread)
    assert (session.status, session.title) == ("processing", "Acme")
    with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
        await client.chat_stopStream(channel="D0RIYA", ts=started["ts"])


async def test_suggested_prompts_are_at_most_four(slack: Sandbox, client: AsyncWebClient) -> None:
    prompt = {"title": "Plan", "message": "Plan my week"}
    await client.assistant_threads_setSuggestedPrompts(channel_id="D0RIYA", prompts=[prompt])

    assert slack.direct_message_with("riya").prompts == {"title": "", "prompts": [prompt]}
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.assistant_threads_setSuggestedPrompts(channel_id="D0RIYA", prompts=[prompt] * 5)
