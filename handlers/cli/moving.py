"""Moving a database to another place, backing it up, and putting a backup back."""

import contextlib
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from bot.numbers import so_many
from bot.settings import Settings
from handlers.cli.doors import CannotDo, Doors
from handlers.cli.ground import is_sqlite, opened_database, settings_here
from handlers.cli.printing import say
from storage.backup import read_about, restore_backup, write_backup
from storage.database import Database
from storage.errors import NotEmpty, StorageError
from storage.journal import copy_notes, is_in_use
from storage.moving import moved_rows

MEGABYTE = 1_000_000


async def move_database(given: Namespace, _doors: Doors) -> int:
    """Everything from one database to an empty other, whatever kind they are. Raises `CannotDo`."""
    source, target = _settings_at(given.source, "FROM"), _settings_at(given.target, "TO")
    _require_there(source)
    _require_two(source, target)
    async with opened_database(source) as old, opened_database(target) as new:
        await _require_at_rest(old, source)
        await _require_at_rest(new, target)
        with _as_refusal():
            async with moved_rows(old, new, told=_say_table) as counts:
                copy_notes(source.journal_folder, target.journal_folder)
        await new.refresh_statistics()
        say(f"Moved {_total(counts)} from {old.address} to {new.address}.")
    say("Set DATABASE_URL to the new address and start Sideline. The old database is as it was.")
    return 0


def _settings_at(address: str, which: str) -> Settings:
    """The settings with another database; a bare path is a SQLite file. Raises `CannotDo`.

    Nothing works while rows are moved, so a queue that only Postgres has stands in nobody's way.
    """
    url = address if "://" in address else f"sqlite:///{address}"
    try:
        return Settings.model_validate({**dict(settings_here()), "database_url": url, "sideline_runner": "local"})
    except ValidationError:
        expected = Settings.model_fields["database_url"].description
        raise CannotDo(f"{which} is no database's address; it looks like {expected}") from None


async def back_up(given: Namespace, _doors: Doors) -> int:
    """Everything of this moment into a new file, while the program may run. Raises `CannotDo`."""
    settings = settings_here()
    _require_there(settings)
    if not given.file.absolute().parent.is_dir():
        raise CannotDo(f"there is no folder {given.file.parent}: make it, or choose another")
    async with _as_it_is(settings) as database:
        with _as_refusal():
            about = await write_backup(
                database, given.file, journal=settings.journal_folder, now=datetime.now(UTC)
            )
    say(
        f"{given.file}: {_size(given.file):.1f} MB, tables of version {about.version}. It holds what people wrote."
    )
    return 0


async def restore(given: Namespace, _doors: Doors) -> int:
    """Everything of a backup into an empty database, or with --force over what is there. Raises `CannotDo`."""
    settings = settings_here()
    if not given.file.exists():
        raise CannotDo(f"there is no file {given.file}")
    with _as_refusal():
        about = read_about(given.file)
    async with opened_database(settings) as database:
        await _require_at_rest(database, settings)
        with _as_refusal(or_else="; --force replaces them all"):
            counts = await restore_backup(
                database,
                given.file,
                journal=settings.journal_folder,
                is_replacing=given.force,
                told=_say_table,
            )
        say(f"Restored {_total(counts)} of {about.made_at:.16} UTC to {database.address}.")
    say("Whoever asked to be forgotten since then must be forgotten again.")
    return 0


@contextlib.asynccontextmanager
async def _as_it_is(settings: Settings) -> AsyncIterator[Database]:
    """The database with the tables it has: a backup is made before an upgrade."""
    database = Database(settings.database_url.get_secret_value())
    try:
        yield database
    finally:
        await database.close()


async def _require_at_rest(database: Database, settings: Settings) -> None:
    """What a running program writes meanwhile would be lost, and it would go on with what it has by heart."""
    if is_in_use(settings.journal_folder) or await database.count_others():
        raise CannotDo(f"Sideline is running on {database.address}: stop it first")


def _require_two(source: Settings, target: Settings) -> None:
    """Raises `CannotDo` when both are the same."""
    one, other = source.database_file, target.database_file
    is_one_file = one is not None and other is not None and one.absolute() == other.absolute()
    if is_one_file or source.database_url == target.database_url:
        raise CannotDo("FROM and TO are the same database; TO is to be a new one")


def _require_there(settings: Settings) -> None:
    """A typo must not make a new database."""
    file = settings.database_file
    if file is None:
        return
    if not file.exists():
        raise CannotDo(f"there is no database at {file}")
    if not is_sqlite(file):
        raise CannotDo(f"{file} is not a SQLite database")


@contextlib.contextmanager
def _as_refusal(*, or_else: str = "") -> Iterator[None]:
    try:
        yield
    except FileExistsError as problem:
        raise CannotDo(f"{problem} is there already: choose another name") from None
    except OSError as problem:
        raise CannotDo(f"{problem.filename or 'the file'} cannot be written: {problem.strerror}") from None
    except StorageError as problem:
        raise CannotDo(f"{problem}{or_else if isinstance(problem, NotEmpty) else ''}") from None


def _size(file: Path) -> float:
    return file.stat().st_size / MEGABYTE


def _total(counts: Mapping[str, int]) -> str:
    tables = len([count for count in counts.values() if count])
    return f"{so_many(sum(counts.values()), 'row')} of {so_many(tables, 'table')}"


def _say_table(table: str, rows: int) -> None:
    if rows:
        say(f"  {table} {rows:,}")
    sys.stdout.flush()
