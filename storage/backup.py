"""A backup: one file with everything of one moment, made while the program runs, restored to either database.

It is a zip file: the rows as a SQLite database, whatever they came from; the notes of the journal, taken just
before the rows, so that whatever Slack had our word for then is in one of the two; and what the backup is,
with the SHA-256 of each part. It holds what people wrote, so only this account may read it.
"""

import asyncio
import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from storage.database import Database
from storage.errors import DatabaseIsNewer, NotABackup
from storage.journal import copy_notes
from storage.migrations import HEAD
from storage.moving import Told, moved_rows

FORMAT = 1
ABOUT, ROWS, NOTES = "backup.json", "sideline.db", "journal"
_PART = re.compile(rf"{re.escape(ROWS)}|{NOTES}/[0-9a-f]+\.journal")
_BLOCK = 1 << 20


@dataclass(frozen=True)
class About:
    """What a backup is: when it was made, which version its tables are, and the SHA-256 of each part."""

    format: int
    made_at: str
    version: str
    parts: dict[str, str]


async def write_backup(database: Database, file: Path, *, journal: Path, now: datetime) -> About:
    """Make a backup in `file`, which appears when it is whole. Raises FileExistsError, OSError."""
    with _folder_for(file) as making:
        await asyncio.to_thread(copy_notes, journal, making / NOTES)
        standing = await database.standing()
        await _copy_rows(database, making / ROWS)
        return await asyncio.to_thread(_pack, making, file, made_at=now.isoformat(), version=standing.version)


async def restore_backup(
    database: Database, file: Path, *, journal: Path, is_replacing: bool, told: Told
) -> Mapping[str, int]:
    """Put everything of a backup into a database that is empty, or to be replaced; how many rows of each table.

    A backup of an older version is brought up to date on the way. Raises NotABackup, DatabaseIsNewer for one of
    a newer version, NotEmpty.
    """
    with tempfile.TemporaryDirectory(prefix="sideline-restore-") as folder:
        unpacked = Path(folder)
        await asyncio.to_thread(_unpack, file, unpacked)
        async with _opened(unpacked / ROWS) as rows:
            await database.migrate()
            async with moved_rows(rows, database, is_replacing=is_replacing, told=told) as counts:
                await asyncio.to_thread(copy_notes, unpacked / NOTES, journal)
    await database.refresh_statistics()
    return counts


def read_about(file: Path) -> About:
    """What a backup says of itself. Raises NotABackup."""
    try:
        with zipfile.ZipFile(file) as packed:
            about = About(**json.loads(packed.read(ABOUT)))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
        raise NotABackup(type(error).__name__) from None
    if about.format != FORMAT:
        raise NotABackup(f"format {about.format}")
    return about


@contextmanager
def _folder_for(file: Path) -> Iterator[Path]:
    """A private folder beside the file, where there will be room for it too; one that was left by a kill goes."""
    if file.exists():
        raise FileExistsError(file)
    making = file.with_name(f".{file.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700)
    try:
        yield making
    finally:
        shutil.rmtree(making, ignore_errors=True)


async def _copy_rows(database: Database, file: Path) -> None:
    if await database.copy_into(file):
        return
    async with _opened(file) as rows, moved_rows(database, rows):
        pass


@asynccontextmanager
async def _opened(file: Path) -> AsyncIterator[Database]:
    """A SQLite file with the tables of today. Raises DatabaseIsNewer."""
    rows = Database(f"sqlite+aiosqlite:///{file}")
    try:
        await rows.migrate()
        standing = await rows.standing()
        if not standing.is_current:
            raise DatabaseIsNewer(f"{standing.version} there, {HEAD} known")
        yield rows
    finally:
        await rows.close()


def _pack(making: Path, file: Path, **said: Any) -> About:
    names = [ROWS, *(f"{NOTES}/{path.name}" for path in sorted((making / NOTES).glob("*")))]
    about = About(format=FORMAT, parts={name: _sum(making / name) for name in names}, **said)
    packed = making / file.name
    with os.fdopen(os.open(packed, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as opened:
        with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(ABOUT, json.dumps(asdict(about), indent=2))
            for name in names:
                archive.write(making / name, name)
        opened.flush()
        os.fsync(opened.fileno())
    packed.rename(file)
    return about


def _unpack(file: Path, folder: Path) -> None:
    """Every part, known to be as it was. Raises NotABackup."""
    about = read_about(file)
    if ROWS not in about.parts or not all(_PART.fullmatch(name) for name in about.parts):
        raise NotABackup("its parts")
    (folder / NOTES).mkdir(mode=0o700)
    with zipfile.ZipFile(file) as packed:
        for name, expected in about.parts.items():
            try:
                with packed.open(name) as part, (folder / name).open("wb") as whole:
                    shutil.copyfileobj(part, whole, _BLOCK)
            except (KeyError, zipfile.BadZipFile, zlib.error, EOFError) as error:
                raise NotABackup(type(error).__name__) from None
            if _sum(folder / name) != expected:
                raise NotABackup(f"{name} was changed")


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
