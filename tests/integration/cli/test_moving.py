"""Moving, backing up and restoring, as somebody does it at a terminal."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from storage.database import Database
from storage.journal import Journal
from storage.people import find_person, get_or_add_person
from tests.house.source import ROOT
from tests.integration.cli.terminal import NOON, Terminal, add_team, opened


@pytest.fixture
async def riya(database: Database) -> None:
    """Somebody in the database where the settings expect it."""
    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U1", now=NOON)
    await add_team(database, "T1", "Acme")


async def knows_riya(path: Path) -> bool:
    async with opened(path) as database, database.reading("T1") as session:
        return await find_person(session, slack_user_id="U1") is not None


async def test_a_database_is_moved_and_every_table_is_told(terminal: Terminal, riya: None, folder: Path) -> None:
    said = await terminal.types("move-database", "sqlite:///var/sideline.db", "new/coach.db")

    assert (said.code, said.err) == (0, "")
    assert "  people 1\n" in said.out
    assert "Moved 2 rows of 2 tables from sqlite:///var/sideline.db to sqlite:///new/coach.db." in said.out
    assert "DATABASE_URL" in said.out
    assert await knows_riya(folder / "new" / "coach.db")
    assert await knows_riya(folder / "var" / "sideline.db")


async def test_a_database_is_moved_whoever_does_the_work_otherwise(terminal: Terminal, riya: None) -> None:
    """A queue needs Postgres, which is what somebody may be moving away from."""
    terminal.sets(sideline_runner="procrastinate", database_url="postgresql://coach@127.0.0.1:1/coach")

    moved = await terminal.types("move-database", "var/sideline.db", "new.db")

    assert (moved.code, moved.err) == (0, "")


async def test_what_was_noted_goes_along(terminal: Terminal, riya: None, folder: Path) -> None:
    leave_a_note(folder / "var" / "sideline.db-journal.d")

    assert (await terminal.types("move-database", "var/sideline.db", "new.db")).code == 0

    assert [path.name for path in (folder / "new.db-journal.d").iterdir()] == ["0a.journal"]


def leave_a_note(folder: Path) -> None:
    """What a program that was killed leaves."""
    folder.mkdir()
    (folder / "0a.journal").write_text('{"at":1,"what":{}}\n')


async def test_a_database_with_rows_is_not_moved_onto(terminal: Terminal, riya: None) -> None:
    assert (await terminal.types("move-database", "var/sideline.db", "new.db")).code == 0

    again = await terminal.types("move-database", "var/sideline.db", "new.db")

    assert again.code == 2
    assert "already holds rows" in again.err
    assert len(again.err.splitlines()) == 1


@pytest.mark.parametrize("other", ["var/sideline.db", "sqlite:///var/sideline.db", "./var/sideline.db"])
async def test_a_database_is_not_moved_onto_itself(terminal: Terminal, ready: Path, other: str) -> None:
    said = await terminal.types("move-database", "var/sideline.db", other)

    assert (said.code, said.out) == (2, "")
    assert said.err == "sideline: FROM and TO are the same database; TO is to be a new one\n"


async def test_a_backup_needs_a_folder_that_is_there(terminal: Terminal, ready: Path) -> None:
    said = await terminal.types("backup", "nowhere/today.backup")

    assert (said.code, said.out) == (2, "")
    assert said.err == "sideline: there is no folder nowhere: make it, or choose another\n"


async def test_nothing_is_moved_while_sideline_runs(terminal: Terminal, riya: None, folder: Path) -> None:
    running = Journal(folder / "var" / "sideline.db-journal.d")

    moved = await terminal.types("move-database", "var/sideline.db", "new.db")
    running.close()

    assert moved.code == 2
    assert "Sideline is running on sqlite:///var/sideline.db: stop it first" in moved.err


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("nowhere.db", "new.db", "there is no database at nowhere.db"),
        ("letter.db", "new.db", "letter.db is not a SQLite database"),
        ("mysql://host/name", "new.db", "FROM is no database's address"),
        ("var/sideline.db", "redis://:secret@host", "TO is no database's address"),
        ("var/sideline.db", "postgresql://coach:secret@127.0.0.1:1/coach", "the database cannot be opened"),
    ],
)
async def test_what_is_wrong_with_an_address_is_one_line_without_its_password(
    terminal: Terminal, riya: None, source: str, target: str, said: str
) -> None:
    terminal.writes("letter.db", "Dear Dana,")

    moved = await terminal.types("move-database", source, target)

    assert moved.code == 2
    assert said in moved.err
    assert len(moved.err.splitlines()) == 1
    assert "secret" not in moved.err


async def test_a_backup_is_made_while_sideline_runs_and_restored_later(
    terminal: Terminal, riya: None, folder: Path
) -> None:
    running = Journal(folder / "var" / "sideline.db-journal.d")
    made = await terminal.types("backup", "monday.backup")
    running.close()
    terminal.sets(database_url="sqlite:///new/coach.db")

    restored = await terminal.types("restore", "monday.backup")

    assert (made.code, made.err, restored.code, restored.err) == (0, "", 0, "")
    assert made.out.startswith("monday.backup: 0.")
    assert "Restored 2 rows of 2 tables" in restored.out
    assert "forgotten again" in restored.out
    assert await knows_riya(folder / "new" / "coach.db")


async def test_a_backup_is_restored_over_data_only_by_force(terminal: Terminal, riya: None) -> None:
    await terminal.types("backup", "monday.backup")

    refused = await terminal.types("restore", "monday.backup")
    forced = await terminal.types("restore", "monday.backup", "--force")

    assert (refused.code, forced.code) == (2, 0)
    assert "--force replaces them all" in refused.err


async def test_a_backup_never_takes_the_place_of_an_older_one(terminal: Terminal, riya: None) -> None:
    await terminal.types("backup", "monday.backup")

    again = await terminal.types("backup", "monday.backup")

    assert again.code == 2
    assert again.err == "sideline: monday.backup is there already: choose another name\n"


async def test_a_file_that_is_no_backup_is_said_to_be_none(terminal: Terminal, riya: None) -> None:
    terminal.writes("letter.txt", "Dear Dana,")

    said = await terminal.types("restore", "letter.txt", "--force")
    missing = await terminal.types("restore", "nothing.backup", "--force")

    assert (said.code, missing.code) == (2, 2)
    assert "no backup of Sideline's" in said.err
    assert missing.err == "sideline: there is no file nothing.backup\n"


async def test_there_must_be_something_to_back_up(terminal: Terminal) -> None:
    said = await terminal.types("backup", "monday.backup")

    assert (said.code, said.err) == (2, "sideline: there is no database at var/sideline.db\n")
    assert "monday.backup" not in os.listdir()


async def test_a_move_that_is_killed_leaves_an_empty_target_to_move_onto(
    terminal: Terminal, riya: None, folder: Path
) -> None:
    ended = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HALF_A_MOVE, str(folder / "new.db"), cwd=ROOT
    )
    assert await ended.wait() == -signal.SIGKILL

    again = await terminal.types("move-database", "var/sideline.db", "new.db")

    assert again.code == 0
    assert await knows_riya(folder / "new.db")


HALF_A_MOVE = """
import asyncio, os, signal, sys
import sqlalchemy as sa
from storage.database import Database
from storage.models import ProcessedEvent

async def half_a_move():
    database = Database(f"sqlite+aiosqlite:///{sys.argv[1]}")
    await database.migrate()
    async with database.filling() as connection:
        row = {"team_id": "T1", "key": "K1", "seen_at": sa.func.now()}
        await connection.execute(sa.insert(ProcessedEvent).values(**row))
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(half_a_move())
"""
