"""Requests that are not signed by whom they should be: refused, counted, and spoken of once in a while."""

import logging
import time

from starlette.responses import PlainTextResponse, Response

log = logging.getLogger("sideline.http")

SAY_EVERY = 60.0


class Forgeries:
    """Counts what was refused at one address; the first is logged at once, all others in one line a minute."""

    def __init__(self, what: str) -> None:
        """`what` is the line for the operator, behind the number: "requests … are not signed: check …"."""
        self._what = what
        self._count = 0
        self._said_at = -SAY_EVERY

    def refused(self) -> Response:
        """The answer, always the same: it does not tell what was wrong."""
        self._count += 1
        now = time.monotonic()
        if now - self._said_at >= SAY_EVERY:
            log.warning("%d %s", self._count, self._what)
            self._count, self._said_at = 0, now
        return PlainTextResponse("invalid signature", 401)
