"""Who has looked at their Home tab lately, and which part of its list: only those tabs are kept up to date.

Slack says when somebody opens the tab, and it is made afresh then. So whatever is forgotten here (by a restart,
in another process) costs a person who has the tab open the change of this moment, and nothing else.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from handlers.callers import Caller

LOOKS_FOR_SECONDS = 8 * 3600
"""A tab that was opened longer ago than a working day is no longer before anybody's eyes."""
MOST = 10_000


@dataclass(frozen=True)
class ListPart:
    """Which notifications are shown: all or the unread ones, and which page of them, from 0."""

    is_unread: bool = False
    page: int = 0


@dataclass
class _Home:
    opened_at: float
    part: ListPart
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    is_awaited: bool = False


class Homes:
    """The Home tabs of this process that somebody has before them."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._homes: dict[Caller, _Home] = {}
        self._callers: dict[int, Caller] = {}

    def open(self, caller: Caller, part: ListPart | None = None) -> None:
        """Somebody looks at their tab now, at this part of the list (else at its first page)."""
        known = self._homes.pop(caller, None)
        home = known or _Home(self._clock(), ListPart())
        home.opened_at, home.part = self._clock(), part or ListPart()
        self._homes[caller] = home
        if len(self._homes) > MOST:
            self._homes.pop(next(iter(self._homes)))

    def note_person(self, caller: Caller, person_id: int) -> None:
        """Whose tab it is, so that work done for the person finds it."""
        if caller in self._homes:
            self._callers[person_id] = caller
        if len(self._callers) > 2 * MOST:
            self._callers = {each: whose for each, whose in self._callers.items() if whose in self._homes}

    def is_open(self, caller: Caller) -> bool:
        """Whether somebody may be looking at their tab."""
        home = self._homes.get(caller)
        return home is not None and self._clock() - home.opened_at < LOOKS_FOR_SECONDS

    def caller_of(self, person_id: int | None) -> Caller | None:
        """Who looks at the tab of this person; None when nobody does."""
        caller = self._callers.get(person_id or 0)
        return caller if caller and self.is_open(caller) else None

    def part(self, caller: Caller) -> ListPart:
        """The part of the list that is shown."""
        home = self._homes.get(caller)
        return home.part if home else ListPart()

    @contextlib.asynccontextmanager
    async def turn(self, caller: Caller) -> AsyncIterator[bool]:
        """One at a time publishes a tab, so that what was read last is what is shown last.

        False when somebody is waiting for their turn already: they will read what we would.
        """
        home = self._homes.get(caller)
        if home is None or home.is_awaited:
            yield home is None
            return
        home.is_awaited = True
        async with home.turn:
            home.is_awaited = False
            yield True
