from typing import Any

from storage import notifications
from storage.database import Database
from storage.notifications import KEPT, NotificationCounts
from storage.people import get_or_add_person
from tests.integration.storage.talk import NOON


async def note(database: Database, key: str, *, slack_user_id: str = "U1", **given: Any) -> int:
    """A digest that reached somebody; the id of the person."""
    async with database.for_team("T1") as session:
        person = await get_or_add_person(session, slack_user_id=slack_user_id, now=NOON)
        values = {"kind": "digest", "text": "Your week", "channel": "D1", "message_ts": "5.0", **given}
        await notifications.add_notification(session, person_id=person.id, source_key=key, now=NOON, **values)
    return person.id


async def noted(database: Database, person_id: int, **how: Any) -> list[str]:
    async with database.reading("T1") as session:
        found = await notifications.list_notifications(session, person_id=person_id, **{"limit": 500, **how})
    return [each.source_key for each in found]


async def counts(database: Database, person_id: int) -> NotificationCounts:
    async with database.reading("T1") as session:
        return await notifications.count_notifications(session, person_id=person_id)


async def id_of(database: Database, person_id: int, key: str) -> int:
    async with database.reading("T1") as session:
        found = await notifications.list_notifications(session, person_id=person_id, limit=500)
    return next(each.id for each in found if each.source_key == key)


async def test_the_same_message_is_noted_once(database: Database) -> None:
    riya = await note(database, "digest:1")
    await note(database, "digest:1", text="Again")

    async with database.reading("T1") as session:
        (only,) = await notifications.list_notifications(session, person_id=riya, limit=10)

    assert (only.text, only.read_at, only.thread_ts) == ("Your week", None, "")


async def test_the_newest_come_first_a_page_at_a_time(database: Database) -> None:
    for number in range(3):
        riya = await note(database, f"digest:{number}")

    assert await noted(database, riya, limit=2) == ["digest:2", "digest:1"]
    assert await noted(database, riya, limit=2, offset=2) == ["digest:0"]


async def test_of_more_than_two_hundred_the_oldest_go_and_other_people_lose_none(database: Database) -> None:
    tom = await note(database, "digest:tom", slack_user_id="U2")
    async with database.for_team("T1") as session:
        person = await get_or_add_person(session, slack_user_id="U1", now=NOON)
        for number in range(KEPT + 5):
            await notifications.add_notification(
                session,
                person_id=person.id,
                source_key=f"digest:{number}",
                kind="digest",
                text="Your week",
                channel="D1",
                message_ts="5.0",
                now=NOON,
            )

    kept = await noted(database, person.id)

    assert (len(kept), kept[0], kept[-1]) == (KEPT, f"digest:{KEPT + 4}", "digest:5")
    assert await noted(database, tom) == ["digest:tom"]


async def test_what_was_read_leaves_the_unread_ones(database: Database) -> None:
    riya = await note(database, "digest:1")
    await note(database, "digest:2")
    first = await id_of(database, riya, "digest:1")

    async with database.for_team("T1") as session:
        await notifications.mark_notification_read(session, person_id=riya, notification_id=first, now=NOON)

    assert await noted(database, riya, is_unread=True) == ["digest:2"]
    assert await counts(database, riya) == NotificationCounts(total=2, unread=1)


async def test_nobody_reads_or_clears_anothers(database: Database) -> None:
    riya = await note(database, "digest:1")
    tom = await note(database, "digest:tom", slack_user_id="U2")
    hers = await id_of(database, riya, "digest:1")

    async with database.for_team("T1") as session:
        await notifications.mark_notification_read(session, person_id=tom, notification_id=hers, now=NOON)
        await notifications.mark_all_notifications_read(session, person_id=tom, now=NOON)
        await notifications.clear_notifications(session, person_id=tom)

    assert await counts(database, riya) == NotificationCounts(total=1, unread=1)
    assert await counts(database, tom) == NotificationCounts(total=0, unread=0)


async def test_what_tells_of_a_deleted_call_goes_and_its_namesakes_stay(database: Database) -> None:
    riya = await note(database, "call:1:review")
    await note(database, "call:10:review")

    async with database.for_team("T1") as session:
        await notifications.delete_notifications_from(session, prefix="call:1:")

    assert await noted(database, riya) == ["call:10:review"]
