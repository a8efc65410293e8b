"""What every engine function may lean on, built once in `app.py` and small in tests."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from bot.digest_briefs import DigestBatches
from bot.metering import Metering
from bot.settings import Settings
from bot.tracing import Tracing, Untraced
from bot.tracks import Tracks
from bot.writer import Writer
from storage.database import Database

T = TypeVar("T")


class Aside(Protocol):
    """Does heavy work where it holds nobody up."""

    async def __call__(self, work: Callable[..., T], /, *given: object) -> T:
        """What `work(*given)` returns; a pure function of a module, whose values can be pickled."""
        ...


async def at_once(work: Callable[..., T], /, *given: object) -> T:
    """Does the work here and now; for tests and small programs."""
    return work(*given)


@dataclass(frozen=True)
class Deps:
    """The coach's surroundings.

    `writer` is Claude, or None when no key is set; `template` writes without a model.
    `now` gives the present moment, aware, in UTC; it is the only clock. After `patience_seconds` a
    person waits for Claude no longer. `aside` is for what would hold up the event loop, such as
    reading and measuring a call. `batches` opens the way to word many digests at once, None when there is none.
    `metering` counts what happens, `tracing` follows it.
    """

    settings: Settings
    database: Database
    tracks: Tracks
    writer: Writer | None
    template: Writer
    now: Callable[[], datetime]
    patience_seconds: float = 120
    aside: Aside = at_once
    batches: Callable[[], Awaitable[DigestBatches]] | None = None
    metering: Metering = field(default_factory=Metering)
    tracing: Tracing = field(default_factory=Untraced)
