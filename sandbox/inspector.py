"""What the sandbox saw: calls to the Web API, deliveries to the bot, and whatever was wrong with either."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

_KEPT = 2000


@dataclass(frozen=True)
class CallRecord:
    """One call the bot made to the Web API."""

    at: float
    method: str
    args: dict[str, Any]
    ok: bool
    error: str | None
    ms: float


@dataclass
class Delivery:
    """One attempt to bring something to the bot; `acked` and `ack_ms` are filled in when the answer comes."""

    at: float
    type: str
    summary: str
    attempt: int
    payload: dict[str, Any] = field(repr=False)
    acked: bool = False
    ack_ms: float | None = None


@dataclass(frozen=True)
class Problem:
    """Something real Slack would have refused, or would have punished in silence."""

    at: float
    kind: str
    detail: str


class Inspector:
    """Bounded records, newest last."""

    def __init__(self) -> None:
        self.calls: deque[CallRecord] = deque(maxlen=_KEPT)
        self.deliveries: deque[Delivery] = deque(maxlen=_KEPT)
        self.problems: deque[Problem] = deque(maxlen=_KEPT)

    def clear(self) -> None:
        """Forget what was seen so far."""
        self.calls.clear()
        self.deliveries.clear()
        self.problems.clear()
