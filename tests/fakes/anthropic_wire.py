"""How answers look on the wire of the Messages API, streamed or not."""

import asyncio
import json
from collections.abc import AsyncIterator

from aiohttp import web

from tests.fakes.anthropic_answers import Json, Message, StatusError

_USAGE = {
    "input_tokens": 900,
    "output_tokens": 300,
    "cache_creation_input_tokens": 0,
    "cache_read_input_tokens": 0,
}


def error_response(answer: StatusError) -> web.Response:
    error: Json = {"type": answer.type, "message": "scripted"}
    if answer.error_code:
        error["details"] = {"error_code": answer.error_code}
    body = {"type": "error", "error": error, "request_id": "req_scripted"}
    return web.json_response(body, status=answer.status, headers=dict(answer.headers))


def message_json(answer: Message, body: Json) -> Json:
    return {
        "id": "msg_scripted",
        "type": "message",
        "role": "assistant",
        "model": answer.model or body["model"],
        "content": list(answer.content),
        "stop_reason": answer.stop_reason,
        "stop_sequence": None,
        "stop_details": None,
        "diagnostics": answer.diagnostics,
        "usage": {**_USAGE, **answer.usage},
    }


async def paced_events(answer: Message, message: Json) -> AsyncIterator[Json]:
    """The events, with pauses, up to where the answer breaks off."""
    texts = 0
    for event in _events(message, answer.chunk):
        if answer.then != "end" and (texts == answer.after or event["type"] == "message_delta"):
            return
        if event.get("delta", {}).get("type") == "text_delta":
            texts += 1
            await _pause(answer, texts)
        yield event


async def _pause(answer: Message, number: int) -> None:
    if answer.begins:
        await answer.begins.wait()
    await (answer.pace(number) if answer.pace else asyncio.sleep(answer.delay))


def _events(message: Json, chunk: int) -> list[Json]:
    start = {**message, "content": [], "stop_reason": None, "usage": {**message["usage"], "output_tokens": 1}}
    events: list[Json] = [{"type": "message_start", "message": start}]
    for index, block in enumerate(message["content"]):
        empty, deltas = _deltas(block, chunk)
        events.append({"type": "content_block_start", "index": index, "content_block": empty})
        events += [{"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas]
        events.append({"type": "content_block_stop", "index": index})
    end = {key: message[key] for key in ("stop_reason", "stop_sequence", "stop_details")}
    usage = {"output_tokens": message["usage"]["output_tokens"]}
    return [*events, {"type": "message_delta", "delta": end, "usage": usage}, {"type": "message_stop"}]


def _deltas(block: Json, chunk: int) -> tuple[Json, list[Json]]:
    """The block as it starts, and what is added to it: text first, then its citations."""
    if block["type"] == "thinking":
        signature = {"type": "signature_delta", "signature": block["signature"]}
        return {**block, "thinking": "", "signature": ""}, [signature]
    text = block["text"]
    pieces = [text[at : at + chunk] for at in range(0, len(text), chunk)]
    deltas: list[Json] = [{"type": "text_delta", "text": piece} for piece in pieces]
    deltas += [{"type": "citations_delta", "citation": cited} for cited in block.get("citations", [])]
    return {"type": "text", "text": ""}, deltas


def sse(event: Json) -> bytes:
    return f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode()
