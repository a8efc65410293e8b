"""What Slack has handed over and the database does not hold yet, so that a kill loses nothing (ADR 13).

Writing to a file takes a hundredth of a millisecond and outlives the process: Slack may have our word
at once. What is in the database needs no note any more, and the file is emptied as soon as that is
so of all of it: with zeros, since room given back and asked for again costs five times as much. A file
whose process is gone is read by whoever looks next; the system lets go of the
lock on it when its process ends, however that comes about.
"""

import asyncio
import contextlib
import errno
import fcntl
import logging
import os
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from storage.json_text import json_text, read_json
from storage.models.base import Json

SUFFIX = ".journal"
KEPT_FOR = timedelta(days=1)
"""How long what nobody took up is worth an answer; the keys of what was taken in are kept longer."""
ROOM = 65_536
"""Bytes that an empty file keeps."""
log = logging.getLogger("sideline.journal")


class Note:
    """One thing noted; `is_taken` once somebody has it in hand and will say when it is done."""

    def __init__(self, done: Callable[[], None]) -> None:
        self.is_taken = False
        self._done: Callable[[], None] | None = done

    def done(self) -> None:
        """It is in the database, or need not be; saying so again changes nothing."""
        done, self._done = self._done, None
        if done is not None:
            done()

    def let_go(self) -> None:
        """The same unless somebody has it in hand, who will say so."""
        if not self.is_taken:
            self.done()


@contextlib.contextmanager
def unless_broken_off(then: Callable[[], None]) -> Iterator[None]:
    """Do this when the block is over, also by an error; broken off, what was noted is left to the next program."""
    try:
        yield
    except asyncio.CancelledError:
        raise
    except BaseException:
        then()
        raise
    then()


class Journal:
    """The notes of one process, in a folder that all processes on one database share."""

    def __init__(self, folder: Path) -> None:
        """The folder and a file of our own are made, private to this account."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._path, self._file = _own_file(folder)
        self._end = 0
        self._open = 0
        self._is_closed = False
        self._is_full = False

    def note(self, what: Json, *, now: datetime) -> Note:
        """Write it down. Raises OSError when there is no room: then Slack must not have our word."""
        line = json_text({"at": now.timestamp(), "what": what}) + "\n"
        try:
            self._end += _written(self._file, line.encode(), at=self._end)
        except OSError as trouble:
            self._say_full(trouble)
            raise
        self._say_room()
        self._open += 1
        return Note(self._done)

    @property
    def open_notes(self) -> int:
        """How many notes of this process are not in the database yet."""
        return self._open

    async def take_over(self, take: Callable[[Json], Awaitable[object]], *, now: datetime) -> int:
        """Hand on what other processes left when they ended, the oldest first; how many notes there were.

        `take` must have noted it anew when it returns.
        """
        count = 0
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            file = _locked(path)
            if file is None:
                continue
            try:
                for what in _notes(path, since=now - KEPT_FOR):
                    await take(what)
                    count += 1
                path.unlink(missing_ok=True)
            finally:
                os.close(file)
        return count

    def close(self) -> None:
        """Leave nothing behind but what is not in the database."""
        self._is_closed = True
        if self._open == 0:
            self._path.unlink(missing_ok=True)
        os.close(self._file)

    def _say_full(self, trouble: OSError) -> None:
        """Once, when it begins."""
        if not self._is_full:
            log.error("the journal cannot be written (%s); Slack waits for the database", trouble.strerror)
        self._is_full = True

    def _say_room(self) -> None:
        """Once, when it is over."""
        if self._is_full:
            log.warning("the journal can be written again")
        self._is_full = False

    def _done(self) -> None:
        self._open -= 1
        if self._open == 0 and not self._is_closed:
            _empty(self._file, self._end)
            self._end = 0


def is_in_use(folder: Path) -> bool:
    """Whether a program that lives has its file here."""
    for path in folder.glob(f"*{SUFFIX}"):
        file = _locked(path)
        if file is None:
            return True
        os.close(file)
    return False


def copy_notes(folder: Path, to: Path) -> int:
    """Bring along what is noted and not in the database yet, also of a program that lives; how many files.

    Done twice, it is done once: a file keeps its name, and what is in the database already is known there.
    """
    count = 0
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder != to else ():
        notes = _all_of(path)
        if notes:
            to.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(to / path.name, notes)
            count += 1
    return count


def _all_of(path: Path) -> bytes:
    """What a file holds, unless its program has just taken it away."""
    try:
        return path.read_bytes().rstrip(b"\0")
    except FileNotFoundError:
        return b""


def _write(path: Path, notes: bytes) -> None:
    file = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(file, "wb") as opened:
        opened.write(notes)
        opened.flush()
        os.fsync(file)


def _own_file(folder: Path) -> tuple[Path, int]:
    """A new file that is ours as long as we live; somebody may mistake it for a dead one before it is locked."""
    while True:
        path = folder / f"{uuid4().hex}{SUFFIX}"
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file).st_nlink:
            return path, file
        os.close(file)


def _locked(path: Path) -> int | None:
    """The file, locked by us; None while its process lives, or when somebody has taken over what it held."""
    try:
        file = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    if not os.fstat(file).st_nlink:
        os.close(file)
        return None
    return file


def _written(file: int, line: bytes, *, at: int) -> int:
    """The length of the line; half of one, which would spoil the next, is taken back. Raises OSError."""
    written = os.pwrite(file, line, at)
    if written < len(line):
        os.ftruncate(file, at)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return written


def _empty(file: int, end: int) -> None:
    """Leave no word of what stood there up to `end`."""
    if end <= ROOM:
        os.pwrite(file, bytes(end), 0)
    else:
        os.ftruncate(file, 0)


def _notes(path: Path, *, since: datetime) -> Iterator[Json]:
    """What is written in a file; Slack never had our word for a line that breaks off, and zeros are none.

    A disk that was torn away may have left anything: what cannot be read must not keep a program from starting.
    """
    unread = 0
    for line in path.read_bytes().splitlines(keepends=True):
        if not line.endswith(b"\n"):
            continue
        try:
            note = read_json(line)
            at, what = float(note["at"]), note["what"]
        except (ValueError, TypeError, LookupError):
            unread += 1
            continue
        if at >= since.timestamp():
            yield what
    if unread:
        log.error("%d notes of a program that ended cannot be read, and are left out", unread)
