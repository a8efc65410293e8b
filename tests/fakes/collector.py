"""A collector of traces that keeps what it is sent."""

from dataclasses import dataclass
from typing import Any, Self

from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)


@dataclass(frozen=True)
class Followed:
    """One span as it arrived."""

    name: str
    trace_id: bytes
    span_id: bytes
    parent_id: bytes
    about: dict[str, Any]


class Collector:
    """Speaks OTLP over HTTP; `raw` is everything that came, as it came."""

    def __init__(self) -> None:
        self.spans: list[Followed] = []
        self.raw = b""
        self.url = ""

    def named(self, name: str) -> list[Followed]:
        return [span for span in self.spans if span.name == name]

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/v1/traces", self._take)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.raw += body
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            for scope in resource.scope_spans:
                self.spans += [_followed(span) for span in scope.spans]
        answer = ExportTraceServiceResponse().SerializeToString()
        return web.Response(body=answer, content_type="application/x-protobuf")


def _followed(span: Any) -> Followed:
    about = {each.key: each.value.string_value or each.value.int_value for each in span.attributes}
    return Followed(span.name, span.trace_id, span.span_id, span.parent_span_id, about)
