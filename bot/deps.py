"""What every engine function may lean on, built once in `app.py` and small in tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.model import Writer
from bot.settings import Settings
from bot.tracks import Tracks
from storage.database import Database


@dataclass(frozen=True)
class Deps:
    """The coach's surroundings.

    `writer` is Claude, or None when no key is set; `template` writes without a model.
    `now` gives the present moment, aware, in UTC; it is the only clock. After `patience_seconds` a
    person waits for Claude no longer.
    """

    settings: Settings
    database: Database
    tracks: Tracks
    writer: Writer | None
    template: Writer
    now: Callable[[], datetime]
    patience_seconds: float = 120
