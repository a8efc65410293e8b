from datetime import timedelta

from sqlalchemy import select

from storage import digest_batches, people
from storage.database import Database
from storage.models import WeeklyDigest
from storage.models.week import WordsState
from tests.integration.storage.talk import NOON
from tests.integration.storage.test_digests import composed


async def gathering(database: Database, *, users: int = 2) -> list[WeeklyDigest]:
    """The digests of so many people that wait to be gathered."""
    return [await composed(database, user=f"U{number}", words="gathering") for number in range(users)]


async def batched(database: Database, digests: list[WeeklyDigest]) -> int:
    async with database.for_team("T1") as session:
        ids = [digest.id for digest in digests]
        return (await digest_batches.add_batch(session, digest_ids=ids, nonce="n0nce", now=NOON)).id


async def waiting(database: Database, batch_id: int) -> list[int]:
    async with database.reading("T1") as session:
        found = await digest_batches.list_batched(session, batch_id=batch_id)
        assert await digest_batches.count_batched(session, batch_id=batch_id) == len(found)
    return [digest.id for digest, person in found if person.id == digest.person_id]


async def set_words(database: Database, digest: WeeklyDigest, words: WordsState, batch_id: int | None) -> None:
    async with database.for_team("T1") as session:
        await digest_batches.set_words(session, digest_ids=[digest.id], words=words, batch_id=batch_id)


async def test_what_waits_is_gathered_oldest_first_and_once(database: Database) -> None:
    first, second, third = await gathering(database, users=3)
    async with database.reading("T1") as session:
        found = await digest_batches.list_gathering(session, limit=2)

    batch = await batched(database, [first, second])

    assert [digest.id for digest in found] == [first.id, second.id]
    assert await waiting(database, batch) == [first.id, second.id]
    async with database.reading("T1") as session:
        assert [each.id for each in await digest_batches.list_gathering(session, limit=9)] == [third.id]


async def test_another_team_gathers_nothing_of_it(database: Database) -> None:
    await gathering(database)

    async with database.reading("T2") as session:
        assert await digest_batches.list_gathering(session, limit=9) == []


async def test_words_reach_only_who_still_waits_for_them(database: Database) -> None:
    settled, left = await gathering(database)
    batch = await batched(database, [settled, left])
    await set_words(database, left, "alone", None)

    async with database.for_team("T1") as session:
        for digest in (settled, left):
            await digest_batches.settle_batched(
                session, digest_id=digest.id, batch_id=batch, payload={"number": 7}
            )
        known = await digest_batches.list_known(session, batch_id=batch, digest_ids=[settled.id, left.id])

    assert await waiting(database, batch) == []
    assert known == {settled.id}
    async with database.reading("T1") as session:
        rows = {each.id: each for each in await session.scalars(select(WeeklyDigest))}
    assert {key: (row.words, row.payload["number"]) for key, row in rows.items()} == {
        settled.id: ("settled", 7),
        left.id: ("alone", 1),
    }


async def test_a_batch_remembers_what_claude_calls_it(database: Database) -> None:
    batch_id = await batched(database, await gathering(database))

    async with database.for_team("T1") as session:
        await digest_batches.update_batch(session, batch_id=batch_id, size=2, asked_at=NOON, api_id="msgbatch_1")
        batch = await digest_batches.find_batch(session, batch_id=batch_id)
        known = await digest_batches.list_api_ids(session, since=NOON)

    assert batch is not None
    assert (batch.size, batch.asked_at, batch.api_id, batch.ended_at) == (2, NOON, "msgbatch_1", None)
    assert known == {"msgbatch_1"}


async def test_of_batches_that_ended_long_ago_nothing_is_kept(database: Database) -> None:
    old, open_one = await batched(database, []), await batched(database, [])
    async with database.for_team("T1") as session:
        await digest_batches.update_batch(session, batch_id=old, ended_at=NOON)

    async with database.for_all_teams() as session:
        await digest_batches.purge_ended(session, before=NOON + timedelta(seconds=1))

    async with database.reading("T1") as session:
        assert await digest_batches.find_batch(session, batch_id=old) is None
        assert await digest_batches.find_batch(session, batch_id=open_one) is not None


async def test_only_people_who_are_set_up_make_a_workspace_large(database: Database) -> None:
    digests = await gathering(database, users=3)
    async with database.for_team("T1") as session:
        for digest in digests[:2]:
            await people.update_person(session, person_id=digest.person_id, onboarded_at=NOON)
        many = [await digest_batches.has_many_people(session, many=number) for number in (2, 3)]

    assert many == [True, False]
