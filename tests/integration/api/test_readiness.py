"""Whether the program can do its work, part by part, in words that say what is the matter."""

import asyncio
import sqlite3
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.http.health import NO_WRITES, Readiness
from storage import agenda
from storage.database import Database, now
from tests.integration.api.conftest import TEAM, Office
from tests.integration.storage.test_outage import add_without_room

ALL_WELL = {"database": "ok", "agenda": "ok", "slack": "ok"}


async def parts(office: Office, *, is_connected: bool = True) -> dict[str, str]:
    async def connected() -> bool:
        return is_connected

    return await Readiness(office.deps, connected).parts()


async def test_all_is_well_with_work_that_is_not_late(office: Office) -> None:
    await promise(office, minutes_ago=1)

    assert await parts(office) == ALL_WELL
    assert await Readiness(office.deps, None).parts() == ALL_WELL


async def test_a_socket_that_is_down_is_said(office: Office) -> None:
    assert await parts(office, is_connected=False) == {**ALL_WELL, "slack": "the socket is down"}


async def test_work_nobody_does_is_said(office: Office) -> None:
    await promise(office, minutes_ago=5)

    assert (await parts(office))["agenda"].startswith("the oldest work has been due for 30")


async def test_a_database_that_is_away_is_said_and_the_rest_not_guessed(office: Office) -> None:
    await office.deps.database.close()
    office.path.unlink()
    office.path.mkdir()

    told = await parts(office)
    await connections_given_up()

    assert told["database"].startswith("it cannot be reached")
    assert told["agenda"] == "unknown without the database"
    assert told["slack"] == "ok"


async def test_a_database_that_takes_no_writes_is_said(office: Office) -> None:
    only_read = Database(f"sqlite+aiosqlite:///file:{office.path}?mode=ro&uri=true")
    only_reading = replace(office, deps=replace(office.deps, database=only_read))
    assert await parts(only_reading) == ALL_WELL

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await promise(only_reading, minutes_ago=1)

    told = await parts(only_reading)
    assert (told["database"], told["slack"]) == (NO_WRITES, "ok")
    await only_read.close()


async def test_when_there_is_room_again_it_is_ready_though_nobody_writes(office: Office) -> None:
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await add_without_room(office.deps.database, "U-full")

    assert await parts(office) == ALL_WELL


async def test_what_was_seen_is_told_for_a_second(office: Office) -> None:
    looks: list[int] = []

    async def connected() -> bool:
        looks.append(1)
        return True

    readiness = Readiness(office.deps, connected)

    assert [await readiness.parts() for _ in range(3)] == [ALL_WELL] * 3
    assert len(looks) == 1


async def connections_given_up() -> None:
    """Wait for the threads of connections that could not be opened: they still have a word for this event loop."""
    left = [thread for thread in threading.enumerate() if "_connection_worker_thread" in thread.name]
    for thread in left:
        await asyncio.to_thread(thread.join, 5)


async def promise(office: Office, *, minutes_ago: int) -> None:
    """Work that nobody has taken up since then."""
    async with office.deps.database.for_team(TEAM) as session:
        due_at = await now(session) - timedelta(minutes=minutes_ago)
        await agenda.plan(session, key=f"{TEAM}:late", kind="api_answer", team_id=TEAM, payload={}, run_at=due_at)
