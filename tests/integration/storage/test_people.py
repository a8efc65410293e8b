import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import NoResultFound

from storage import people, teams
from storage.database import Database, now
from storage.models import Person
from tests.integration.storage.talk import NOON, Clock


async def meet(database: Database) -> Person:
    async with database.for_team("T1") as session:
        return await people.get_or_add_person(session, slack_user_id="U1", now=NOON)


async def test_people_who_write_twice_at_once_are_one_person(database: Database) -> None:
    met = await asyncio.gather(*(meet(database) for _ in range(4)))

    assert len({person.id for person in met}) == 1


async def test_a_new_person_starts_with_the_defaults(database: Database) -> None:
    person = await meet(database)

    assert (person.style, person.uses_model, person.preferences, person.track) == ("direct", True, {}, None)
    assert person.created_at == NOON


async def test_what_is_set_on_a_person_is_read_back(database: Database) -> None:
    person = await meet(database)
    in_india = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))

    async with database.for_team("T1") as session:
        await people.update_person(
            session, person_id=person.id, track="sales", preferences={"digest": True}, onboarded_at=in_india
        )

    async with database.reading("T1") as session:
        read = await people.get_person(session, person_id=person.id)
    assert (read.track, read.preferences, read.onboarded_at) == ("sales", {"digest": True}, NOON)
    assert read.onboarded_at is not None
    assert read.onboarded_at.tzinfo is UTC


async def test_a_preference_changes_beside_what_others_have_set_meanwhile(database: Database) -> None:
    person = await meet(database)
    async with database.for_team("T1") as session:
        await people.update_preferences(session, person_id=person.id, pace="light")

    async with database.for_team("T1") as session:
        changed = await people.update_preferences(session, person_id=person.id, terms_told=True)

    async with database.reading("T1") as session:
        read = await people.get_person(session, person_id=person.id)
    assert person.preferences == {}
    assert changed.preferences == read.preferences == {"pace": "light", "terms_told": True}


async def test_nobody_has_preferences_who_is_forgotten(database: Database) -> None:
    with pytest.raises(NoResultFound):
        async with database.for_team("T1") as session:
            await people.update_preferences(session, person_id=1, pace="light")


async def test_a_person_of_another_team_is_nobody(database: Database) -> None:
    person = await meet(database)

    with pytest.raises(NoResultFound):
        async with database.reading("T2") as session:
            await people.get_person(session, person_id=person.id)


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="time zone"):
        async with database.for_team("T1") as session:
            await people.get_or_add_person(session, slack_user_id="U1", now=datetime(2026, 11, 20))


async def test_a_team_that_comes_back_is_no_longer_removed(database: Database) -> None:
    async with database.for_team("T1") as session:
        await teams.upsert_team(session, team_id="T1", name="Acme", bot_user_id="B1", now=NOON)
        await teams.mark_team_removed(session, team_id="T1", now=NOON)
        removed = await teams.find_team(session, team_id="T1")
        assert removed is not None
        assert removed.removed_at == NOON

    async with database.for_team("T1") as session:
        team = await teams.upsert_team(session, team_id="T1", name="Acme Ltd", bot_user_id="B2", now=NOON)

    assert (team.name, team.bot_user_id, team.removed_at, team.created_at) == ("Acme Ltd", "B2", None, NOON)


async def test_the_clock_is_the_databases_plus_the_skew(database: Database, clock: Clock) -> None:
    clock.forward(days=10)
    before = datetime.now(UTC)
    async with database.reading("T1") as session:
        moment = await now(session)

    assert moment.tzinfo is UTC
    assert before <= moment - timedelta(days=10) <= datetime.now(UTC)
