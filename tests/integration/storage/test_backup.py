"""A backup holds everything of one moment, says when it was damaged, and restores to either kind of database."""

import asyncio
import json
import stat
import zipfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.backup import read_about, restore_backup, write_backup
from storage.database import Database
from storage.errors import DatabaseIsNewer, NotABackup, NotEmpty
from storage.journal import Journal, copy_notes, is_in_use
from storage.migrations import HEAD
from storage.people import find_person, get_or_add_person
from tests.integration.storage.conftest import MakeUrl, opened
from tests.integration.storage.talk import NOON, add_talk
from tests.integration.storage.test_moving import everything_in, fill

KINDS = ("sqlite", "postgres")


@pytest.fixture
async def other(restored_to: str) -> AsyncIterator[Database]:
    async with opened(restored_to) as database:
        yield database


@pytest.fixture(params=KINDS)
def restored_to(request: pytest.FixtureRequest, make_new: MakeUrl) -> str:
    return make_new(request.param)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "monday.backup"


async def make(database: Database, file: Path, journal: Path) -> None:
    await write_backup(database, file, journal=journal, now=NOON)


async def restore(database: Database, file: Path, journal: Path, *, is_replacing: bool = False) -> None:
    await restore_backup(
        database, file, journal=journal, is_replacing=is_replacing, told=lambda _table, _rows: None
    )


def mode_of(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def damaged(file: Path) -> Iterator[bytes]:
    """What may become of a file: cut short, changed in one place, emptied, mistaken for another."""
    whole = file.read_bytes()
    for left in (whole[: len(whole) // 2], whole[:9000] + b"oops" + whole[9004:], b"", b"a letter"):
        file.write_bytes(left)
        yield left


async def test_what_was_backed_up_is_restored_row_by_row(
    database: Database, other: Database, file: Path, journal: Path
) -> None:
    await fill(database)

    await make(database, file, journal)
    await restore(other, file, journal)

    assert await everything_in(other) == await everything_in(database)


async def test_a_backup_is_private_and_says_what_it_is(database: Database, file: Path, journal: Path) -> None:
    await make(database, file, journal)

    assert mode_of(file) == 0o600
    assert read_about(file).version == HEAD
    assert read_about(file).made_at == NOON.isoformat()
    assert [path for path in file.parent.iterdir() if "making" in path.name] == []


async def test_a_backup_made_while_people_write_is_of_one_moment(
    database: Database, file: Path, journal: Path, make_new: MakeUrl
) -> None:
    """A person is never without what they said, nor the other way round."""

    async def write() -> None:
        for number in range(40):
            async with database.for_team("T1") as session:
                await add_talk(session, slack_user_id=f"U{number}", channel=f"D{number}")
            await asyncio.sleep(0)

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.05)
    await make(database, file, journal)
    await writing

    async with opened(make_new("sqlite")) as restored:
        await restore(restored, file, journal)
        rows = await everything_in(restored)
    assert len(rows["people"]) == len(rows["conversations"]) == len(rows["messages"]) == len(rows["guidance"])


async def test_what_slack_has_our_word_for_is_in_the_backup(
    database: Database, file: Path, journal: Path, tmp_path: Path
) -> None:
    running = Journal(journal)
    running.note({"text": "my champion left"}, now=NOON)
    await make(database, file, journal)
    running.close()
    elsewhere = tmp_path / "elsewhere"

    await restore(database, file, elsewhere)

    taken: list[object] = []

    async def take(what: object) -> None:
        taken.append(what)

    next_start = Journal(elsewhere)
    await next_start.take_over(take, now=NOON)
    next_start.close()
    assert taken == [{"text": "my champion left"}]


async def test_a_backup_is_not_put_over_data_unless_that_is_wanted(
    database: Database, file: Path, journal: Path
) -> None:
    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U-before", now=NOON)
    await make(database, file, journal)
    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U-after", now=NOON)

    with pytest.raises(NotEmpty):
        await restore(database, file, journal)
    await restore(database, file, journal, is_replacing=True)

    async with database.reading("T1") as session:
        assert await find_person(session, slack_user_id="U-before")
        assert not await find_person(session, slack_user_id="U-after")


async def test_an_older_backup_is_not_overwritten(database: Database, file: Path, journal: Path) -> None:
    await make(database, file, journal)

    with pytest.raises(FileExistsError):
        await make(database, file, journal)


async def test_a_damaged_backup_changes_nothing(database: Database, file: Path, journal: Path) -> None:
    await fill(database)
    await make(database, file, journal)
    before = await everything_in(database)

    for _ in damaged(file):
        with pytest.raises(NotABackup):
            await restore(database, file, journal, is_replacing=True)

    assert await everything_in(database) == before


@pytest.mark.parametrize(
    "changed",
    [
        {"version": "0001", "format": 2},
        {"parts": {}},
        {"parts": {"../sideline.db": "0"}},
        {"parts": {"sideline.db": "0"}},
        {"surprise": 1},
    ],
)
async def test_what_is_not_as_we_write_it_is_no_backup(
    database: Database, file: Path, journal: Path, changed: dict[str, object]
) -> None:
    await make(database, file, journal)
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["backup.json"] = json.dumps(json.loads(parts["backup.json"]) | changed).encode()
    with zipfile.ZipFile(file, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)

    with pytest.raises(NotABackup):
        await restore(database, file, journal)


async def test_a_backup_of_a_newer_version_is_refused(
    database: Database, file: Path, journal: Path, make_new: MakeUrl
) -> None:
    url = make_new("sqlite")
    async with opened(url) as newer, newer.filling() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999', oldest = '9999'")
    async with opened(url) as newer:
        await make(newer, file, journal)

    with pytest.raises(DatabaseIsNewer):
        await restore(database, file, journal)


def test_a_folder_is_in_use_while_a_program_has_its_journal_there(journal: Path) -> None:
    assert not is_in_use(journal)
    running = Journal(journal)
    assert is_in_use(journal)
    running.close()
    assert not is_in_use(journal)


def test_notes_are_copied_once_however_often(journal: Path, tmp_path: Path) -> None:
    running = Journal(journal)
    running.note({"text": "hello"}, now=NOON)

    assert [copy_notes(journal, tmp_path / "new"), copy_notes(journal, tmp_path / "new")] == [1, 1]

    assert [path.read_bytes() for path in (tmp_path / "new").iterdir()] == [
        path.read_bytes() for path in journal.iterdir()
    ]
    running.close()
