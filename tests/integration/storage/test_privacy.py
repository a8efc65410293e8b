"""Every table with personal rows is tried: a new one joins by saying so, and must say so."""

import json
import re
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import select

from storage import agenda, privacy
from storage.conversations import get_or_add_conversation, set_conversation_state
from storage.database import Database
from storage.messages import add_message
from storage.model_calls import get_spend
from storage.models import AuditEntry, Base, Conversation, Delivery, Message, ModelCall, Person
from storage.models.base import HoldsPersonalRows
from tests.integration.storage.rows import MODELS, add_row
from tests.integration.storage.talk import NOON, add_talk

PERSONAL: list[Any] = [model for model in MODELS if issubclass(model, HoldsPersonalRows)]

LIKE_A_PERSON = re.compile(r"person|slack_user|e?mail|user_id|display_name|phone")
NOT_ABOUT_A_PERSON_OF_OURS = {
    "people": "is the person; exported and forgotten by name",
    "teams.bot_user_id": "is our own bot",
    "installations.bot_user_id": "is our own bot",
    "accounts.owner_email": "is the team's list of who looks after which customer; it goes when the list changes",
    "deals.owner_email": "is the team's list, as above",
}


async def add_everything(database: Database, *, team_id: str, slack_user_id: str) -> int:
    """A person with a row in every personal table."""
    async with database.for_team(team_id) as session:
        person = await add_row(session, Person, slack_user_id=slack_user_id)
        for model in PERSONAL:
            parents = dict.fromkeys(("guidance_id", "question_message_id", "conversation_id"))
            nullable = {
                n for n in parents if n in sa.inspect(model).columns and sa.inspect(model).columns[n].nullable
            }
            await add_row(session, model, person_id=person.id, **dict.fromkeys(nullable))
        number: int = person.id
        return number


def test_a_column_about_a_person_is_in_a_table_that_says_so() -> None:
    suspects = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if LIKE_A_PERSON.search(column.name) and table.name not in {model.__tablename__ for model in PERSONAL}
    }

    unexplained = {
        name for name in suspects if not {name, name.partition(".")[0]} & NOT_ABOUT_A_PERSON_OF_OURS.keys()
    }
    assert unexplained == set()


@pytest.mark.parametrize("model", PERSONAL, ids=lambda model: model.__tablename__)
def test_personal_rows_go_when_their_person_goes(model: Any) -> None:
    (key,) = sa.inspect(model).columns["person_id"].foreign_keys

    assert (key.target_fullname, key.ondelete) == ("people.id", "CASCADE")


async def test_an_export_has_every_row_about_a_person_and_only_theirs(database: Database) -> None:
    riya = await add_everything(database, team_id="T1", slack_user_id="U-riya")
    await add_everything(database, team_id="T1", slack_user_id="U-omar")

    async with database.reading("T1") as session:
        exported = await privacy.export_person(session, person_id=riya)

    assert set(exported) == {"people"} | {model.__tablename__ for model in PERSONAL}
    assert all(rows for rows in exported.values())
    assert {row["person_id"] for table, rows in exported.items() if table != "people" for row in rows} == {riya}
    assert "U-riya" in json.dumps(exported)
    assert "U-omar" not in json.dumps(exported)


async def test_forgetting_leaves_nothing_about_the_person_and_everything_about_others(database: Database) -> None:
    riya = await add_everything(database, team_id="T1", slack_user_id="U-riya")
    omar = await add_everything(database, team_id="T1", slack_user_id="U-omar")
    async with database.reading("T1") as session:
        before = await privacy.count_person_rows(session, person_id=omar)

    async with database.for_team("T1") as session:
        counts = await privacy.forget_person(session, person_id=riya, now=NOON)

    assert set(counts) == {"people"} | {model.__tablename__ for model in PERSONAL}
    async with database.reading("T1") as session:
        assert await privacy.count_person_rows(session, person_id=riya) == {}
        assert await privacy.count_person_rows(session, person_id=omar) == before


