"""The promises of a workspace that took Sideline out: put aside, and taken up again if it comes back."""

from datetime import datetime, timedelta

from storage import agenda
from storage.database import Database, now
from tests.integration.storage.conftest import opened
from tests.integration.storage.talk import Clock
from tests.integration.storage.test_agenda import begin, claim, item, plan


async def park(database: Database, team_id: str = "T1") -> int:
    async with database.for_team(team_id) as session:
        return await agenda.park(session, team_id=team_id)


async def unpark(database: Database, team_id: str = "T1", *, gone_since: datetime | None = None) -> int:
    async with database.for_team(team_id) as session:
        gone_since = gone_since or await now(session)
        return await agenda.unpark(session, team_id=team_id, gone_since=gone_since)


async def test_what_is_put_aside_is_not_due_until_it_is_taken_up_again(database: Database) -> None:
    await plan(database, "T1:a")
    await plan(database, "T2:a", team_id="T2")

    assert await park(database) == 1

    assert [ticket.split(":")[0] for ticket in await claim(database)] == ["T2"]
    assert await unpark(database) == 1
    assert [ticket.split(":")[0] for ticket in await claim(database)] == ["T1"]


async def test_work_under_way_is_fenced_off_and_done_again_later(database: Database) -> None:
    await plan(database, "T1:a")
    row = await begin(database, "T1:a")

    await park(database)

    async with database.for_all_teams() as session:
        assert not await agenda.finish(session, row=row, run_at=None)
    await unpark(database)
    assert (await begin(database, "T1:a")).due_at == row.due_at


async def test_what_was_put_aside_is_not_purged_and_not_forgotten_when_it_is_dropped(database: Database) -> None:
    await plan(database, "T1:a")
    await park(database)

    async with database.for_team("T1") as session:
        assert await agenda.cancel_family(session, prefix="T1:") == 1

    assert await unpark(database) == 0
    assert (await item(database, "T1:a")).payload == {}


async def test_nobody_waits_for_an_answer_after_days_but_the_week_goes_on(url: str, clock: Clock) -> None:
    async with opened(url, skew=clock) as database:
        await plan(database, "T1:answer")
        await plan(database, "T1:week", lane="bulk")
        async with database.for_team("T1") as session:
            gone_since = await now(session)
            tomorrow = gone_since + timedelta(days=1)
            await agenda.plan(session, key="T1:remind", kind="remind", team_id="T1", payload={}, run_at=tomorrow)
        await park(database)
        clock.forward(days=3)

        assert await unpark(database, gone_since=gone_since) == 2

        assert [ticket.rpartition(":")[0] for ticket in await claim(database)] == ["T1:remind"]
        assert len(await claim(database, lane="bulk")) == 1
