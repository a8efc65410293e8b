"""Work promised in the agenda: what kinds there are and how they end.

A job returns when it should run next (None: it is done). It may raise `Later`, which is not an
error: the same occurrence is tried again after some seconds.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bot.deps import Deps
from storage.agenda import AgendaRow

if TYPE_CHECKING:
    from handlers.slack import Slack

Job = Callable[[Deps, "Slack", AgendaRow], Awaitable[datetime | None]]
Jobs = Mapping[str, Job]


class Later(Exception):
    """Not now: a rate limit, quiet hours, a message whose fate is still open."""

    def __init__(self, seconds: float) -> None:
        """`seconds` until the next try."""
        super().__init__(f"again in {seconds:.0f} s")
        self.seconds = seconds
