"""Whether there is room to write, and whether what is written is nobody else's to read."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from bot.settings import Settings
from handlers.cli.doctor.finding import Finding, absent, broken, fine

TOO_LITTLE = 200_000_000
"""Bytes: SQLite copies whole pages before it changes them, and a full disk stops it in the middle of a day."""
LITTLE = 1_000_000_000
READ_BY_OTHERS = stat.S_IRGRP | stat.S_IROTH
ENV_FILE = Path(".env")


def disk_findings(settings: Settings) -> list[Finding]:
    """Room, the journal's folder, and files that others on this machine could read."""
    return [*_room(settings), *_journal(settings), *_readable_by_others(settings)]


def nearest_folder(path: Path) -> Path:
    """The folder that is there already and in which the path is, or will be."""
    return next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.is_dir())


def _room(settings: Settings) -> Iterator[Finding]:
    """Once for each disk: the database and the journal are mostly on the same."""
    places = [nearest_folder(path) for path in (settings.database_file, settings.journal_folder) if path]
    disks = {folder.stat().st_dev: folder for folder in reversed(places)}
    for folder in disks.values():
        yield _room_finding("Disk" if len(disks) == 1 else f"Disk of {folder}", shutil.disk_usage(folder).free)


def _room_finding(subject: str, free: int) -> Finding:
    says = f"{free / 1e9:.1f} GB free"
    if free < TOO_LITTLE:
        return broken(subject, says, "make room now: without any, nothing can be written down")
    if free < LITTLE:
        return absent(subject, says, "make room soon")
    return fine(subject, says)


def _journal(settings: Settings) -> Iterator[Finding]:
    """Also where the folder is still to be made: the program would not start without it."""
    folder, standing = settings.journal_folder, nearest_folder(settings.journal_folder)
    is_in_the_way = any(above.exists() and not above.is_dir() for above in (folder, *folder.parents))
    if is_in_the_way or not os.access(standing, os.W_OK | os.X_OK):
        yield broken(
            "Journal", f"{folder} cannot be written", "give this user the folder, or set SIDELINE_JOURNAL_DIR"
        )


def _readable_by_others(settings: Settings) -> Iterator[Finding]:
    for path in (settings.database_file, ENV_FILE):
        if path and path.is_file() and path.stat().st_mode & READ_BY_OTHERS:
            yield absent("File rights", f"{path} can be read by others on this machine", f"chmod 600 {path}")
