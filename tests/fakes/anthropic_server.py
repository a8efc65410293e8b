"""A Messages API that answers from a script, for tests and for trying the Claude writer by hand.

Speaks the wire format of API version 2026-10-21, streamed or not, on a port of its own. Every
request is checked against the API's rules, and refused with 400 as the real one would.

    async with ScriptedAnthropic() as server:
        server.will(guidance_answer(plan), status_error(529), guidance_answer(plan, then="drop"))

`python -m tests.fakes.anthropic_server --port N` answers every request with a plan, reply or draft
made of the passages in it.
"""

import asyncio
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.fakes.anthropic_answers import (
    Answer,
    Json,
    Message,
    ScriptItem,
    StatusError,
    WebPage,
    Wire,
    guidance_answer,
    model_entry,
    refusal,
    status_error,
    text_answer,
    text_block,
    thinking_block,
)
from tests.fakes.anthropic_batches import ScriptedBatches
from tests.fakes.anthropic_rules import problems_in
from tests.fakes.anthropic_wire import error_response, message_json, paced_events, sse

__all__ = [
    "Message",
    "ScriptItem",
    "ScriptedAnthropic",
    "StatusError",
    "WebPage",
    "Wire",
    "guidance_answer",
    "model_entry",
    "refusal",
    "status_error",
    "text_answer",
    "text_block",
    "thinking_block",
]


MOST_BYTES = 256 * 1024**2
"""What the API takes in one request: a whole batch."""


class ScriptedAnthropic:
    """The server. `models` is what it says of a model, by name; `batches` is what it does with batches.

    What it saw: `requests` and `headers`, the rules broken (`problems`), the most requests at one
    time (`busiest`), the `connections` they came on, and whether a caller left before the end (`hung_up`).
    It calls `on_stall` when an answer falls silent.
    """

    def __init__(self, *, otherwise: ScriptItem | None = None) -> None:
        self._script: list[ScriptItem] = []
        self._otherwise = otherwise
        self.models: dict[str, Json | StatusError] = {}
        self.batches = ScriptedBatches()
        self.requests: list[Json] = []
        self.headers: list[Mapping[str, str]] = []
        self.problems: list[str] = []
        self.busiest = 0
        self.connections: set[object] = set()
        self.hung_up = asyncio.Event()
        self.on_stall: Callable[[], object] = lambda: None
        self._busy = 0
        self.url = ""

    def will(self, *answers: ScriptItem) -> None:
        """Give these answers next, in order."""
        self._script.extend(answers)

    def will_do_as_ever(self) -> None:
        """Forget the answers that were not given yet."""
        self._script.clear()

    async def start(self, port: int = 0) -> Self:
        """Listen on the loopback address."""
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_post("/v1/messages", self._answer)
        self.batches.add_routes(app.router)
        app.router.add_get("/v1/models/{name}", self._answer_about_model)
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

    async def _answer_about_model(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        known = self.models.get(name, status_error(404))
        return error_response(known) if isinstance(known, StatusError) else web.json_response(known)

    async def _respond(self, request: web.Request, body: Json) -> web.StreamResponse:
        self.requests.append(body)
        self.headers.append(dict(request.headers))
        self.connections.add(request.transport and request.transport.get_extra_info("peername"))
        problems = problems_in(body)
        self.problems.extend(problems)
        answer = status_error(400) if problems else self._next(body)
        if isinstance(answer, StatusError):
            return error_response(answer)
        if isinstance(answer, WebPage):
            return web.Response(text=answer.html, content_type="text/html")
        if isinstance(answer, Wire):
            return await self._write(request, answer)
        if body.get("stream"):
            return await self._stream(request, body, answer)
        if answer.then != "end":
            await self._break_off(request, answer.then)
        if answer.begins:
            await answer.begins.wait()
        return web.json_response(message_json(answer, body), headers={"request-id": "req_scripted"})

    def _next(self, body: Json) -> Answer:
        item = self._script.pop(0) if self._script else self._otherwise
        if item is None:
            raise AssertionError("the script has no more answers")
        return item if isinstance(item, Answer) else item(body)

    async def _stream(self, request: web.Request, body: Json, answer: Message) -> web.StreamResponse:
        headers = {"content-type": "text/event-stream", "request-id": "req_scripted"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        try:
            async for event in paced_events(answer, message_json(answer, body)):
                await response.write(sse(event))
            if answer.then == "overloaded":
                await response.write(sse({"type": "error", "error": {"type": "overloaded_error"}}))
            elif answer.then == "lost_block":
                delta = {"type": "text_delta", "text": "to nothing"}
                await response.write(sse({"type": "content_block_delta", "index": 99, "delta": delta}))
            elif answer.then != "end":
                await self._break_off(request, answer.then)
            await response.write_eof()
        except (ConnectionResetError, asyncio.CancelledError):
            self.hung_up.set()
            raise
        return response

    async def _write(self, request: web.Request, answer: Wire) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        if answer.then == "hang_up" and request.transport is not None:
            request.transport.abort()
        await response.prepare(request)
        for at in range(0, len(answer.body), answer.chunk):
            await response.write(answer.body[at : at + answer.chunk])
            await asyncio.sleep(0)
        if answer.then != "end":
            await self._break_off(request, answer.then)
        await response.write_eof()
        return response

    async def _break_off(self, request: web.Request, how: str) -> None:
        if how == "stall":
            self.on_stall()
            await asyncio.Event().wait()
        elif how == "drop" and request.transport is not None:
            request.transport.abort()


if __name__ == "__main__":
    from tests.fakes.anthropic_by_hand import main

    main()
