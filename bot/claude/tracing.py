"""The SDK's own spans: model, tokens, how it ended; never what was asked or answered."""

from typing import Literal, cast

from anthropic import OpenTelemetryOptions
from opentelemetry.trace import TracerProvider


def traces_without_words(provider: object | None) -> OpenTelemetryOptions | Literal[False]:
    """The client's option for tracing.

    It is given whole, so that no variable of the environment adds content; our trace's id stays here too.
    """
    if provider is None:
        return False
    return {
        "tracer_provider": cast(TracerProvider, provider),
        "propagation": False,
        "traces": {"enabled": True, "content_mode": "metadata_only"},
    }
