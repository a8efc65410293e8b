"""Whose turn it is: a team with much to do holds nobody up, and bulk work holds up nobody who waits."""

from storage.database import Database
from tests.integration.storage.test_agenda import claim, plan


async def test_a_noisy_team_does_not_starve_the_others(database: Database) -> None:
    for number in range(30):
        await plan(database, f"T1:{number}")
    await plan(database, "T2:a", team_id="T2")

    tickets = await claim(database, limit=5, cap=5) + await claim(database, limit=5, cap=5)

    teams = [ticket.partition(":")[0] for ticket in tickets]
    assert (teams.count("T1"), teams.count("T2")) == (5, 1)


async def test_a_team_with_a_long_backlog_and_one_free_place_does_not_hide_the_others(database: Database) -> None:
    for number in range(40):
        await plan(database, f"T1:{number}")
    assert len(await claim(database, limit=4, cap=5)) == 4
    await plan(database, "T2:a", team_id="T2")

    tickets = await claim(database, limit=5, cap=5)

    assert sorted(ticket.partition(":")[0] for ticket in tickets) == ["T1", "T2"]


async def test_bulk_work_does_not_hold_up_a_person_who_waits(database: Database) -> None:
    for number in range(8):
        await plan(database, f"T1:bulk:{number}", lane="bulk")
    assert len(await claim(database, lane="bulk", cap=5)) == 5

    await plan(database, "T1:question")

    assert len(await claim(database, cap=5)) == 1
