"""Making, listing and revoking tokens of the API."""

import pytest

from bot.api_tokens import is_over, is_same
from storage import api_tokens, people
from storage.database import Database
from storage.models import Person
from tests.integration.cli.terminal import NOON, Terminal, add_team


@pytest.fixture
async def riya(database: Database) -> Person:
    await add_team(database, "T1", "Northwind")
    async with database.for_team("T1") as session:
        person = await people.get_or_add_person(session, slack_user_id="U0RIYA", now=NOON)
        await people.update_person(session, person_id=person.id, email="riya@example.com")
        return person


async def test_a_token_is_shown_once_and_listed_by_its_beginning(
    terminal: Terminal, database: Database, riya: Person
) -> None:
    made = await terminal.types("token", "add", "riya@example.com", "--scope", "goals:read", "--label", "a script")
    token = made.out.strip()
    listed = await terminal.types("token", "list")

    assert (made.code, made.out.count("\n")) == (0, 1)
    assert "U0RIYA of T1" in made.err
    assert f"{token[:11]}…  U0RIYA of T1 “a script”: goals:read; never used" in listed.out
    assert token not in listed.out + listed.err + made.err
    async with database.reading("T1") as session:
        (kept,) = await api_tokens.list_tokens(session, person_id=riya.id)
    assert is_same(token, kept)
    assert kept.expires_at is None


async def test_a_revoked_token_is_over_and_listed_no_more(
    terminal: Terminal, database: Database, riya: Person
) -> None:
    token = (await terminal.types("token", "add", "U0RIYA", "--days", "30")).out.strip()

    first = await terminal.types("token", "revoke", token[:11])
    second = await terminal.types("token", "revoke", token)
    listed = await terminal.types("token", "list")

    assert (first.code, second.code) == (0, 1)
    assert listed.out == ""
    async with database.reading("T1") as session:
        kept = await api_tokens.find_token(session, prefix=token[:11])
    assert kept is not None
    assert is_over(kept, NOON)
    assert kept.expires_at is not None


async def test_a_team_s_token_has_the_team_s_scopes(terminal: Terminal, database: Database, riya: Person) -> None:
    made = await terminal.types("token", "add")
    too_much = await terminal.types("token", "add", "--scope", "goals:write")

    assert made.code == 0
    async with database.reading("T1") as session:
        (kept,) = await api_tokens.list_tokens(session)
    assert (kept.person_id, kept.scopes) == (None, ["guidance", "progress"])
    assert (too_much.code, too_much.out) == (2, "")
    assert too_much.err == "sideline: there is no scope goals:write; there are guidance, progress\n"


@pytest.mark.parametrize(
    "arguments", [("add", "ghost@example.com"), ("revoke", "xoxb-1"), ("add", "U0RIYA", "--days", "0"), ()]
)
async def test_what_cannot_be_done_is_one_line(
    terminal: Terminal, riya: Person, arguments: tuple[str, ...]
) -> None:
    said = await terminal.types("token", *arguments)

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
