"""The batches of the scripted Messages API: handed in, held or ended, read in no particular order.

model.batches.answer = lambda key, params: succeeded(guidance_answer(words))
model.batches.is_held = True        # until `end_all()`
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from aiohttp import web

from tests.fakes.anthropic_answers import Json, Message, StatusError, status_error
from tests.fakes.anthropic_rules import problems_in
from tests.fakes.anthropic_wire import error_response, message_json

CUSTOM_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
MOST_REQUESTS = 100_000

Answer = Callable[[str, Json], Json]


def succeeded(answer: Message, params: Json) -> Json:
    """The result of a request that was answered."""
    return {"type": "succeeded", "message": message_json(answer, params)}


def errored(kind: str = "invalid_request_error") -> Json:
    """The result of one that failed."""
    error = {"type": "error", "error": {"type": kind, "message": "scripted"}, "request_id": "req_scripted"}
    return {"type": "errored", "error": error}


def of_type(kind: str) -> Json:
    """The result of one that was `canceled` or `expired`."""
    return {"type": kind}


@dataclass
class Handed:
    """One batch that was handed in; `results` once it has ended."""

    id: str
    requests: list[Json]
    created_at: datetime
    status: str = "in_progress"
    results: list[Json] = field(default_factory=list)


class ScriptedBatches:
    """What was handed in, and what becomes of it. `now` is the server's clock."""

    def __init__(self) -> None:
        self.handed: list[Handed] = []
        self.deleted: list[str] = []
        self.cancelled: list[str] = []
        self.problems: list[str] = []
        self.answer: Answer = lambda _key, _params: errored()
        self.is_held = False
        self.loses_answers = False
        self.refuses: StatusError | None = None
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Serve them."""
        router.add_post("/v1/messages/batches", self._create)
        router.add_get("/v1/messages/batches", self._list)
        router.add_get("/v1/messages/batches/{id}", self._retrieve)
        router.add_delete("/v1/messages/batches/{id}", self._delete)
        router.add_post("/v1/messages/batches/{id}/cancel", self._cancel)
        router.add_get("/v1/messages/batches/{id}/results", self._results)

    def end_all(self) -> None:
        """Every batch has come to its end."""
        self.is_held = False
        for batch in self.handed:
            self._end(batch)

    def forget_all(self) -> None:
        """The API knows none of them any more."""
        self.handed.clear()

    async def _create(self, request: web.Request) -> web.Response:
        if self.refuses:
            return error_response(self.refuses)
        requests = (await request.json())["requests"]
        problems = _problems(requests)
        self.problems += problems
        if problems:
            return error_response(status_error(400))
        batch = Handed(f"msgbatch_{len(self.handed) + len(self.deleted)}", requests, self.now())
        self.handed.append(batch)
        if not self.is_held:
            self._end(batch)
        if self.loses_answers and request.transport is not None:
            request.transport.abort()
        return web.json_response(_seen(batch, request))

    async def _list(self, request: web.Request) -> web.Response:
        newest = [_seen(batch, request) for batch in reversed(self.handed)]
        ids = [batch["id"] for batch in newest]
        page = {"data": newest, "has_more": False, "first_id": ids[0] if ids else None}
        return web.json_response({**page, "last_id": ids[-1] if ids else None})

    async def _retrieve(self, request: web.Request) -> web.Response:
        batch = self._find(request)
        return web.json_response(_seen(batch, request)) if batch else error_response(status_error(404))

    async def _delete(self, request: web.Request) -> web.Response:
        batch = self._find(request)
        if batch is None:
            return error_response(status_error(404))
        if batch.status != "ended":
            return error_response(status_error(400))
        self.handed.remove(batch)
        self.deleted.append(batch.id)
        return web.json_response({"id": batch.id, "type": "message_batch_deleted"})

    async def _cancel(self, request: web.Request) -> web.Response:
        batch = self._find(request)
        if batch is None or batch.status != "in_progress":
            return error_response(status_error(404 if batch is None else 400))
        batch.status = "canceling"
        self.cancelled.append(batch.id)
        return web.json_response(_seen(batch, request))

    async def _results(self, request: web.Request) -> web.Response:
        batch = self._find(request)
        if batch is None or batch.status != "ended":
            return error_response(status_error(404))
        lines = "".join(f"{json.dumps(line)}\n" for line in batch.results)
        return web.Response(text=lines, content_type="application/binary")

    def _find(self, request: web.Request) -> Handed | None:
        return next((batch for batch in self.handed if batch.id == request.match_info["id"]), None)

    def _end(self, batch: Handed) -> None:
        """Answer what is left; the results come last first."""
        if batch.status == "ended":
            return
        is_cancelled = batch.status == "canceling"
        for asked in reversed(batch.requests):
            key, params = asked["custom_id"], asked["params"]
            result = of_type("canceled") if is_cancelled else self.answer(key, params)
            batch.results.append({"custom_id": key, "result": result})
        batch.status = "ended"


def _problems(requests: list[Json]) -> list[str]:
    """What the API would refuse at once, and what it would refuse of each request later."""
    keys = [request["custom_id"] for request in requests]
    found = [f"custom_id {key}" for key in keys if not CUSTOM_ID.fullmatch(key)]
    if len(set(keys)) < len(keys):
        found.append("a custom_id comes twice")
    if not 0 < len(keys) <= MOST_REQUESTS:
        found.append("none or too many requests")
    for request in requests:
        found += problems_in(request["params"])
        found += [f"{name} cannot stand in a batch" for name in ("stream",) if name in request["params"]]
    return found


def _seen(batch: Handed, request: web.Request) -> Json:
    """A batch as the API shows it: until it has ended, everything counts as being processed."""
    kinds = [line["result"]["type"] for line in batch.results]
    counts = {kind: kinds.count(kind) for kind in ("succeeded", "errored", "canceled", "expired")}
    is_ended = batch.status == "ended"
    return {
        "id": batch.id,
        "type": "message_batch",
        "processing_status": batch.status,
        "request_counts": {"processing": 0 if is_ended else len(batch.requests), **counts},
        "created_at": batch.created_at.isoformat(),
        "expires_at": (batch.created_at + timedelta(days=1)).isoformat(),
        "ended_at": batch.created_at.isoformat() if is_ended else None,
        "archived_at": None,
        "cancel_initiated_at": batch.created_at.isoformat() if batch.status == "canceling" else None,
        "results_url": f"{request.url.origin()}/v1/messages/batches/{batch.id}/results" if is_ended else None,
    }
