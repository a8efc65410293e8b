"""Statements sent past the ORM keep teams apart as all others do."""

import pytest
from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import NoResultFound

from storage.database import Database
from storage.errors import NotConfined, ReadOnly, WrongTeam
from storage.models import LIBRARY, Collection, Conversation, Message, Person
from storage.prepared import Query, Write, insert, insert_or_ignore
from tests.integration.storage.talk import NOON

EVERYBODY = Query(Person, select(Person).order_by(Person.slack_user_id))
BY_ID = Query(Person, select(Person).where(Person.id == bindparam("id")))
SET_ROLE = Write(update(Person).where(Person.id == bindparam("which")).values(role=bindparam("new_role")))
COLLECTIONS = Query(Collection, select(Collection).order_by(Collection.track))


async def add_person(database: Database, team: str, slack_user_id: str) -> Person:
    async with database.for_team(team) as session:
        return await insert(session, Person, slack_user_id=slack_user_id, created_at=NOON)


async def test_a_team_finds_its_own_rows_only(database: Database) -> None:
    theirs = await add_person(database, "T2", "U2")
    mine = await add_person(database, "T1", "U1")

    async with database.reading("T1") as session:
        assert [person.slack_user_id for person in await EVERYBODY.all(session)] == ["U1"]
        assert (await BY_ID.one(session, id=mine.id)).created_at == NOON
        assert await BY_ID.first(session, id=theirs.id) is None
        with pytest.raises(NoResultFound):
            await BY_ID.one(session, id=theirs.id)


async def test_the_engine_finds_those_of_all_teams(database: Database) -> None:
    await add_person(database, "T1", "U1")
    await add_person(database, "T2", "U2")

    async with database.reading_all_teams() as session:
        assert [person.team_id for person in await EVERYBODY.all(session)] == ["T1", "T2"]


async def test_a_team_changes_its_own_rows_only(database: Database) -> None:
    theirs = await add_person(database, "T2", "U2")

    async with database.for_team("T1") as session:
        assert await SET_ROLE.run(session, which=theirs.id, new_role="taken over") == 0
    async with database.for_team("T2") as session:
        assert await SET_ROLE.run(session, which=theirs.id, new_role="own") == 1

    async with database.reading("T2") as session:
        assert (await BY_ID.one(session, id=theirs.id)).role == "own"


async def test_a_row_gets_what_its_columns_are_when_nothing_is_said(database: Database) -> None:
    person = await add_person(database, "T1", "U1")

    async with database.reading("T1") as session:
        found = await BY_ID.one(session, id=person.id)
    assert (found.team_id, found.timezone, found.uses_model, found.preferences) == ("T1", "UTC", True, {})


async def test_the_library_is_read_by_all_and_written_by_itself(database: Database) -> None:
    for team in (LIBRARY, "T2"):
        async with database.for_team(team) as session:
            assert await insert_or_ignore(session, Collection, track=f"of {team}")

    async with database.reading("T1") as session:
        assert [row.track for row in await COLLECTIONS.all(session)] == ["of library"]


async def test_a_row_for_another_team_is_refused(database: Database) -> None:
    with pytest.raises(WrongTeam):
        async with database.for_team("T1") as session:
            await insert(session, Person, team_id="T2", slack_user_id="U2", created_at=NOON)


async def test_a_reading_session_writes_nothing(database: Database) -> None:
    async with database.reading("T1") as session:
        with pytest.raises(ReadOnly):
            await insert(session, Person, slack_user_id="U1", created_at=NOON)
        with pytest.raises(ReadOnly):
            await SET_ROLE.run(session, which=1, new_role="x")


async def test_what_the_orm_was_given_is_seen(database: Database) -> None:
    async with database.for_team("T1") as session:
        session.add(Person(slack_user_id="U1", created_at=NOON))
        assert [person.slack_user_id for person in await EVERYBODY.all(session)] == ["U1"]


def test_a_table_within_a_statement_is_refused() -> None:
    somebody = select(Message.conversation_id)

    with pytest.raises(NotConfined):
        Query(Conversation, select(Conversation).where(Conversation.id.in_(somebody)))


def test_an_update_of_every_row_is_refused() -> None:
    with pytest.raises(NotConfined):
        Write(update(Person).values(role="x"))
