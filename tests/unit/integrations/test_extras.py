"""What needs packages that are not installed says which extra has them."""

import sys

import pytest

from bot.settings import CannotOpen
from integrations.extras import open_tracing, ticket_queue


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A machine without this package, on which what uses it was not loaded yet."""
    package, ours = request.param
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, ours, raising=False)


@pytest.mark.parametrize("missing", [("opentelemetry.sdk.trace", "integrations.telemetry")], indirect=True)
@pytest.mark.usefixtures("missing")
def test_traces_need_their_extra() -> None:
    with pytest.raises(CannotOpen, match=r"OTEL_EXPORTER_OTLP_ENDPOINT .*'sideline\[telemetry\]'"):
        open_tracing("http://collector:4318")


@pytest.mark.parametrize("missing", [("procrastinate", "integrations.ticket_queue")], indirect=True)
@pytest.mark.usefixtures("missing")
def test_a_queue_needs_its_extra() -> None:
    with pytest.raises(CannotOpen, match=r"SIDELINE_RUNNER=procrastinate .*'sideline\[scale\]'"):
        ticket_queue("postgresql://db.example.com/coach")