async def test_what_a_forgotten_person_cost_stays_without_their_name(database: Database) -> None:
    riya = await add_everything(database, team_id="T1", slack_user_id="U-riya")
    async with database.reading("T1") as session:
        spent = await get_spend(session, person_id=riya, since=NOON)

    async with database.for_team("T1") as session:
        await privacy.forget_person(session, person_id=riya, now=NOON)

    async with database.reading("T1") as session:
        assert await get_spend(session, person_id=None, since=NOON) == spent > 0
        assert (await session.scalars(select(ModelCall))).one().person_id is None


async def test_forgetting_is_audited_by_numbers_alone(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        counts = await privacy.forget_person(session, person_id=talk.person.id, now=NOON)

    async with database.reading("T1") as session:
        entry = (await session.scalars(select(AuditEntry))).one()
    assert (entry.what, entry.counts, entry.happened_at) == ("person forgotten", counts, NOON)
    assert counts == {"people": 1, "conversations": 1, "messages": 1, "guidance": 1}


async def test_another_team_can_neither_export_nor_forget(database: Database) -> None:
    riya = await add_everything(database, team_id="T1", slack_user_id="U-riya")

    async with database.for_team("T2") as session:
        exported = await privacy.export_person(session, person_id=riya)
        counts = await privacy.forget_person(session, person_id=riya, now=NOON)

    assert (counts, [row for rows in exported.values() for row in rows]) == ({}, [])
    async with database.reading("T1") as session:
        assert len(await privacy.count_person_rows(session, person_id=riya)) == 1 + len(PERSONAL)


async def test_a_team_that_leaves_leaves_nothing_and_takes_nothing_of_others(database: Database) -> None:
    for team_id in ("T1", "T2"):
        for model in MODELS:
            async with database.for_team(team_id) as session:
                await add_row(session, model)

    async with database.for_team("T1") as session:
        counts = await privacy.forget_team(session, now=NOON)

    assert set(counts) == {model.__tablename__ for model in MODELS} - {"audit"}
    for model in MODELS:
        async with database.reading("T1") as session:
            assert model is AuditEntry or (await session.scalars(select(model))).all() == []
        async with database.reading("T2") as session:
            assert (await session.scalars(select(model))).all() != []


async def test_a_channels_thread_outlives_a_person_who_spoke_in_it(database: Database) -> None:
    async with database.for_team("T1") as session:
        people = [await add_row(session, Person, slack_user_id=name) for name in ("U-riya", "U-omar")]
        thread = await get_or_add_conversation(
            session, channel="C1", thread_ts="1.0", person_id=None, kind="channel", now=NOON
        )
        for person in people:
            await add_message(
                session,
                conversation_id=thread.id,
                person_id=person.id,
                author="person",
                text="hi",
                slack_ts=None,
                now=NOON,
            )
        await set_conversation_state(session, conversation_id=thread.id, state={"offer": "draft a note to Riya"})

    async with database.for_team("T1") as session:
        await privacy.forget_person(session, person_id=people[0].id, now=NOON)

    async with database.reading("T1") as session:
        assert (await session.scalars(select(Conversation))).one().state == {}
        assert [m.person_id for m in await session.scalars(select(Message))] == [people[1].id]


async def test_work_under_way_for_a_forgotten_person_is_fenced_off(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        row = await agenda.plan_started(
            session, key="T1:a", kind="answer", team_id="T1", person_id=talk.person.id, payload={}
        )
    assert row is not None

    async with database.for_team("T1") as session:
        await privacy.forget_person(session, person_id=talk.person.id, now=NOON)

    async with database.for_all_teams() as session:
        assert not await agenda.finish(session, row=row, run_at=None)


async def test_the_id_of_a_forgotten_person_is_never_given_to_another(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya = (await add_talk(session, slack_user_id="U-riya")).person.id
        await privacy.forget_person(session, person_id=riya, now=NOON)
        omar = (await add_talk(session, slack_user_id="U-omar")).person.id

    assert omar != riya


def test_deliveries_hold_copies_of_what_was_said_so_they_are_personal() -> None:
    assert Delivery in PERSONAL
