import asyncio
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import select

from storage.database import Database
from storage.models import Person
from storage.people import find_person, get_or_add_person, update_person
from tests.integration.storage.conftest import MakeUrl, opened
from tests.integration.storage.talk import NOON


async def role_of_riya(database: Database) -> str:
    async with database.reading("T1") as session:
        riya = await find_person(session, slack_user_id="U1")
    assert riya is not None
    return riya.role


async def test_a_cancelled_write_is_undone_and_blocks_nobody(database: Database) -> None:
    written = asyncio.Event()

    async def write_and_wait() -> None:
        async with database.for_team("T1") as session:
            await get_or_add_person(session, slack_user_id="U-cancelled", now=NOON)
            written.set()
            await asyncio.Event().wait()

    writing = asyncio.create_task(write_and_wait())
    await written.wait()
    writing.cancel()
    await asyncio.wait([writing])

    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U1", now=NOON)
    async with database.reading("T1") as session:
        assert (await session.scalars(select(Person.slack_user_id))).all() == ["U1"]


async def test_a_reader_neither_waits_for_a_writer_nor_sees_half_of_what_it_writes(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya = await get_or_add_person(session, slack_user_id="U1", now=NOON)

    async with database.for_team("T1") as session:
        await update_person(session, person_id=riya.id, role="half-way")
        assert await role_of_riya(database) == ""

    assert await role_of_riya(database) == "half-way"


async def test_writers_of_one_program_take_turns(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya = await get_or_add_person(session, slack_user_id="U1", now=NOON)

    async def add_a_letter() -> None:
        async with database.for_team("T1") as session:
            person = (await session.scalars(select(Person))).one()
            await asyncio.sleep(0)
            await update_person(session, person_id=riya.id, role=f"{person.role}x")

    await asyncio.gather(*(add_a_letter() for _ in range(20)))

    assert await role_of_riya(database) == "x" * 20


async def test_writers_of_two_programs_take_turns(url: str) -> None:
    async def add_letters(database: Database) -> None:
        for _ in range(10):
            async with database.for_team("T1") as session:
                person = (await session.scalars(select(Person))).one()
                await update_person(session, person_id=person.id, role=f"{person.role}x")

    async with opened(url) as one, opened(url) as other:
        async with one.for_team("T1") as session:
            await get_or_add_person(session, slack_user_id="U1", now=NOON)
        await asyncio.gather(add_letters(one), add_letters(other))

        assert await role_of_riya(one) == "x" * 20


async def test_a_team_that_writes_for_long_holds_up_no_other_on_postgres(make_url: MakeUrl) -> None:
    url = make_url("postgres")
    async with opened(url) as one, opened(url) as other, asyncio.timeout(60), one.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U1", now=NOON)
        async with other.for_team("T2") as session_of_another:
            await get_or_add_person(session_of_another, slack_user_id="U1", now=NOON)


async def test_postgres_may_restart_under_us(make_url: MakeUrl) -> None:
    url = make_url("postgres")
    async with opened(url) as database:
        async with database.for_team("T1") as session:
            await get_or_add_person(session, slack_user_id="U1", now=NOON)
        engine = sa.create_engine(url)
        with engine.connect() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        engine.dispose()

        assert await role_of_riya(database) == ""


async def test_a_new_sqlite_file_is_private_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "data" / "sideline.db"
    async with opened(f"sqlite+aiosqlite:///{path}") as database:
        await database.migrate()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_a_new_file_that_is_named_by_a_uri_is_private_too_and_lies_where_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "new" / "coach.db"

    async with opened(f"sqlite+aiosqlite:///file:{file}?mode=rwc&uri=true") as database:
        await database.migrate()

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["new"]


@pytest.mark.parametrize("url", ["sqlite+aiosqlite://", "sqlite+aiosqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="file"):
        Database(url, skew=timedelta)


async def test_an_error_does_not_quote_what_was_being_written(database: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError) as failure:
        async with database.for_all_teams() as session:
            await session.execute(sa.text("INSERT INTO nowhere VALUES (:said)"), {"said": "what somebody wrote"})

    assert "what somebody wrote" not in str(failure.value)


async def test_what_came_in_bulk_is_counted_without_disturbing_anything(database: Database) -> None:
    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U1", now=NOON)

    await database.refresh_statistics()

    async with database.reading("T1") as session:
        assert await find_person(session, slack_user_id="U1") is not None


async def test_what_was_closed_is_opened_again_when_it_is_wanted(database: Database) -> None:
    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U1", now=NOON)

    await database.close()

    async with database.reading("T1") as session:
        assert (await session.scalars(select(Person.slack_user_id))).all() == ["U1"]
    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U2", now=NOON)
