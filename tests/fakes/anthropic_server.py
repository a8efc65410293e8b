"""A Messages API that answers from a script, for tests and for trying the Claude writer by hand.

Speaks the wire format of API version 2026-10-21, streamed or not, on a port of its own. Every
request is checked against the API's rules, and refused with 400 as the real one would.

    async with ScriptedAnthropic() as server:
        server.will(guidance_answer(plan), status_error(529), DROP)

`python -m tests.fakes.anthropic_server --port N` answers every request with a plan, reply or draft
made of the passages in it.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from pydantic import BaseModel

from tests.fakes.anthropic_rules import problems_in

Json = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """One answer. Streamed, its text comes `chunk` characters at a time, `delay` seconds apart.

    `then` says what happens after `after` text events, or, if None, after the last one:
    `end` properly, `drop` the connection, `stall` in silence, `close` politely without an ending,
    or send an `overloaded` error event.
    """

    content: Sequence[Json]
    stop_reason: str = "end_turn"
    usage: Mapping[str, Any] = field(default_factory=dict)
    model: str | None = None
    diagnostics: Mapping[str, Any] | None = None
    chunk: int = 24
    delay: float = 0
    then: str = "end"
    after: int | None = None


@dataclass(frozen=True)
class StatusError:
    """An error instead of an answer."""

    status: int
    type: str
    headers: Mapping[str, str]
    error_code: str | None = None


Answer = Message | StatusError
ScriptItem = Answer | Callable[[Json], Answer]

_USAGE = {
    "input_tokens": 900,
    "output_tokens": 300,
    "cache_creation_input_tokens": 0,
    "cache_read_input_tokens": 0,
}
_ERROR_TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
    500: "api_error",
    529: "overloaded_error",
}


def guidance_answer(plan: BaseModel | Json, **how: Any) -> Message:
    """A plan (or any structured answer) as the JSON text the API returns."""
    data = plan.model_dump(mode="json") if isinstance(plan, BaseModel) else plan
    return text_answer(json.dumps(data), **how)


def text_answer(text: str, citations: Sequence[str] = (), **how: Any) -> Message:
    """One block of text that cites the sources given."""
    return Message([text_block(text, citations)], **how)


def text_block(text: str, citations: Sequence[str] = ()) -> Json:
    """A text block citing `citations`, for answers of several blocks."""
    cited = [_citation(source) for source in citations]
    return {"type": "text", "text": text, **({"citations": cited} if cited else {})}


def thinking_block() -> Json:
    """What the models send before their text: thinking whose words are left out."""
    return {"type": "thinking", "thinking": "", "signature": "signed"}


def refusal(text: str = "") -> Message:
    """The model declining, perhaps after some text."""
    return Message([text_block(text)] if text else [], stop_reason="refusal")


def status_error(status: int, *, error_code: str | None = None, **headers: str) -> StatusError:
    """An HTTP error; retried at once unless a header (`retry_after="60"`) says otherwise."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    quick = {} if "retry-after" in named else {"retry-after-ms": "1"}
    return StatusError(status, _ERROR_TYPES.get(status, "api_error"), {**quick, **named}, error_code)


class ScriptedAnthropic:
    """The server. What it saw: `requests` and `headers`, the rules broken (`problems`), the most
    requests at one time (`busiest`), and whether a caller left before the end (`hung_up`).
    """

    def __init__(self, *, otherwise: ScriptItem | None = None) -> None:
        self._script: list[ScriptItem] = []
        self._otherwise = otherwise
        self.requests: list[Json] = []
        self.headers: list[Mapping[str, str]] = []
        self.problems: list[str] = []
        self.busiest = 0
        self.hung_up = asyncio.Event()
        self._busy = 0
        self.url = ""

    def will(self, *answers: ScriptItem) -> None:
        """Give these answers next, in order."""
        self._script.extend(answers)

    async def start(self, port: int = 0) -> Self:
        """Listen on the loopback address."""
        app = web.Application()
        app.router.add_post("/v1/messages", self._answer)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        """Stop listening."""
        await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self._busy += 1
        self.busiest = max(self.busiest, self._busy)
        try:
            return await self._respond(request, await request.json())
        finally:
            self._busy -= 1

    async def _respond(self, request: web.Request, body: Json) -> web.StreamResponse:
        self.requests.append(body)
        self.headers.append(dict(request.headers))
        problems = problems_in(body)
        self.problems.extend(problems)
        answer = status_error(400) if problems else self._next(body)
        if isinstance(answer, StatusError):
            return _error_response(answer)
        if body.get("stream"):
            return await self._stream(request, body, answer)
        if answer.then != "end":
            await self._break_off(request, answer.then)
        return web.json_response(_message(answer, body), headers={"request-id": "req_scripted"})

    def _next(self, body: Json) -> Answer:
        item = self._script.pop(0) if self._script else self._otherwise
        if item is None:
            raise AssertionError("the script has no more answers")
        return item if isinstance(item, Message | StatusError) else item(body)

    async def _stream(self, request: web.Request, body: Json, answer: Message) -> web.StreamResponse:
        headers = {"content-type": "text/event-stream", "request-id": "req_scripted"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        try:
            async for event in _paced(answer, _message(answer, body)):
                await response.write(_sse(event))
            if answer.then == "overloaded":
                await response.write(_sse({"type": "error", "error": {"type": "overloaded_error"}}))
            elif answer.then != "end":
                await self._break_off(request, answer.then)
            await response.write_eof()
        except (ConnectionResetError, asyncio.CancelledError):
            self.hung_up.set()
            raise
        return response

    async def _break_off(self, request: web.Request, how: str) -> None:
        if how == "stall":
            await asyncio.Event().wait()
        elif how == "drop" and request.transport is not None:
            request.transport.abort()


def _error_response(answer: StatusError) -> web.Response:
    error: Json = {"type": answer.type, "message": "scripted"}
    if answer.error_code:
        error["details"] = {"error_code": answer.error_code}
    body = {"type": "error", "error": error, "request_id": "req_scripted"}
    return web.json_response(body, status=answer.status, headers=dict(answer.headers))


def _message(answer: Message, body: Json) -> Json:
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


async def _paced(answer: Message, message: Json) -> AsyncIterator[Json]:
    """The events, with pauses, up to where the answer breaks off."""
    texts = 0
    for event in _events(message, answer.chunk):
        if answer.then != "end" and (texts == answer.after or event["type"] == "message_delta"):
            return
        if event.get("delta", {}).get("type") == "text_delta":
            texts += 1
            await asyncio.sleep(answer.delay)
        yield event


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


def _sse(event: Json) -> bytes:
    return f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode()


def _citation(source: str) -> Json:
    return {
        "type": "search_result_location",
        "source": source,
        "title": "",
        "cited_text": "",
        "search_result_index": 0,
        "start_block_index": 0,
        "end_block_index": 1,
    }


if __name__ == "__main__":
    from tests.fakes.anthropic_by_hand import main

    main()
