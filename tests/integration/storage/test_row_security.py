"""What Postgres itself refuses, whatever is asked: raw SQL in a transaction that said whose it is."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage.database import Database
from storage.models import LIBRARY, Base, postings
from storage.models.base import LibraryOwned
from storage.row_security import guard_tables, passes_by, rules_of
from storage.tenancy import scope_of
from tests.integration.storage.conftest import MakeUrl
from tests.integration.storage.rows import MODELS, add_row

TABLES = sorted(Base.metadata.tables)
_RULES = "SELECT tablename, policyname FROM pg_policies"
POSTING = {"term": "renewal", "tf": 1, "length": 1}

every_table = pytest.mark.parametrize("table", TABLES)


@pytest.fixture
def backend() -> str:
    return "postgres"


@pytest.fixture
async def theirs(database: Database) -> None:
    """A row of team T2 in every table."""
    async with database.for_team("T2") as session:
        for model in MODELS:
            await add_row(session, model)
        snippet = await add_row(session, _model("snippets"))
        posting = {**POSTING, "collection_id": snippet.collection_id, "snippet_id": snippet.id}
        await (await session.connection()).execute(postings.insert(), posting)


@pytest.fixture
async def plain(url: str) -> AsyncIterator[AsyncConnection]:
    """The server as anybody with our password has it."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        yield connection
    await engine.dispose()


def _model(table: str) -> Any:
    return next(model for model in MODELS if model.__tablename__ == table)


async def say(connection: AsyncConnection, team_id: str) -> None:
    await connection.execute(sa.text("SELECT set_config('app.team_id', :team, true)"), {"team": team_id})


async def count(connection: AsyncConnection, table: str) -> int:
    return int((await connection.execute(sa.text(f"SELECT count(*) FROM {table}"))).scalar_one())


async def test_every_table_is_guarded_also_against_its_owner(plain: AsyncConnection) -> None:
    query = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relforcerowsecurity"
    guarded = set(await plain.scalars(sa.text(query)))
    rules = {(table, rule) for table, rule in await plain.execute(sa.text(_RULES))}

    assert guarded == set(TABLES)
    assert rules == {(name, rule) for name in TABLES for rule, _, _ in rules_of(Base.metadata.tables[name])}


async def test_we_are_no_superuser_here(plain: AsyncConnection) -> None:
    """Otherwise this file would prove nothing."""
    assert await plain.run_sync(passes_by) is False


async def test_who_does_not_say_whose_work_it_is_reads_nothing(plain: AsyncConnection, theirs: None) -> None:
    assert {name: await count(plain, name) for name in TABLES} == dict.fromkeys(TABLES, 0)


async def test_a_question_without_a_filter_reads_its_own_rows_only(plain: AsyncConnection, theirs: None) -> None:
    await say(plain, "T1")
    assert {name: await count(plain, name) for name in TABLES} == dict.fromkeys(TABLES, 0)

    await say(plain, "T2")
    assert all([await count(plain, name) > 0 for name in TABLES])


async def test_the_engines_own_work_reads_every_teams_rows(plain: AsyncConnection, theirs: None) -> None:
    await say(plain, "*")

    assert all([await count(plain, name) > 0 for name in TABLES])


@every_table
async def test_nothing_without_a_filter_changes_or_deletes_another_teams_rows(
    plain: AsyncConnection, theirs: None, table: str
) -> None:
    column = next(iter(Base.metadata.tables[table].columns)).name
    await say(plain, "T1")

    changed = await plain.execute(sa.text(f"UPDATE {table} SET {column} = {column}"))
    deleted = await plain.execute(sa.text(f"DELETE FROM {table}"))

    assert (changed.rowcount, deleted.rowcount) == (0, 0)


@every_table
async def test_no_row_can_be_written_or_given_to_another_team(
    plain: AsyncConnection, theirs: None, table: str
) -> None:
    await say(plain, "T2")
    copy = f"CREATE TEMPORARY TABLE copied ON COMMIT DROP AS SELECT * FROM {table}"
    await plain.execute(sa.text(copy))
    await say(plain, "T1")

    with pytest.raises(sa.exc.ProgrammingError, match="row-level security"):
        await plain.execute(sa.text(f"INSERT INTO {table} SELECT * FROM copied"))


@pytest.mark.parametrize(
    "model", [m for m in MODELS if issubclass(m, LibraryOwned)], ids=lambda m: m.__tablename__
)
async def test_the_shipped_library_can_be_read_by_every_team_and_changed_by_none(
    database: Database, plain: AsyncConnection, model: Any
) -> None:
    async with database.for_team(LIBRARY) as session:
        await add_row(session, model)
    await say(plain, "T1")

    deleted = await plain.execute(sa.text(f"DELETE FROM {model.__tablename__}"))

    assert (await count(plain, model.__tablename__), deleted.rowcount) == (1, 0)


async def test_a_filter_of_ours_that_is_forgotten_shows_nobodys_rows(database: Database, theirs: None) -> None:
    """`session.connection()` goes round our own filter; the server's is still there."""
    async with database.reading("T1") as session:
        assert await count(await session.connection(), "people") == 0
    async with database.for_team("T1") as session:
        assert await count(await session.connection(), "people") == 0


async def test_whose_work_it_was_is_forgotten_with_the_transaction(database: Database, theirs: None) -> None:
    async with database.for_team("T2") as session:
        assert scope_of(session).team_id == "T2"
        connection = await session.connection()
        assert await count(connection, "people") > 0

    async with database._ground._engine.connect() as bare:  # type: ignore[attr-defined]
        assert await count(bare, "people") == 0


async def test_the_server_refuses_to_write_for_a_reader(database: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="read-only"):
        async with database.reading("T1") as session:
            await (await session.connection()).execute(sa.text("DELETE FROM people"))


async def test_deleting_a_person_takes_what_hangs_on_them_along(database: Database, theirs: None) -> None:
    """Postgres follows foreign keys past the rules."""
    async with database.for_team("T2") as session:
        await session.execute(sa.delete(_model("people")))

    async with database.reading_all_teams() as session:
        assert (await session.scalars(sa.select(_model("messages")))).all() == []


async def test_guarding_again_changes_nothing(make_url: MakeUrl) -> None:
    engine = sa.create_engine(make_url("postgres"))
    stamps = sa.text("SELECT oid, xmin::text FROM pg_policy ORDER BY oid")
    with engine.begin() as connection:
        before = connection.execute(stamps).all()
    with engine.begin() as connection:
        guard_tables(connection)
        after = connection.execute(stamps).all()
    engine.dispose()

    assert before == after != []


async def test_a_version_may_change_every_teams_rows(database: Database, theirs: None) -> None:
    """Its statements would find no rows if an upgrade did not say that it is the engine's work."""
    found = []

    def change(connection: sa.Connection) -> None:
        found.append(connection.execute(sa.text("UPDATE people SET role = role")).rowcount)

    await database._ground.upgrade(change)

    assert found[0] > 0
