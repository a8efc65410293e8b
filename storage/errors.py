"""What can go wrong on the ground floor; each docstring is the message a log shows."""

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

DATABASE_TROUBLE = (DBAPIError, NoneFree, sqlite3.Error, OSError)
"""The database cannot be had now; the same may well work in a moment."""


class StorageError(Exception):
    """Something is wrong with how rows are asked for."""

    def __init__(self, detail: str = "") -> None:
        message = (self.__doc__ or "").strip()
        super().__init__(f"{message} ({detail})" if detail else message)


class NoTeam(StorageError):
    """A session was used without saying which team it is for."""


class WrongTeam(StorageError):
    """A row of another team was about to be written."""


class NotConfined(StorageError):
    """A statement was refused because it cannot be confined to one team."""


class ReadOnly(StorageError):
    """A reading session was asked to write."""


class NestedWrite(StorageError):
    """A write transaction was opened inside another one of the same task."""


class DatabaseIsNewer(StorageError):
    """A newer program changed the tables, more than this one can work with; start that one or restore a backup."""


class TablesDoNotFit(StorageError):
    """The tables are not what their version says: a change was broken off, or made by hand; restore a backup."""


class NotEmpty(StorageError):
    """The database already holds rows."""


class NotAllThere(StorageError):
    """The copy does not have as many rows as the original."""


class NotABackup(StorageError):
    """The file is no backup of Sideline's, or it is damaged."""


class Fenced(StorageError):
    """Another process owns this agenda row now; stop working on it."""
