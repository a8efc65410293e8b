"""Messages that grow: chat.startStream, chat.appendStream, chat.stopStream."""

from sandbox import streams
from sandbox.records import Channel, Json, Message
from sandbox.web_api.agents import session_status_of, set_session_status
from sandbox.web_api.call import Call, Method, Refused
from sandbox.web_api.outgoing import metadata_of, refuse_bad_content, thread_of

_MOST_TEXT = 12_000
_TASK_STATUSES = ("pending", "in_progress", "complete", "error")
_NEEDED: dict[str, dict[str, type]] = {
    "markdown_text": {"text": str},
    "task_update": {"id": str, "title": str, "status": str},
    "plan_update": {"title": str},
    "blocks": {"blocks": list},
}


def start_stream(call: Call) -> Json:
    """chat.startStream: in a thread; in a channel only with the person it is for."""
    channel = call.joined_channel()
    thread_ts = thread_of(call, channel)
    if thread_ts is None:
        raise Refused(
            "invalid_arguments", response_metadata={"messages": ["[ERROR] missing required field: thread_ts"]}
        )
    _refuse_missing_recipient(call, channel)
    if call.text("task_display_mode", "timeline") not in ("timeline", "plan"):
        raise Refused("invalid_arguments")
    chunks = _chunks_of(call)
    message = Message(channel.id, call.slack.issued.ts(), call.team.bot.id, "", thread_ts=thread_ts)
    message.bot_id = call.team.bot_id
    streams.begin_stream(call.slack, call.team, message, is_plan=call.text("task_display_mode") == "plan")
    streams.append_chunks(call.slack, message, chunks)
    return {"channel": channel.id, "ts": message.ts}


def append_stream(call: Call) -> Json:
    """chat.appendStream: text, cards or blocks, as long as the stream is open."""
    message = _open_stream(call)
    chunks = _chunks_of(call)
    if not chunks:
        raise Refused("no_text")
    streams.append_chunks(call.slack, message, chunks)
    return {"channel": message.channel, "ts": message.ts}


def stop_stream(call: Call) -> Json:
    """chat.stopStream: the last words, blocks below them, and perhaps the status of the session."""
    message = _open_stream(call)
    chunks = _chunks_of(call)
    last_blocks = call.structure("blocks", "invalid_blocks_format") or []
    if last_blocks:
        refuse_bad_content({"text": "", "blocks": last_blocks})
    status = session_status_of(call, "session_status")
    streams.append_chunks(call.slack, message, chunks)
    message.metadata = metadata_of(call)
    streams.finish_stream(call.slack, call.team, message, last_blocks)
    if status:
        set_session_status(call, call.team.channels[message.channel], message.thread_ts or message.ts, status)
    return {"channel": message.channel, "ts": message.ts}


def _open_stream(call: Call) -> Message:
    message = call.message(call.channel())
    if not message.is_streaming:
        raise Refused("message_not_in_streaming_state")
    return message


def _chunks_of(call: Call) -> list[Json]:
    text = call.text("markdown_text")
    chunks = call.structures("chunks", "invalid_chunks")
    if text:
        chunks = [{"type": "markdown_text", "text": text}, *chunks]
    for chunk in chunks:
        _refuse_bad_chunk(chunk)
    return chunks


def _refuse_bad_chunk(chunk: Json) -> None:
    needed = _NEEDED.get(str(chunk.get("type")))
    if needed is None or any(not isinstance(chunk.get(name), kind) for name, kind in needed.items()):
        raise Refused("invalid_chunks")
    if chunk["type"] == "task_update" and chunk["status"] not in _TASK_STATUSES:
        raise Refused("invalid_chunks")
    if chunk["type"] == "markdown_text" and len(chunk["text"]) > _MOST_TEXT:
        raise Refused("msg_too_long")
    if chunk["type"] == "blocks":
        refuse_bad_content({"text": "", "blocks": chunk["blocks"]})


def _refuse_missing_recipient(call: Call, channel: Channel) -> None:
    if channel.kind == "im":
        return
    if call.required("recipient_team_id", "missing_recipient_team_id") != call.team.id:
        raise Refused("team_not_found")
    call.required("recipient_user_id", "missing_recipient_user_id")
    call.person("recipient_user_id")


METHODS = {
    "chat.startStream": Method(start_stream, ("chat:write",), per_minute=20),
    "chat.appendStream": Method(append_stream, ("chat:write",), per_minute=100),
    "chat.stopStream": Method(stop_stream, ("chat:write",), per_minute=20),
}
