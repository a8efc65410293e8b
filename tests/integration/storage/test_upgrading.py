"""While a company upgrades, programs of two releases work on the same tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations

from storage import agenda, deliveries, migrations
from storage.database import Database
from storage.models import Base, Message
from storage.outcomes import list_outcomes_of_card
from storage.privacy import export_person, forget_person
from tests.integration.storage.conftest import MakeUrl, opened
from tests.integration.storage.rows import MODELS, add_row
from tests.integration.storage.talk import NOON, add_talk

NEWER = "9999"
VERSIONS = sorted(path.stem.split("_")[0] for path in migrations.VERSIONS.glob("[0-9]*.py"))


def grow(connection: sa.Connection) -> None:
    """What a newer release may do to tables that this one works on: add to them."""
    operations = Operations(MigrationContext.configure(connection, opts={"render_as_batch": True}))
    for table in Base.metadata.sorted_tables:
        operations.add_column(table.name, sa.Column("mood", sa.String(), nullable=True))
        operations.add_column(table.name, sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))
    operations.create_table(
        "wishes", sa.Column("id", sa.Integer, primary_key=True), sa.Column("team_id", sa.String)
    )
    connection.execute(
        sa.text("UPDATE alembic_version SET version_num = :newer, oldest = :known"),
        {"newer": NEWER, "known": migrations.HEAD},
    )


async def test_this_release_works_on_the_tables_of_the_next(empty_url: str) -> None:
    async with opened(empty_url) as database:
        await database.migrate()
        await database._ground.upgrade(grow)

    async with opened(empty_url) as database:
        await database.migrate()
        await everything_works(database)

        assert (await database.standing()).version == NEWER


async def everything_works(database: Database) -> None:
    """Rows of every table are added, asked for and forgotten, with the ORM and with prepared statements."""
    async with database.for_team("T1") as session:
        for model in MODELS:
            await add_row(session, model)
        talk = await add_talk(session)
        row = await agenda.plan_started(session, key="T1:a", kind="answer", team_id="T1", payload={"a": 1})
        claim = await deliveries.promise_sending(session, key="d", channel="D1", payload={}, now=NOON)
    assert row is not None
    assert claim.verdict == "send"
    async with database.for_all_teams() as session:
        assert await agenda.finish(session, row=row, run_at=None)
    async with database.for_team("T1") as session:
        assert (await export_person(session, person_id=talk.person.id))["people"]
        assert await forget_person(session, person_id=talk.person.id, now=NOON)
        assert not (await session.scalars(sa.select(Message).filter_by(person_id=talk.person.id))).all()


def made_at_12(connection: sa.Connection) -> None:
    command.upgrade(migrations.configuration(connection), "0012")


TELL = sa.text(
    "INSERT INTO outcomes (team_id, person_id, guidance_id, result, recorded_at) "
    "VALUES ('T1', :person, :guidance, 'worked', '2026-11-20 12:00:00')"
)


async def test_what_was_told_before_outcomes_had_a_card_counts_for_the_card_of_its_advice(empty_url: str) -> None:
    async with opened(empty_url) as database:
        await database._ground.upgrade(made_at_12)
        async with database.for_team("T1") as session:
            talk = await add_talk(session)
        async with database.filling() as connection:
            await connection.execute(TELL, {"person": talk.person.id, "guidance": talk.guidance.id})

        await database.migrate()

        async with database.reading("T1") as session:
            assert len(await list_outcomes_of_card(session, card_id=talk.guidance.card_id)) == 1


@pytest.fixture
def sqlite_url(make_url: MakeUrl) -> str:
    return make_url("sqlite")


async def test_a_version_that_copies_a_table_deletes_nothing_that_hangs_on_it(sqlite_url: str) -> None:
    """SQLite changes a table by copying and dropping it, and dropping it would take what hangs on it along."""

    def change(connection: sa.Connection) -> None:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        with Operations(context).batch_alter_table("people", recreate="always") as people:
            people.add_column(sa.Column("mood", sa.String()))

    async with opened(sqlite_url) as database:
        async with database.for_team("T1") as session:
            await add_talk(session)

        await database._ground.upgrade(change)

        async with database.reading("T1") as session:
            assert await session.scalar(sa.select(sa.func.count()).select_from(Message)) == 1


@pytest.fixture
def stepwise(tmp_path: Path) -> Iterator[sa.Connection]:
    """A database in which the oldest version is about to be made that programs of today may still meet."""
    engine = sa.create_engine(f"sqlite:///{tmp_path}/stepwise.db")
    with engine.begin() as connection:
        command.upgrade(migrations.configuration(connection), migrations.OLDEST)
        yield connection
    engine.dispose()


def test_no_version_takes_away_or_demands_what_an_older_program_does_not_know(stepwise: sa.Connection) -> None:
    """Taking something away is for the release after, and moves `migrations.OLDEST`."""
    before = columns(stepwise)
    for version in VERSIONS[VERSIONS.index(migrations.OLDEST) + 1 :]:
        command.upgrade(migrations.configuration(stepwise), version)
        after = columns(stepwise)
        for table, known in before.items():
            assert known.keys() <= after.get(table, {}).keys(), f"version {version} takes something from {table}"
            for name, demands in after[table].items():
                has_changed = name not in known or not known[name]
                assert not (demands and has_changed), f"version {version}: {table}.{name} needs a server_default"
        before = after


def columns(connection: sa.Connection) -> dict[str, dict[str, bool]]:
    """Of every table, which columns an insert must name."""
    tables = sa.inspect(connection)
    return {
        table: {
            column["name"]: not column["nullable"] and column["default"] is None
            for column in tables.get_columns(table)
        }
        for table in tables.get_table_names()
    }
