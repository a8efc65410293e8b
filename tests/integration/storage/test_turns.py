"""Writers of one team take turns on Postgres; who waits for a turn is in nobody else's way."""

import asyncio

import sqlalchemy as sa

from storage.database import Database
from storage.models import Person
from storage.people import get_or_add_person
from tests.integration.storage.conftest import MakeUrl
from tests.integration.storage.talk import NOON

MORE_THAN_CONNECTIONS = 25


async def test_a_team_that_stands_in_line_leaves_the_others_their_connections(make_url: MakeUrl) -> None:
    database = Database(make_url("postgres"))
    done = asyncio.Event()
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        holder = asyncio.Event()
        group.create_task(hold_the_turn(database, holder, done))
        await holder.wait()
        for number in range(MORE_THAN_CONNECTIONS):
            group.create_task(add(database, "T1", f"U{number}"))
        while database.load().waiting < MORE_THAN_CONNECTIONS - 1:  # noqa: ASYNC110  (nobody says so)
            await asyncio.sleep(0.01)

        async with asyncio.timeout(60):
            await add(database, "T2", "U1")
            assert await count(database, "T1") == 0
        done.set()

    assert await count(database, "T1") == MORE_THAN_CONNECTIONS
    assert database.load().waiting == 0
    await database.close()


async def hold_the_turn(database: Database, has_it: asyncio.Event, done: asyncio.Event) -> None:
    async with database.for_team("T1"):
        has_it.set()
        await done.wait()


async def add(database: Database, team_id: str, name: str) -> None:
    async with database.for_team(team_id) as session:
        await get_or_add_person(session, slack_user_id=name, now=NOON)


async def count(database: Database, team_id: str) -> int:
    async with database.reading(team_id) as session:
        return await session.scalar(sa.select(sa.func.count()).select_from(Person)) or 0
