"""Every mapped table is tried: a new one joins by being mapped."""

import re
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import aliased

import storage
from storage.database import Database, insert_or_ignore
from storage.errors import NestedWrite, NotConfined, NoTeam, ReadOnly, WrongTeam
from storage.models import LIBRARY, Base, Person, postings
from storage.models.base import LibraryOwned, TeamOwned
from storage.tenancy import TeamSession
from tests.integration.storage.rows import MODELS, add_row, key_of
from tests.integration.storage.talk import NOON

UNMAPPED = {"postings"}
"""Reached only through `storage.search`, which starts from collections the team may read."""

every_table = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__tablename__)


@pytest.fixture
async def theirs(database: Database, model: Any) -> Any:
    """A row of team T2."""
    async with database.for_team("T2") as session:
        return await add_row(session, model)


def some_column(model: Any) -> str:
    keys = {column.name for column in sa.inspect(model).primary_key}
    return str(next(c.name for c in sa.inspect(model).columns if c.name not in keys | {"team_id", "person_id"}))


async def count_of(database: Database, model: Any, row: Any) -> int:
    async with database.reading_all_teams() as session:
        return len((await session.scalars(select(model).filter_by(**key_of(row)))).all())


def test_every_table_belongs_to_a_team() -> None:
    assert {table.name for table in Base.metadata.tables.values()} == {m.__tablename__ for m in MODELS} | UNMAPPED
    assert all(issubclass(model, TeamOwned | LibraryOwned) for model in MODELS)


@every_table
async def test_no_question_sees_another_teams_rows(database: Database, model: Any, theirs: Any) -> None:
    other = aliased(model)
    key = next(iter(key_of(theirs)))
    questions = [
        select(model),
        select(model).filter_by(**key_of(theirs)),
        select(getattr(model, key)),
        select(other),
        select(model).where(getattr(model, key).in_(select(getattr(other, key)))),
        select(model).join(other, getattr(other, key) == getattr(model, key)),
        select(select(model).subquery()),
        select(model).where(exists().where(getattr(other, key).is_not(None))),
        select(func.max(getattr(model, key))).having(func.count() > 0),
    ]

    async with database.reading("T1") as session:
        for question in questions:
            assert (await session.execute(question)).all() == [], question
        assert await session.get(model, tuple(key_of(theirs).values())) is None
        assert await session.scalar(select(func.count()).select_from(model)) == 0


@every_table
async def test_no_write_reaches_another_teams_rows(database: Database, model: Any, theirs: Any) -> None:
    column = some_column(model)
    before = getattr(theirs, column)

    async with database.for_team("T1") as session:
        mine = (await session.execute(update(model).values({column: before}).returning(model))).all()
        gone = (await session.execute(delete(model).returning(model))).all()

    assert (mine, gone) == ([], [])
    assert await count_of(database, model, theirs) == 1


@every_table
async def test_a_row_of_another_team_is_refused(database: Database, model: Any, theirs: Any) -> None:
    values = {c.name: getattr(theirs, c.name) for c in sa.inspect(model).columns if c.name != "id"}

    async def add(session: AsyncSession) -> None:
        session.add(model(**values))
        await session.flush()

    async def insert_beside(session: AsyncSession) -> None:
        await session.execute(insert(model), [values])

    async def insert_inline(session: AsyncSession) -> None:
        await session.execute(insert(model).values(**values))

    async def ignore(session: AsyncSession) -> None:
        await insert_or_ignore(session, model, **values)

    async def give_away(session: AsyncSession) -> None:
        await session.execute(update(model).values(team_id="T2"))

    for attempt in (add, insert_beside, insert_inline, ignore, give_away):
        with pytest.raises(WrongTeam):
            async with database.for_team("T1") as session:
                await attempt(session)
    assert await count_of(database, model, theirs) == 1


@every_table
async def test_a_row_carried_over_from_another_team_is_refused(
    database: Database, model: Any, theirs: Any
) -> None:
    key = key_of(theirs)

    async def change(session: AsyncSession, row: Any) -> None:
        session.add(row)
        sa.orm.attributes.flag_modified(row, some_column(model))
        await session.flush()

    async def remove(session: AsyncSession, row: Any) -> None:
        await session.delete(row)
        await session.flush()

    for attempt in (change, remove):
        async with database.reading("T2") as session:
            row = (await session.scalars(select(model).filter_by(**key))).one()
        with pytest.raises(WrongTeam):
            async with database.for_team("T1") as session:
                await attempt(session, row)


@every_table
async def test_new_rows_get_the_team_of_the_session(database: Database, model: Any) -> None:
    async with database.for_team("T1") as session:
        row = await add_row(session, model)

    assert row.team_id == "T1"


