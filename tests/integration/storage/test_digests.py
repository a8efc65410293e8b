from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from storage import digests, weekly_plans
from storage.database import Database
from storage.models import Goal, Satisfaction, WeeklyDigest
from storage.people import get_or_add_person
from tests.integration.storage.rows import add_row
from tests.integration.storage.talk import NOON
from tests.integration.storage.test_weekly_plans import a_plan

MONDAY = date(2026, 11, 23)


async def composed(database: Database, *, week_on: date = MONDAY, user: str = "U1", **given: Any) -> WeeklyDigest:
    """Somebody's digest of a week."""
    async with database.for_team("T1") as session:
        person = await get_or_add_person(session, slack_user_id=user, now=NOON)
        values = {"payload": {"number": 1}, "is_active_week": True, "now": NOON, **given}
        await digests.add_digest(session, person_id=person.id, week_on=week_on, **values)
        return (await digests.list_last_digests(session, person_id=person.id))[0]


async def meanings(database: Database, digest: WeeklyDigest) -> set[str]:
    async with database.reading("T1") as session:
        return await digests.list_meanings(session, digest_id=digest.id)


async def test_a_week_has_one_digest_and_the_first_one_stays(database: Database) -> None:
    first = await composed(database)

    again = await composed(database, payload={"number": 2})

    assert (again.id, again.payload) == (first.id, {"number": 1})


async def test_the_two_newest_are_listed_newest_first_and_nobody_elses(database: Database) -> None:
    for weeks in range(3):
        await composed(database, week_on=MONDAY + timedelta(weeks=weeks))
    await composed(database, week_on=MONDAY + timedelta(weeks=9), user="U2")
    mine = await composed(database)

    async with database.reading("T1") as session:
        found = await digests.list_last_digests(session, person_id=mine.person_id)

    assert [each.week_on for each in found] == [MONDAY + timedelta(weeks=2), MONDAY + timedelta(weeks=1)]


async def test_once_it_is_out_it_is_known_where(database: Database) -> None:
    digest = await composed(database)

    async with database.for_team("T1") as session:
        await digests.mark_digest_sent(session, digest_id=digest.id, channel="D1", ts="5.0", now=NOON)
        await digests.update_digest(session, digest_id=digest.id, outcome_account="Acme")
        kept = await digests.find_digest(session, digest_id=digest.id)

    assert kept is not None
    assert (kept.channel, kept.message_ts, kept.sent_at, kept.outcome_account) == ("D1", "5.0", NOON, "Acme")


async def test_another_team_does_not_find_it(database: Database) -> None:
    digest = await composed(database)

    async with database.reading("T2") as session:
        assert await digests.find_digest(session, digest_id=digest.id) is None


async def test_an_emoji_counts_once_and_is_gone_when_it_is_taken_away(database: Database) -> None:
    digest = await composed(database)
    given: dict[str, Any] = {
        "digest_id": digest.id,
        "person_id": digest.person_id,
        "emoji": "tada",
        "meaning": "worked",
        "now": NOON,
    }
    async with database.for_team("T1") as session:
        added = [await digests.add_reaction(session, **given) for _ in range(2)]
    kept = await meanings(database, digest)

    async with database.for_team("T1") as session:
        reaction = await digests.find_reaction(session, digest_id=digest.id, emoji="tada")
        assert reaction is not None
        await digests.delete_reaction(session, reaction)

    assert added == [True, False]
    assert (kept, await meanings(database, digest)) == ({"worked"}, set())


async def test_of_two_answers_in_a_week_the_last_counts(database: Database) -> None:
    digest = await composed(database)

    async with database.for_team("T1") as session:
        for score in (2, 5):
            await digests.set_satisfaction(
                session, person_id=digest.person_id, week_on=MONDAY, score=score, now=NOON
            )
        found = list(await session.scalars(select(Satisfaction.score)))

    assert found == [5]


async def test_a_ticked_task_makes_a_week_active_but_the_private_one_is_not_counted(database: Database) -> None:
    plan = await a_plan(database)
    async with database.reading("T1") as session:
        before = await digests.is_active_since(session, person_id=plan.person_id, since=NOON)

    async with database.for_team("T1") as session:
        await weekly_plans.tick_places(session, plan_id=plan.id, places=range(1, 10), now=NOON)
        is_active = await digests.is_active_since(session, person_id=plan.person_id, since=NOON)
        done = await digests.count_tasks(session, person_id=plan.person_id, since=NOON)
        later = await digests.count_tasks(session, person_id=plan.person_id, since=NOON + timedelta(hours=1))

    assert (before, is_active, done, later) == (False, True, 8, 0)


async def test_goals_due_come_soonest_first_and_only_active_ones(database: Database) -> None:
    digest = await composed(database)
    async with database.for_team("T1") as session:
        for title, days, status in (("far", 30, "active"), ("soon", 3, "active"), ("done", 1, "completed")):
            due_on = MONDAY + timedelta(days=days)
            await add_row(session, Goal, person_id=digest.person_id, title=title, due_on=due_on, status=status)
        due = await digests.list_goals_due(session, person_id=digest.person_id, by=MONDAY + timedelta(days=7))
        ever = await digests.list_goals_due(session, person_id=digest.person_id, by=date.max)

    assert [goal.title for goal in due] == ["soon"]
    assert [goal.title for goal in ever] == ["soon", "far"]
