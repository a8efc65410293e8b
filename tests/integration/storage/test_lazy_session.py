"""A session that is only made when the ORM is asked for something."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from storage import people
from storage.database import Database
from storage.lazy_session import LazySession
from storage.models import Person
from tests.integration.storage.conftest import MakeUrl, opened
from tests.integration.storage.talk import NOON


@pytest.fixture
async def on_file(make_url: MakeUrl) -> AsyncIterator[Database]:
    async with opened(make_url("sqlite")) as database:
        yield database


def is_made(session: object) -> bool:
    return "sync_session" in vars(session)


async def test_prepared_statements_need_no_session(on_file: Database) -> None:
    async with on_file.for_team("T1") as session:
        await people.get_or_add_person(session, slack_user_id="U1", now=NOON)
        assert isinstance(session, LazySession)
        assert not is_made(session)


async def test_the_orm_sees_what_prepared_statements_wrote_and_the_other_way_round(on_file: Database) -> None:
    async with on_file.for_team("T1") as session:
        await people.get_or_add_person(session, slack_user_id="U1", now=NOON)
        (person,) = await session.scalars(select(Person))
        person.display_name = "Riya Shah"
        found = await people.find_person(session, slack_user_id="U1")

    assert found is not None
    assert found.display_name == "Riya Shah"
    assert is_made(session)


async def test_it_has_no_attributes_of_its_own_making(on_file: Database) -> None:
    async with on_file.reading("T1") as session:
        with pytest.raises(AttributeError):
            _ = session.nothing  # type: ignore[attr-defined]