@every_table
async def test_a_reading_session_writes_nothing(database: Database, model: Any) -> None:
    for attempt in (update(model).values(team_id="T1"), delete(model), insert(model)):
        with pytest.raises(ReadOnly):
            async with database.reading("T1") as session:
                await session.execute(attempt)
    with pytest.raises(ReadOnly):
        async with database.reading("T1") as session:
            await insert_or_ignore(session, model)
    with pytest.raises(ReadOnly):
        async with database.reading("T1") as session:
            await add_row(session, model)


async def test_stamped_inserts_end_up_in_the_table(database: Database) -> None:
    rows = [{"slack_user_id": name, "created_at": NOON} for name in ("U1", "U2")]

    async with database.for_team("T1") as session:
        await session.execute(insert(Person), rows)
        await session.execute(insert(Person).values(slack_user_id="U3", created_at=NOON))

    async with database.reading("T1") as session:
        assert (await session.scalars(select(Person.slack_user_id).order_by(Person.id))).all() == [
            "U1",
            "U2",
            "U3",
        ]


@pytest.mark.parametrize(
    ("statement", "parameters"),
    [
        (sa.text("SELECT 1"), None),
        (select(postings), None),
        (select(Person.__table__), None),
        (select(Person).from_statement(sa.text("SELECT * FROM people")), None),
        (sa.union_all(select(Person.id), select(Person.id)), None),
        (update(Person), [{"id": 1, "role": "x"}]),
        (update(Person).execution_options(dml_strategy="core_only").values(role="x"), None),
        (insert(Person).values([{"slack_user_id": "U1", "created_at": NOON}]), None),
        (insert(Person).from_select(["slack_user_id"], select(Person.slack_user_id)), None),
    ],
    ids=[
        "text",
        "unmapped",
        "table",
        "from text",
        "union",
        "bulk update",
        "core only",
        "many inline",
        "from select",
    ],
)
async def test_what_cannot_be_confined_is_refused(database: Database, statement: Any, parameters: Any) -> None:
    with pytest.raises(NotConfined):
        async with database.for_team("T1") as session:
            await session.execute(statement, parameters)


async def test_the_old_bulk_methods_are_refused(database: Database) -> None:
    with pytest.raises(NotConfined):
        async with database.for_team("T1") as session:
            await session.run_sync(lambda sync: sync.bulk_insert_mappings(sa.inspect(Person), []))


async def test_the_engine_sees_every_team(database: Database) -> None:
    for team in ("T1", "T2"):
        async with database.for_team(team) as session:
            await add_row(session, Person)

    async with database.reading_all_teams() as session:
        assert len((await session.scalars(select(Person))).all()) == 2


async def test_what_the_engine_adds_must_name_a_team(database: Database) -> None:
    with pytest.raises(NoTeam):
        async with database.for_all_teams() as session:
            await add_row(session, Person)


async def test_every_team_reads_the_library_and_none_writes_it(database: Database) -> None:
    shared_models: list[Any] = [model for model in MODELS if issubclass(model, LibraryOwned)]
    for model in shared_models:
        async with database.for_team(LIBRARY) as session:
            shared: Any = await add_row(session, model)

        async with database.reading("T1") as session:
            assert (await session.scalars(select(model).filter_by(id=shared.id))).one().team_id == LIBRARY
        async with database.for_team("T1") as session:
            gone = await session.execute(delete(model).returning(model))
            assert gone.all() == []
        with pytest.raises(WrongTeam):
            async with database.for_team("T1") as session:
                await session.delete(shared)


@pytest.mark.parametrize("opening", ["for_team", "reading"])
async def test_a_session_needs_a_team(database: Database, opening: str) -> None:
    with pytest.raises(NoTeam):
        async with getattr(database, opening)(""):
            pass


async def test_a_session_opened_any_other_way_is_refused(url: str) -> None:
    engine = create_async_engine(url)

    with pytest.raises(NoTeam):
        async with AsyncSession(engine, sync_session_class=TeamSession) as session:
            await session.scalars(select(Person))

    await engine.dispose()


async def test_an_error_rolls_everything_back(database: Database) -> None:
    async def break_off(session: AsyncSession) -> None:
        await add_row(session, Person)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        async with database.for_team("T1") as session:
            await break_off(session)

    async with database.reading("T1") as session:
        assert (await session.scalars(select(Person))).all() == []


async def test_a_write_inside_a_write_is_refused_instead_of_waiting_for_itself(database: Database) -> None:
    with pytest.raises(NestedWrite):
        async with database.for_team("T1"), database.for_team("T2"):
            pass


def test_only_modules_that_start_from_what_a_team_may_read_go_round_the_rules() -> None:
    folder = Path(storage.__file__).parent
    round_the_rules = {
        path.name
        for path in folder.rglob("*.py")
        if re.search(r"await session\.connection\(|__table__", path.read_text())
    }

    assert round_the_rules == {
        "database.py",
        "indexing.py",
        "library.py",
        "postgres.py",
        "prepared.py",
        "search.py",
    }
