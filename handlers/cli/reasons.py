"""What went wrong, in one line that holds no statement, no row and no password."""

import sqlite3

from storage.errors import StorageError

_MENDING = {
    sqlite3.SQLITE_BUSY: "another program is at work on it, try again in a minute",
    sqlite3.SQLITE_CORRUPT: "the file is damaged, restore a backup",
    sqlite3.SQLITE_FULL: "make room on its disk",
    sqlite3.SQLITE_READONLY: "let this user write the file and its folder",
}
"""By SQLite's primary code (https://www.sqlite.org/rescode.html); Postgres says it in its own line."""


def cannot_open(error: BaseException) -> str:
    """Why the database cannot be opened, and what to do."""
    if isinstance(error, StorageError):
        return f"the database cannot be opened: {error}"
    return f"the database cannot be opened ({reason_of(error)}): {mending(error)}"


def mending(error: BaseException, *, otherwise: str = "check DATABASE_URL") -> str:
    """What to do about a database that fails so."""
    code = getattr(getattr(error, "orig", None) or error, "sqlite_errorcode", 0) & 0xFF
    return _MENDING.get(code, otherwise)


def reason_of(error: BaseException) -> str:
    """The kind of an unforeseen error, and the database driver's own first line if it is one of its."""
    original = getattr(error, "orig", None)
    if original is None and isinstance(error, OSError | sqlite3.Error):
        original = error
    lines = str(original or "").splitlines()
    kind = type(original or error).__name__
    return f"{kind}: {lines[0]}" if lines else kind
