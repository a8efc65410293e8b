import asyncio
from datetime import timedelta

from storage.database import Database
from storage.processed import claim_event, purge_events
from tests.integration.storage.talk import NOON


async def take_in(database: Database, team_id: str = "T1") -> bool:
    async with database.for_team(team_id) as session:
        return await claim_event(session, key="Ev1", now=NOON)


async def test_an_event_is_taken_in_once_however_often_it_comes(database: Database) -> None:
    taken = await asyncio.gather(*(take_in(database) for _ in range(4)))

    assert sorted(taken) == [False, False, False, True]


async def test_each_team_has_its_own_events(database: Database) -> None:
    assert await take_in(database, "T1")
    assert await take_in(database, "T2")


async def test_old_events_are_purged_for_every_team(database: Database) -> None:
    await take_in(database, "T1")
    await take_in(database, "T2")

    async with database.for_all_teams() as session:
        assert await purge_events(session, before=NOON) == 0
        assert await purge_events(session, before=NOON + timedelta(seconds=1)) == 2

    assert await take_in(database)
