"""What has served its time goes, by the clock that everything else goes by."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.tidying import tidy
from storage import processed
from storage.database import Database, now

TEAM = "T1"


class Skew:
    """How far the clock of the database is ahead."""

    def __init__(self) -> None:
        self.ahead = timedelta()


@pytest.fixture
def skew() -> Skew:
    return Skew()


@pytest.fixture
async def database(tmp_path: Path, skew: Skew) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/tidying.db", skew=lambda: skew.ahead)
    await database.migrate()
    yield database
    await database.close()


async def is_first(database: Database) -> bool:
    """True when this event was not seen before, as far as is remembered."""
    async with database.for_team(TEAM) as session:
        return await processed.claim_event(session, key="a click", now=await now(session))


@pytest.mark.parametrize(("days", "is_forgotten"), [(1, False), (3, True)])
async def test_the_key_of_an_event_goes_after_two_days(
    database: Database, skew: Skew, days: int, is_forgotten: bool
) -> None:
    await is_first(database)
    skew.ahead = timedelta(days=days)

    await tidy(database)

    assert await is_first(database) == is_forgotten
