"""Things that go wrong on request."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Literal, get_args

CallFault = Literal[
    "ratelimited",
    "http_500",
    "http_502",
    "http_503",
    "hang",
    "slow",
    "drop",
    "apply_then_drop",
    "apply_then_500",
    "apply_then_error",
    "apply_then_hang",
    "error",
    "expire_stream",
]
EventFault = Literal["duplicate", "lost_ack", "delay", "lose"]
SocketFault = Literal["refuse_ticket", "too_many_websockets"]
FaultKind = Literal[CallFault, EventFault, SocketFault]

CALL_FAULTS = frozenset(get_args(CallFault))
EVENT_FAULTS = frozenset(get_args(EventFault))
SOCKET_FAULTS = frozenset(get_args(SocketFault))


@dataclass
class Fault:
    """One thing that will go wrong `times` times, after letting `skip` go right.

    `method` and `event` are patterns ("chat.*"); `error` is the code that "error" and
    "apply_then_error" answer with; `seconds` is Retry-After, the slowness or the delay. Setting `over`
    ends a slowness before its time.
    """

    kind: str
    method: str = "*"
    event: str = "*"
    times: int = 1
    skip: int = 0
    error: str = "internal_error"
    seconds: float = 1.0
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def passes(self) -> None:
        """Wait for as long as it is slow."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.seconds):
                await self.over.wait()


class Faults:
    """The faults still to come, oldest first."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(
        self,
        kind: FaultKind,
        *,
        method: str = "*",
        event: str = "*",
        times: int = 1,
        skip: int = 0,
        error: str = "internal_error",
        seconds: float = 1.0,
    ) -> Fault:
        """Let something go wrong from now on; raises ValueError for a kind that does not exist."""
        if kind not in CALL_FAULTS | EVENT_FAULTS | SOCKET_FAULTS:
            raise ValueError(f"There is no fault called {kind!r}.")
        fault = Fault(kind, method, event, times, skip, error, seconds)
        self.waiting.append(fault)
        return fault

    def clear(self) -> None:
        """Let everything go right again."""
        self.waiting.clear()

    def for_call(self, method: str) -> Fault | None:
        """The fault this call meets, used up by one."""
        return self._take([f for f in self.waiting if f.kind in CALL_FAULTS and fnmatch(method, f.method)])

    def for_event(self, event_type: str) -> Fault | None:
        """The fault the delivery of this event meets, used up by one."""
        return self._take([f for f in self.waiting if f.kind in EVENT_FAULTS and fnmatch(event_type, f.event)])

    def for_socket(self) -> Fault | None:
        """The fault a new socket meets, used up by one."""
        return self._take([f for f in self.waiting if f.kind in SOCKET_FAULTS])

    def _take(self, fitting: list[Fault]) -> Fault | None:
        for fault in fitting:
            if fault.skip > 0:
                fault.skip -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None
