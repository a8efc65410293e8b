"""Who has their Home tab before them: only those tabs are kept up to date.

Slack says when somebody opens the tab, and it is made afresh then. What this process saw itself it knows at once;
of a tab that another one was told of (`Person.home_seen_at`), it learns a moment after something changed for its
owner, for everybody together.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Self

from handlers.callers import Caller

LOOKS_FOR = timedelta(hours=8)
"""A tab that was opened longer ago than a working day is no longer before anybody's eyes."""
MOST = 10_000


@dataclass(frozen=True)
class ListPart:
    """Which notifications are shown: all or the unread ones, and which page of them, from 0."""

    is_unread: bool = False
    page: int = 0

    def as_stored(self) -> str:
        """The same in a column."""
        return f"{'unread' if self.is_unread else 'all'}:{self.page}"

    @classmethod
    def of(cls, stored: str | None) -> Self:
        """The part in a column; the first page of all for none."""
        which, _, page = (stored or "").partition(":")
        return cls(which == "unread", int(page) if page.isdecimal() else 0)


@dataclass
class _Home:
    opened_at: float
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    is_awaited: bool = False


class Homes:
    """The Home tabs of a workspace that somebody has before them, as far as this process knows."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._homes: dict[Caller, _Home] = {}
        self._callers: dict[int, Caller] = {}
        self._unsure: set[Caller | int] = set()

    def open(self, caller: Caller) -> None:
        """Somebody looks at their tab now."""
        home = self._homes.pop(caller, None) or _Home(self._clock())
        home.opened_at = self._clock()
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
        return home is not None and self._clock() - home.opened_at < LOOKS_FOR.total_seconds()

    def caller_of(self, person_id: int) -> Caller | None:
        """Who looks at the tab of this person; None when this process knows of nobody."""
        caller = self._callers.get(person_id)
        return caller if caller and self.is_open(caller) else None

    def ask_later(self, whose: Caller | int) -> bool:
        """Something changed for a caller or a person (by id) of whom we do not know whether they look.

        True for the first since `take_unsure`: somebody has to look them up.
        """
        self._unsure.add(whose)
        return len(self._unsure) == 1

    def take_unsure(self) -> tuple[list[int], list[Caller]]:
        """Those to look up: people by their ids, and callers."""
        unsure, self._unsure = self._unsure, set()
        people = [whose for whose in unsure if isinstance(whose, int)]
        return people, [whose for whose in unsure if isinstance(whose, Caller)]

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
        try:
            await home.turn.acquire()
        finally:  # also when it is broken off: the next one must not leave the tab to nobody
            home.is_awaited = False
        try:
            yield True
        finally:
            home.turn.release()
