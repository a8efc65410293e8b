"""Traces over OpenTelemetry's protocol, to the collector an administrator names; needs the extra `telemetry`.

What the standard OTEL_… variables say beside the address (headers, the service's name, sampling) is read by
OpenTelemetry itself. Its own way of noting errors would take their messages along, which may quote people.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.trace import Status, StatusCode

SERVICE = "sideline"
_PROMISE: ContextVar[str] = ContextVar("promise", default="")


class IdOfPromise(RandomIdGenerator):
    """Gives a trace that begins for a promise an id made from its key, so that every program finds the same.

    The SDK asks only where there is no span to be inside of. Sampling goes by the id, so all programs follow the
    same promises.
    """

    def generate_trace_id(self) -> int:
        """128 bits, not 0."""
        key = _PROMISE.get()
        if not key:
            return super().generate_trace_id()
        return int.from_bytes(hashlib.sha256(key.encode()).digest()[:16]) or 1


class OpenTelemetry:
    """Fulfils `bot.tracing.Tracing`."""

    def __init__(self, provider: TracerProvider) -> None:
        """`provider` says where spans go."""
        self.provider: TracerProvider = provider
        self._tracer = provider.get_tracer(SERVICE)

    @contextmanager
    def span(self, name: str, /, *, of: str = "", **about: str | int) -> Iterator[None]:
        """Follow the block, in the trace of the promise `of` unless it is inside another span."""
        attributes = {f"{SERVICE}.{key}": value for key, value in about.items()}
        promise = _PROMISE.set(of)
        with self._tracer.start_as_current_span(
            f"{SERVICE}.{name}", attributes=attributes, record_exception=False, set_status_on_exception=False
        ) as span:
            _PROMISE.reset(promise)
            try:
                yield
            except Exception as error:
                span.set_status(Status(StatusCode.ERROR))
                span.set_attribute("error.type", type(error).__name__)
                raise

    def close(self) -> None:
        """Send what is left; takes at most a few seconds."""
        self.provider.shutdown()


def to_collector(endpoint: str) -> OpenTelemetry:
    """Traces to the collector at this address, such as http://collector:4318."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415

    named = Resource({"service.name": SERVICE}).merge(OTELResourceDetector().detect())
    provider = TracerProvider(resource=named, id_generator=IdOfPromise())
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")))
    return OpenTelemetry(provider)
