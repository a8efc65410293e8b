"""A database is moved whole, between the two kinds and within each."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import sqlalchemy as sa

from storage.database import Database, Session
from storage.errors import NotEmpty
from storage.models import LIBRARY, Base, Person, postings
from storage.moving import moved_rows
from storage.people import find_person, get_or_add_person
from tests.integration.storage.conftest import MakeUrl, opened
from tests.integration.storage.rows import MODELS, add_row
from tests.integration.storage.talk import NOON, add_talk

TABLES = Base.metadata.sorted_tables
ACROSS = [("sqlite", "postgres"), ("postgres", "sqlite")]
ALL_ROUTES = [*ACROSS, ("sqlite", "sqlite"), ("postgres", "postgres")]
WORDS = 'Dana said: "büro 🙂 — 100 %", \\ \n\t and more'


@pytest.fixture(params=ACROSS, ids=" to ".join)
def urls(request: pytest.FixtureRequest, make_new: MakeUrl) -> list[str]:
    return [make_new(kind) for kind in request.param]


@pytest.fixture
async def source(urls: list[str]) -> AsyncIterator[Database]:
    """A database with rows of two teams and of the library in every table."""
    async with opened(urls[0]) as database:
        await fill(database)
        yield database


@pytest.fixture
async def target(urls: list[str]) -> AsyncIterator[Database]:
    async with opened(urls[1]) as database:
        yield database


async def fill(database: Database) -> None:
    for team_id in ("T1", "T2", LIBRARY):
        async with database.for_team(team_id) as session:
            for model in MODELS:
                await add_row(session, model)
            snippet = await add_row(session, _model("snippets"), body=WORDS)
            key = {"collection_id": snippet.collection_id, "snippet_id": snippet.id}
            rows = [{**key, "term": f"term-{number}", "tf": 2, "length": 9} for number in range(250)]
            await (await session.connection()).execute(postings.insert(), rows)
            talk = await add_talk(session)
            talk.person.display_name, talk.person.preferences = (
                WORDS,
                {"quiet": {"from": "22:00", "words": [WORDS]}},
            )
            talk.guidance.payload = {"score": 0.1 + 0.2, "big": 2**53, "none": None, "list": []}


async def describe(session: Session, person_id: int, name: str, preferences: dict[str, Any]) -> None:
    changed = sa.update(Person).where(Person.id == person_id)
    await session.execute(changed.values(display_name=name, preferences=preferences))


def _model(table: str) -> Any:
    return next(model for model in MODELS if model.__tablename__ == table)


def ordered(table: sa.Table) -> sa.Select[Any]:
    return sa.select(table).order_by(*table.primary_key.columns)


async def everything_in(database: Database) -> dict[str, list[Any]]:
    async with database.snapshot() as connection:
        return {table.name: list((await connection.execute(ordered(table))).all()) for table in TABLES}


@pytest.mark.parametrize("urls", ALL_ROUTES, ids=" to ".join, indirect=True)
async def test_every_row_of_every_table_is_the_same_afterwards(source: Database, target: Database) -> None:
    told: dict[str, int] = {}

    async with moved_rows(source, target, told=told.__setitem__) as counts:
        pass

    before = await everything_in(source)
    assert await everything_in(target) == before
    assert counts == told == {table: len(rows) for table, rows in before.items()}
    assert all(counts.values())


async def test_an_id_that_was_given_out_is_not_given_out_again(source: Database, target: Database) -> None:
    """The last person was forgotten, but their id lives on in Slack's buttons."""
    async with source.for_team("T1") as session:
        gone = await get_or_add_person(session, slack_user_id="U-gone", now=NOON)
        await session.execute(sa.delete(Person).where(Person.id == gone.id))

    async with moved_rows(source, target):
        pass

    async with target.for_team("T1") as session:
        assert (await get_or_add_person(session, slack_user_id="U-new", now=NOON)).id > gone.id


async def test_what_was_moved_goes_on_working(source: Database, target: Database) -> None:
    async with moved_rows(source, target):
        pass

    async with target.for_team("T1") as session:
        assert await find_person(session, slack_user_id="U1") is not None
    async with target.for_team("T3") as session:
        for model in MODELS:
            await add_row(session, model)


async def test_a_database_with_rows_is_not_overwritten(source: Database, target: Database) -> None:
    async with target.for_team("T9") as session:
        await get_or_add_person(session, slack_user_id="U9", now=NOON)
    before = await everything_in(target)

    with pytest.raises(NotEmpty, match="1 people"):
        async with moved_rows(source, target):
            pass

    assert await everything_in(target) == before


async def test_a_database_with_rows_is_replaced_when_that_is_wanted(source: Database, target: Database) -> None:
    await fill(target)
    async with target.for_team("T9") as session:
        await get_or_add_person(session, slack_user_id="U9", now=NOON)

    async with moved_rows(source, target, is_replacing=True):
        pass

    assert await everything_in(target) == await everything_in(source)


async def test_a_move_that_is_broken_off_leaves_nothing_and_can_be_begun_again(
    source: Database, target: Database
) -> None:
    with pytest.raises(KeyboardInterrupt):
        async with moved_rows(source, target):
            raise KeyboardInterrupt
    assert not any((await everything_in(target)).values())

    async with moved_rows(source, target):
        pass

    assert await everything_in(target) == await everything_in(source)


async def test_what_is_written_meanwhile_does_not_tear_the_copy_apart(source: Database, target: Database) -> None:
    """A person and what they said belong together: both or neither."""
    before = await everything_in(source)

    async with source.snapshot() as connection:
        await connection.execute(ordered(TABLES[0]))
        async with source.for_team("T1") as session:
            await add_talk(session, slack_user_id="U-meanwhile", channel="D-meanwhile")
        people = (await connection.execute(sa.select(Person.id))).all()

    assert len(people) == len(before["people"])


@pytest.mark.parametrize("urls", [("sqlite", "postgres")], ids=" to ".join, indirect=True)
async def test_a_character_postgres_has_no_room_for_is_left_out(source: Database, target: Database) -> None:
    async with source.for_team("T1") as session:
        riya = await get_or_add_person(session, slack_user_id="U1", now=NOON)
        await describe(session, riya.id, "Ri\x00ya", {"a": "b\x00c"})

    async with moved_rows(source, target):
        pass

    async with target.reading("T1") as session:
        found = await find_person(session, slack_user_id="U1")
    assert found is not None
    assert found.display_name == "Riya"
