"""What is really on the disk."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app import Program


def database_file(program: Program) -> Path:
    """The SQLite file of this test's program."""
    return Path(program.deps.settings.database_url.get_secret_value().partition(":///")[2])


def everything_kept(program: Program) -> str:
    """Every row of every table, as text."""
    with closing(sqlite3.connect(database_file(program))) as connection:
        return "\n".join(connection.iterdump())


def bytes_on_disk(program: Program) -> bytes:
    """The database's files and the journal's byte for byte, with what was deleted but not overwritten."""
    path = database_file(program)
    beside = [file for found in path.parent.glob(f"{path.name}*") for file in (found, *found.rglob("*"))]
    return b"".join(file.read_bytes() for file in sorted(beside) if file.is_file())
