"""When the database cannot be had: telling that from other failures, and saying it once.

Everybody who asks meanwhile fails in their own way. Whoever runs the program should read one line when it
begins, with the reason, and one when it is over.
"""

import logging
import sqlite3
import time
from collections.abc import Callable

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

log = logging.getLogger("sideline.database")

_OF_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_READONLY,
}
# Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html
_OF_POSTGRES = ("08", "28", "3D", "53", "57P", "25006")
"""The connection broke, we are refused, the database is not there, no room, shutting down, only for reading."""
_ONLY_READ_OF_SQLITE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY}
_ONLY_READ_OF_POSTGRES = ("53100", "25006")
"""No room on the disk, only for reading: whoever reads meanwhile notices nothing."""
_OF_A_DRIVER = {"OperationalError", "InterfaceError"}
"""What every driver calls the failures of its way to the database (https://peps.python.org/pep-0249/#exceptions)."""
_IN_THE_WAY = ("40001", "40P01", "55P03")
"""Two transactions wanted the same rows and the server broke one off: serialisation, deadlock, lock timeout."""


def is_gone(error: BaseException | None) -> bool:
    """True when the database cannot be had now, whoever asks: it is away, full, locked, or refuses us.

    Also for what was raised because of that, as by the library of the queue on the same server.
    """
    if error is None:
        return False
    if isinstance(error, NoneFree):
        return True
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return _code_of(original) in _OF_SQLITE
    state = _state_of(error)
    if state:
        return state.startswith(_OF_POSTGRES)
    return not _OF_A_DRIVER.isdisjoint(kind.__name__ for kind in type(error).__mro__) or is_gone(error.__cause__)


def can_be_read(error: BaseException) -> bool:
    """True when only writing fails, so that a reader who succeeds says nothing about it."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return _code_of(original) in _ONLY_READ_OF_SQLITE
    return _state_of(error).startswith(_ONLY_READ_OF_POSTGRES)


def is_in_the_way(error: BaseException) -> bool:
    """True when another transaction was in the way of this one: the same again may well work."""
    return _state_of(error).startswith(_IN_THE_WAY)


SAME_SECONDS = 60.0
"""A busy database fails one and serves the next: what begins so soon after the last is not said again."""


class Outage:
    """Whether the database can be had, as far as the last who asked knows."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        """It can, until somebody says otherwise."""
        self._monotonic = monotonic
        self._since: float | None = None
        self._is_said = False
        self._quiet_until = 0.0
        self._can_be_read = False

    def note(self, error: BaseException) -> None:
        """Somebody's transaction failed; said if it is the first because of that."""
        if self._is_said or not is_gone(error):
            return
        now = self._monotonic()
        self._since = self._since or now
        self._can_be_read = can_be_read(error)
        if now >= self._quiet_until:
            self._is_said = True
            log.error("the database cannot be had (%s); what comes in meanwhile is kept", _reason(error))

    def is_over(self, *, has_written: bool) -> None:
        """Somebody's transaction went well, which on a full disk means little unless it has written."""
        if self._since is None or (self._can_be_read and not has_written):
            return
        if self._is_said:
            now = self._monotonic()
            log.warning("the database is back after %.0f seconds", now - self._since)
            self._quiet_until = now + SAME_SECONDS
        self._since, self._is_said = None, False

    @property
    def is_only_of_writing(self) -> bool:
        """True while writing fails, and whoever only reads notices nothing."""
        return self._since is not None and self._can_be_read


def _code_of(error: sqlite3.Error) -> int:
    """SQLite's primary code for what went wrong; 0 where the driver gives none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _state_of(error: BaseException) -> str:
    """Postgres' own code for what went wrong; "" when it did not come to that."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(original, "sqlstate", None) or "")


def _reason(error: BaseException) -> str:
    """The kind, and the driver's first line: of these failures none quotes a row or a password."""
    original = error.orig if isinstance(error, DBAPIError) else error
    first = str(original).partition("\n")[0]
    return f"{type(original).__name__}: {first}"
