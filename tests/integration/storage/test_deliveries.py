import asyncio
from typing import Any

from sqlalchemy import select

from storage import deliveries
from storage.database import Database, now
from storage.deliveries import GRACE, Claim
from storage.models import Delivery
from tests.integration.storage.talk import NOON, Clock, add_talk

KEY = "answer:1"


async def promise(database: Database, **given: Any) -> Claim:
    """A message that nobody is sending yet."""
    async with database.for_team("T1") as session:
        claimed = await deliveries.promise_sending(
            session, key=KEY, channel="D1", payload={"text": "hello"}, now=NOON, **given
        )
        await deliveries.release_sending(session, key=KEY)
        return claimed


async def claim(database: Database) -> Claim:
    async with database.for_team("T1") as session:
        return await deliveries.claim_sending(session, key=KEY, now=await now(session))


async def test_a_message_is_promised_once(database: Database) -> None:
    await promise(database)
    async with database.for_team("T1") as session:
        again = await deliveries.promise_sending(session, key=KEY, channel="D9", payload={}, now=NOON)

    async with database.reading("T1") as session:
        (kept,) = await session.scalars(select(Delivery))
    assert (again.delivery.id, kept.channel, kept.payload) == (kept.id, "D1", {"text": "hello"})


async def test_a_message_is_claimed_by_one_sender_only(database: Database) -> None:
    await promise(database)

    claims = await asyncio.gather(*(claim(database) for _ in range(4)))

    assert sorted(each.verdict for each in claims) == ["send", "wait", "wait", "wait"]
    assert all(0 < each.wait_seconds <= GRACE.total_seconds() for each in claims if each.verdict == "wait")


async def test_a_sent_message_is_never_sent_again(database: Database) -> None:
    await promise(database)
    await claim(database)
    async with database.for_team("T1") as session:
        await deliveries.mark_sent(session, key=KEY, ts="5.0")

    again = await claim(database)

    assert (again.verdict, again.ts) == ("sent", "5.0")


async def test_whoever_finds_a_dead_attempt_looks_before_sending(database: Database, clock: Clock) -> None:
    await promise(database)
    died = await claim(database)
    clock.forward(seconds=GRACE.total_seconds() + 1)

    heir = await claim(database)

    assert (died.verdict, heir.verdict) == ("send", "look")
    assert heir.started_at is not None
    assert (await claim(database)).verdict == "wait"


async def test_a_look_that_could_not_be_made_is_made_by_the_next(database: Database, clock: Clock) -> None:
    await promise(database)
    await claim(database)
    clock.forward(seconds=GRACE.total_seconds() + 1)
    heir = await claim(database)
    assert heir.started_at is not None
    async with database.for_team("T1") as session:
        await deliveries.keep_looking(session, key=KEY, started_at=heir.started_at)

    next_heir = await claim(database)

    assert (next_heir.verdict, next_heir.started_at) == ("look", heir.started_at)


async def test_a_refused_message_may_be_sent_without_looking(database: Database) -> None:
    await promise(database)
    await claim(database)
    async with database.for_team("T1") as session:
        await deliveries.release_sending(session, key=KEY)

    assert (await claim(database)).verdict == "send"


async def test_a_streamed_message_is_finished_by_update(database: Database) -> None:
    await promise(database)
    await claim(database)
    async with database.for_team("T1") as session:
        await deliveries.mark_streaming(session, key=KEY, ts="5.0")

    heir = await claim(database)

    assert (heir.verdict, heir.ts) == ("update", "5.0")


async def test_a_message_that_cannot_be_sent_is_left_alone(database: Database) -> None:
    await promise(database)
    await claim(database)
    async with database.for_team("T1") as session:
        await deliveries.mark_failed(session, key=KEY, error="channel_not_found")

    again = await claim(database)

    assert (again.verdict, again.delivery.error) == ("failed", "channel_not_found")


async def test_a_persons_messages_are_found_by_where_they_are(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
    await promise(database, person_id=talk.person.id)
    async with database.for_team("T1") as session:
        assert await deliveries.list_person_deliveries(session, person_id=talk.person.id) == []
        await deliveries.mark_sent(session, key=KEY, ts="5.0")

    async with database.reading("T1") as session:
        found = (await session.scalars(select(Delivery))).one()
        assert await deliveries.list_person_deliveries(session, person_id=talk.person.id) == [("D1", "5.0")]

    assert found.state == "sent"


async def test_what_was_taken_back_is_kept_with_the_message(database: Database) -> None:
    await promise(database)
    async with database.for_team("T1") as session:
        await deliveries.mark_sent(session, key=KEY, ts="1.1")
        said = await deliveries.find_delivery(session, key=KEY)
        assert said
        await deliveries.note_struck(session, said, is_struck=True)

    async with database.reading("T1") as session:
        kept = await deliveries.find_delivery(session, key=KEY)
        nothing = await deliveries.find_delivery(session, key="another")
    assert kept
    assert (kept.payload, kept.state, nothing) == ({"text": "hello", deliveries.STRUCK: True}, "sent", None)
