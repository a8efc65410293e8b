"""The database as a command finds it: its folder made, its tables brought up to date."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from bot.settings import Settings
from handlers.cli.doors import CannotDo
from handlers.cli.reasons import reason_of
from storage.database import Database


@contextlib.asynccontextmanager
async def opened_database(settings: Settings) -> AsyncIterator[Database]:
    """The database, ready to be written. Raises `CannotDo` when it cannot be opened."""
    file = sqlite_file(settings)
    async with contextlib.AsyncExitStack() as closing:
        try:
            if file:
                file.parent.mkdir(parents=True, exist_ok=True)
            database = Database(settings.database_url.get_secret_value())
            closing.push_async_callback(database.close)
            await database.migrate()
        except Exception as error:
            raise CannotDo(f"the database cannot be opened ({reason_of(error)}): check DATABASE_URL") from None
        yield database


def sqlite_file(settings: Settings) -> Path | None:
    """Where a SQLite database is kept; None for Postgres, and for one that lives in memory."""
    scheme, _, path = settings.database_url.get_secret_value().partition(":///")
    is_file = scheme.startswith("sqlite") and path and not path.startswith(":memory:")
    return Path(path.partition("?")[0]) if is_file else None
