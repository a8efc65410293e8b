"""Settings and database as a command finds them: the folder made, the tables brought up to date."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from bot.misspelt import misspelt, unassigned
from bot.settings import Settings, SettingsError, given_names, read_settings
from handlers.cli.doors import CannotDo
from handlers.cli.reasons import cannot_open
from storage.database import Database

SQLITE_MAGIC = b"SQLite format 3\x00"


def settings_here(role: str | None = None) -> Settings:
    """The settings of the folder one stands in, and the role that was typed if any.

    Raises `SettingsError`, also for a `.env` that is no text.
    """
    try:
        return read_settings(role=role)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f".env cannot be read ({type(error).__name__}): save it as UTF-8 text") from None


def misspelt_here() -> Iterator[str]:
    """A line for each name that was meant for a setting of this folder and sets none; without its value."""
    try:
        given = given_names()
    except (OSError, UnicodeDecodeError):
        return  # of this `settings_here` tells
    for name in unassigned(given):
        yield f"`{name}` has no value: write `{name}=` before it"
    for name, meant in misspelt(given).items():
        yield f"`{name}` is no setting; did you mean `{meant}`?"


@contextlib.asynccontextmanager
async def opened_database(settings: Settings) -> AsyncIterator[Database]:
    """The database, ready to be written. Raises `CannotDo` when it cannot be opened."""
    file = settings.database_file
    async with contextlib.AsyncExitStack() as closing:
        try:
            if file:
                file.parent.mkdir(parents=True, exist_ok=True)
                _require_sqlite(file)
            database = Database(settings.database_url.get_secret_value())
            closing.push_async_callback(database.close)
            await database.migrate()
        except CannotDo:
            raise
        except Exception as error:
            raise CannotDo(cannot_open(error)) from None
        yield database


def _require_sqlite(file: Path) -> None:
    if not is_sqlite(file):
        raise CannotDo(f"{file} is not a SQLite database: check DATABASE_URL")


def is_sqlite(file: Path) -> bool:
    """Whether SQLite will take the file; one that is missing or empty it makes into a database."""
    if not file.exists():
        return True
    with file.open("rb") as opened:
        start = opened.read(len(SQLITE_MAGIC))
    return start in (b"", SQLITE_MAGIC)
