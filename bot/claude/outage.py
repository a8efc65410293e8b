"""Telling whoever runs this that Claude does not answer: when it begins, now and then, and when it is over.

While it lasts every question fails in the same way, and a line for each would bury the one that matters.
"""

import logging
from collections.abc import Callable

from bot.errors import CoachError, ModelMisconfigured

log = logging.getLogger("sideline.claude")

TELL_EVERY = 300
"""Seconds between two lines about the same outage."""


class Outage:
    """What is going on now, if anything is."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._since: float | None = None
        self._told_at = 0.0
        self._failures = 0

    def note_failure(self, error: CoachError) -> None:
        """Neither model answered a question."""
        now = self._clock()
        self._failures += 1
        if self._since is None:
            self._since = self._told_at = now
            log.error("Claude does not answer (%s); the template coach does. %s", error, _remedy(error))
        elif now - self._told_at >= TELL_EVERY:
            self._told_at = now
            minutes = (now - self._since) / 60
            log.error("Claude has not answered for %.0f minutes, %d times (%s)", minutes, self._failures, error)

    def note_answer(self) -> None:
        """A question was answered."""
        if self._since is None:
            return
        minutes = (self._clock() - self._since) / 60
        log.warning("Claude answers again, after %.0f minutes and %d failures", minutes, self._failures)
        self._since, self._failures = None, 0


def _remedy(error: CoachError) -> str:
    if isinstance(error, ModelMisconfigured):
        return "`sideline doctor --ask` says what to mend."
    return "It is tried again with every question."
