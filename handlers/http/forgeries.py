"""Requests that are not signed by whom they should be: refused, counted, and spoken of once in a while."""

import asyncio
import logging
from collections.abc import Callable

from starlette.responses import PlainTextResponse, Response

log = logging.getLogger("sideline.http")

SAY_EVERY = 60.0

CallLater = Callable[[float, Callable[[], None]], object]


class Forgeries:
    """Counts what was refused at one address; the first is logged at once, all others in one line a minute."""

    def __init__(self, what: str, call_later: CallLater | None = None) -> None:
        """`what` is the line for the operator, before the number: "not signed by …: check …"."""
        self._what = what
        self._call_later = call_later
        self._count = 0
        self._is_waiting = False

    def refused(self) -> Response:
        """The answer, always the same: it does not tell what was wrong."""
        self._count += 1
        if not self._is_waiting:
            self._say()
        return PlainTextResponse("invalid signature", 401)

    def _say(self) -> None:
        """What came since the last time; after a minute without any, the next is said at once."""
        self._is_waiting = self._count > 0
        if self._is_waiting:
            log.warning("%s (%d)", self._what, self._count)
            self._count = 0
            (self._call_later or asyncio.get_running_loop().call_later)(SAY_EVERY, self._say)
