"""What the week notes beside plans and digests: tips that return, and how often we wrote first."""

from datetime import date, timedelta

from storage import recalls, unasked
from storage.database import Database
from storage.people import get_or_add_person
from tests.integration.storage.talk import NOON

MONDAY = date(2026, 11, 23)


async def somebody(database: Database, user: str = "U1") -> int:
    async with database.for_team("T1") as session:
        return (await get_or_add_person(session, slack_user_id=user, now=NOON)).id


async def follows(database: Database, person_id: int, tip: str, due_on: date) -> bool:
    """A tip that comes back."""
    async with database.for_team("T1") as session:
        return await recalls.add_recall(
            session, person_id=person_id, tip_key=tip, question=f"{tip}?", answer="So.", due_on=due_on, now=NOON
        )


async def due(database: Database, person_id: int, today: date) -> str:
    async with database.reading("T1") as session:
        found = await recalls.find_due_recall(session, person_id=person_id, today=today)
    return found.tip_key if found else ""


async def test_the_tip_that_waited_longest_comes_first(database: Database) -> None:
    riya, tom = await somebody(database), await somebody(database, "U2")
    await follows(database, riya, "late", MONDAY + timedelta(days=2))
    await follows(database, riya, "early", MONDAY + timedelta(days=1))
    await follows(database, tom, "his", MONDAY)

    assert await due(database, riya, MONDAY) == ""
    assert await due(database, riya, MONDAY + timedelta(days=7)) == "early"


async def test_a_tip_is_followed_once(database: Database) -> None:
    riya = await somebody(database)

    assert [await follows(database, riya, "ask", MONDAY) for _ in range(2)] == [True, False]


async def test_a_tip_that_was_done_with_is_not_due(database: Database) -> None:
    riya = await somebody(database)
    await follows(database, riya, "ask", MONDAY)

    async with database.for_team("T1") as session:
        recall = await recalls.find_due_recall(session, person_id=riya, today=MONDAY)
        assert recall is not None
        await recalls.update_recall(session, recall_id=recall.id, due_on=None, times_done=2)
        kept = await recalls.find_recall(session, recall_id=recall.id)

    assert await due(database, riya, MONDAY) == ""
    assert kept is not None
    assert kept.times_done == 2


async def test_a_turn_to_write_first_is_taken_once_and_counts_from_its_day(database: Database) -> None:
    riya = await somebody(database)

    async with database.for_team("T1") as session:
        taken = [
            await unasked.add_unasked(
                session, person_id=riya, key="digest:1", kind="digest", sent_on=MONDAY, now=NOON
            )
            for _ in range(2)
        ]
        this_week = await unasked.list_unasked(session, person_id=riya, since=MONDAY)
        later = await unasked.list_unasked(session, person_id=riya, since=MONDAY + timedelta(days=1))

    assert taken == [True, False]
    assert ([each.key for each in this_week], later) == (["digest:1"], [])
