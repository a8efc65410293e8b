"""Messages that grow: what a stream holds, and when Slack ends it by itself."""

from typing import Any

from sandbox import happenings
from sandbox.block_ids import with_element_ids
from sandbox.payloads.messages import message_json
from sandbox.records import Channel, Json, Message, Stream, Team
from sandbox.slack import Slack
from sandbox.typed_text import rich_text_of

LIFETIME_SECONDS = 300.0


def begin_stream(slack: Slack, team: Team, message: Message, *, is_plan: bool) -> None:
    """Post a message that can be appended to for five minutes."""
    message.stream = Stream(slack.clock.now(), is_plan=is_plan)
    team.streams[message.channel, message.ts] = message
    happenings.post_message(slack, team, message)
    slack.clock.call_at(slack.clock.now() + LIFETIME_SECONDS, lambda: _run_out(slack, team, message))


def append_chunks(slack: Slack, message: Message, chunks: list[Json]) -> None:
    """Let the message grow by text, cards or blocks."""
    stream = message.stream
    assert stream is not None
    for chunk in chunks:
        _take_chunk(stream, chunk)
    message.text = "".join(piece["text"] for piece in stream.pieces if piece["type"] == "markdown")
    message.blocks = with_element_ids(slack, _blocks_of(stream))
    happenings.changed(slack, message)


def finish_stream(slack: Slack, team: Team, message: Message, last_blocks: list[Json]) -> None:
    """Close a stream; the last blocks stand below what was streamed."""
    previous = message_json(team, message, origin=slack.origin)
    message.blocks = [*message.blocks, *with_element_ids(slack, last_blocks)]
    close_stream(slack, team, message)
    happenings.message_changed(slack, team, message, previous)


def close_stream(slack: Slack, team: Team, message: Message) -> None:
    """Nothing can be appended any more."""
    team.streams.pop((message.channel, message.ts), None)
    if message.stream:
        message.stream.is_open = False
    happenings.changed(slack, message)


def stop_streams_in(slack: Slack, team: Team, channel: Channel, thread_ts: str) -> list[str]:
    """Close the open streams of a thread; returns their ts."""
    stopped = [m for m in team.streams.values() if m.channel == channel.id and m.thread_ts == thread_ts]
    for message in stopped:
        close_stream(slack, team, message)
    return [message.ts for message in stopped]


def expire_streams(slack: Slack, team: Team) -> None:
    """End every open stream, as Slack does after five minutes."""
    for message in list(team.streams.values()):
        close_stream(slack, team, message)


def _run_out(slack: Slack, team: Team, message: Message) -> None:
    if message.is_streaming:
        slack.problem("stream_ran_out", "a stream was not stopped within five minutes; its message is stuck")
        close_stream(slack, team, message)


def _take_chunk(stream: Stream, chunk: Json) -> None:
    match chunk["type"]:
        case "markdown_text":
            _take_text(stream, chunk["text"])
        case "plan_update":
            stream.plan_title = chunk["title"]
        case "task_update":
            _take_task(stream, chunk)
        case "blocks":
            stream.pieces.append({"type": "blocks", "blocks": chunk["blocks"]})


def _take_text(stream: Stream, text: str) -> None:
    if stream.pieces and stream.pieces[-1]["type"] == "markdown":
        stream.pieces[-1]["text"] += text
    else:
        stream.pieces.append({"type": "markdown", "text": text})


def _take_task(stream: Stream, chunk: Json) -> None:
    if chunk["id"] not in stream.tasks:
        stream.pieces.append({"type": "task", "id": chunk["id"]})
    task = stream.tasks.setdefault(chunk["id"], {"type": "task_card", "task_id": chunk["id"]})
    for name in ("title", "status", "sources"):
        if name in chunk:
            task[name] = chunk[name]
    for name in ("details", "output"):
        if chunk.get(name):
            task[name] = rich_text_of(chunk[name])


def _blocks_of(stream: Stream) -> list[Json]:
    blocks: list[Json] = []
    if stream.is_plan and stream.tasks:
        blocks.append({"type": "plan", "title": stream.plan_title or "Plan", "tasks": list(stream.tasks.values())})
    for piece in stream.pieces:
        blocks.extend(_shown_piece(stream, piece))
    return blocks


def _shown_piece(stream: Stream, piece: Json) -> list[Any]:
    match piece["type"]:
        case "markdown":
            return [{"type": "markdown", "text": piece["text"]}]
        case "task":
            return [] if stream.is_plan else [stream.tasks[piece["id"]]]
    return list(piece["blocks"])
