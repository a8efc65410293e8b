"""What needs packages that few install, the extras of `pyproject.toml`: loaded where a setting asks for it."""

from typing import TYPE_CHECKING

from bot.settings import CannotOpen

if TYPE_CHECKING:
    from integrations.telemetry import OpenTelemetry
    from integrations.ticket_queue import TicketQueue


def open_tracing(collector: str) -> "OpenTelemetry":
    """Traces to the collector at this address. Raises `CannotOpen` without the extra `telemetry`."""
    try:
        from integrations.telemetry import to_collector  # noqa: PLC0415
    except ImportError:
        raise _needs("telemetry", because="OTEL_EXPORTER_OTLP_ENDPOINT") from None
    return to_collector(collector)


def ticket_queue(database_url: str) -> "TicketQueue":
    """The queue of several programs, yet to be opened. Raises `CannotOpen` without the extra `scale`."""
    try:
        from integrations.ticket_queue import TicketQueue  # noqa: PLC0415
    except ImportError:
        raise _needs("scale", because="SIDELINE_RUNNER=procrastinate") from None
    return TicketQueue(database_url)


def _needs(extra: str, *, because: str) -> CannotOpen:
    return CannotOpen(f"{because} needs more packages: pip install 'sideline[{extra}]'.")
