"""Handing over what is kept about somebody, forgetting them, and what the last days took."""

import io
import json
import zipfile

import pytest

from storage import people, ratings
from storage.database import Database
from storage.models import AgendaItem, AuditEntry, Person
from tests.integration.cli.terminal import NOON, Terminal, add_team
from tests.integration.storage.talk import add_talk
from tests.scenarios.seeing import rows_of


@pytest.fixture
async def riya(database: Database) -> Person:
    """She asked something, and gave an address."""
    await add_team(database, "T1", "Northwind")
    async with database.for_team("T1") as session:
        talk = await add_talk(session, slack_user_id="U0RIYA")
        await people.update_person(
            session, person_id=talk.person.id, email="riya@example.com", dm_channel="D0RIYA"
        )
        await ratings.set_rating(
            session, person_id=talk.person.id, guidance_id=talk.guidance.id, is_helpful=True, now=NOON
        )
        return await people.get_person(session, person_id=talk.person.id)


@pytest.mark.parametrize("name", ["U0RIYA", "u0riya", "Riya@Example.com"])
async def test_everything_about_somebody_is_written_into_a_file_of_this_account(
    terminal: Terminal, riya: Person, name: str
) -> None:
    said = await terminal.types("export", name)

    path = terminal.folder / "sideline-U0RIYA.zip"
    rows = json.loads(zipfile.ZipFile(path).read("data.json"))
    assert (said.code, path.stat().st_mode & 0o777) == (0, 0o600)
    assert rows["people"][0]["email"] == "riya@example.com"
    assert "U0RIYA of T1: 1 profile with settings, 1 thread" in said.out
    assert "riya@example.com" not in said.out


async def test_an_export_is_not_written_over_another_file(terminal: Terminal, riya: Person) -> None:
    terminal.writes("mine.zip", "precious")

    said = await terminal.types("export", "U0RIYA", "--output", "mine.zip")

    assert (said.code, said.err) == (2, "sideline: mine.zip cannot be written: File exists\n")
    assert (terminal.folder / "mine.zip").read_bytes() == b"precious"


async def test_nobody_by_that_name_is_one_line(terminal: Terminal, riya: Person) -> None:
    said = await terminal.types("export", "tom@example.com")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert said.err.startswith("sideline: nobody is known as tom@example.com; give the Slack id")


async def test_of_several_people_one_must_be_named(terminal: Terminal, riya: Person, database: Database) -> None:
    async with database.for_team("T2") as session:
        await people.get_or_add_person(session, slack_user_id="U0RIYA", now=NOON)

    undecided = await terminal.types("export", "U0RIYA")
    named = await terminal.types("export", "U0RIYA", "--team", "T2")

    assert undecided.err == (
        "sideline: U0RIYA is several people: U0RIYA of T1, U0RIYA of T2; say which with --team or by id\n"
    )
    assert named.out.startswith("U0RIYA of T2: 1 profile with settings\n")


@pytest.mark.parametrize(("typed", "is_gone"), [("forget", True), ("", False), ("yes", False)])
async def test_forgetting_asks_for_the_word(
    terminal: Terminal,
    riya: Person,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    is_gone: bool,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))

    said = await terminal.types("forget", "U0RIYA")

    assert said.code == (0 if is_gone else 1)
    assert len(await rows_of(database, Person)) == (0 if is_gone else 1)
    assert ("nothing was forgotten" in said.out) is not is_gone


async def test_messages_are_taken_back_from_somebody_who_only_ever_wrote_to_us(
    terminal: Terminal, riya: Person, database: Database
) -> None:
    async with database.for_team("T1") as session:
        await people.update_person(session, person_id=riya.id, dm_channel="")

    said = await terminal.types("forget", "U0RIYA", "--yes")

    assert "takes back its messages" in said.out
    (promise,) = await rows_of(database, AgendaItem)
    assert promise.payload["channel"] == "D1"


async def test_somebody_we_never_spoke_to_directly_is_promised_nothing(
    terminal: Terminal, database: Database
) -> None:
    async with database.for_team("T1") as session:
        await people.get_or_add_person(session, slack_user_id="U0TOM", now=NOON)

    said = await terminal.types("forget", "U0TOM", "--yes")

    assert (said.code, "takes back" in said.out) == (0, False)
    assert await rows_of(database, AgendaItem) == []


async def test_forgetting_proves_itself_by_counts_and_leaves_the_rest_to_the_running_program(
    terminal: Terminal, riya: Person, database: Database
) -> None:
    said = await terminal.types("forget", "riya@example.com", "--yes")

    assert said.code == 0
    assert "1 rating" in said.out
    assert "; left: 0\n" in said.out
    (promise,) = await rows_of(database, AgendaItem)
    assert (promise.kind, promise.person_id, promise.payload["channel"]) == ("erase", None, "D0RIYA")
    assert "riya@" not in json.dumps(promise.payload)
    (entry,) = await rows_of(database, AuditEntry)
    assert entry.what == "person forgotten"
