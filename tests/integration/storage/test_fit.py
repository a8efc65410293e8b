"""Whether the tables are what their version says, on both databases."""

import pytest
from alembic import command

from storage.database import Database
from storage.migrations import configuration
from tests.integration.storage.conftest import opened


async def changed(database: Database, statement: str) -> None:
    async with database.filling() as connection:
        await connection.exec_driver_sql(statement)


async def test_tables_of_today_fit_and_others_beside_them_are_nobodys_business(empty_url: str) -> None:
    async with opened(empty_url) as database:
        await database.migrate()
        await changed(database, "CREATE TABLE of_somebody_else (id INTEGER)")

        assert await database.misfit() == ""


async def test_tables_of_an_older_version_fit_it(empty_url: str) -> None:
    async with opened(empty_url) as database:
        await database._ground.upgrade(lambda connection: command.upgrade(configuration(connection), "0007"))

        assert (await database.standing()).version == "0007"
        assert await database.misfit() == ""


@pytest.mark.parametrize(
    ("statement", "misfit"),
    [
        ("UPDATE alembic_version SET version_num = '0012'", "the column outcomes.card_id is there already"),
        ("UPDATE alembic_version SET version_num = '0010'", "the table api_requests is there already"),
        ("ALTER TABLE goals DROP COLUMN unit", "the column goals.unit is missing"),
        ("DROP TABLE model_calls", "the table model_calls is missing"),
    ],
)
async def test_what_is_too_much_or_missing_is_named(empty_url: str, statement: str, misfit: str) -> None:
    async with opened(empty_url) as database:
        await database.migrate()
        await changed(database, statement)

        assert await database.misfit() == misfit
