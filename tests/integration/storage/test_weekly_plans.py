import asyncio
from datetime import date, timedelta
from typing import Any

from storage import weekly_plans, wellbeing
from storage.database import Database
from storage.models import Person, WeeklyPlan
from storage.models.week import WELLBEING
from storage.people import get_or_add_person
from tests.integration.storage.talk import NOON

MONDAY = date(2026, 11, 23)


def some_tasks(word: str = "Call") -> list[dict[str, Any]]:
    slots = ["craft"] * 3 + ["market"] * 2 + ["people"] * 2 + ["skill", WELLBEING]
    return [
        {
            "place": place,
            "slot_id": slot,
            "text": f"{word} {place}",
            "minutes": 10,
            "full_minutes": 10,
            "effort": "light",
            "link": "",
            "own_data": False,
            "task_key": f"{word}{place}",
        }
        for place, slot in enumerate(slots, start=1)
    ]


async def a_plan(database: Database, word: str = "Call", week_on: date = MONDAY) -> WeeklyPlan:
    async with database.for_team("T1") as session:
        person = await get_or_add_person(session, slack_user_id="U1", now=NOON)
        return await weekly_plans.add_plan(
            session,
            person_id=person.id,
            week_on=week_on,
            theme="calm",
            pace="moderate",
            writer="template",
            tasks=some_tasks(word),
            now=NOON,
        )


async def done_in(database: Database, plan: WeeklyPlan) -> list[int]:
    async with database.reading("T1") as session:
        tasks = await weekly_plans.list_tasks(session, plan_ids=[plan.id])
    return [task.place for task in tasks if task.done_at]


async def test_a_week_has_one_plan_whoever_is_first(database: Database) -> None:
    async with database.for_team("T1") as session:
        await get_or_add_person(session, slack_user_id="U1", now=NOON)

    made = await asyncio.gather(*(a_plan(database, word) for word in ("Call", "Write", "Ask", "Send")))

    assert len({plan.id for plan in made}) == 1
    async with database.reading("T1") as session:
        tasks = await weekly_plans.list_tasks(session, plan_ids=[made[0].id])
    assert [task.place for task in tasks] == list(range(1, 10))
    assert len({task.text.split()[0] for task in tasks}) == 1


async def test_of_two_weeks_the_one_shown_last_is_found(database: Database) -> None:
    ending, coming = await a_plan(database), await a_plan(database, week_on=MONDAY + timedelta(days=7))
    weeks = [ending.week_on, coming.week_on]

    async def shown_last() -> int | None:
        async with database.reading("T1") as session:
            found = await weekly_plans.find_shown_last(session, person_id=ending.person_id, weeks=weeks)
            return found.id if found else None

    before = await shown_last()
    async with database.for_team("T1") as session:
        await weekly_plans.set_shown(session, plan_id=coming.id, channel="D1", message_ts="99.5")
        await weekly_plans.set_shown(session, plan_id=ending.id, channel="D1", message_ts="100.5")

    assert before is None
    assert await shown_last() == ending.id


async def test_a_plan_is_where_it_was_shown_last_whoever_says_so_last(database: Database) -> None:
    plan = await a_plan(database)
    async with database.for_team("T1") as session:
        for ts in ("1795275539.000200", "1795275539.000100"):
            await weekly_plans.set_shown(session, plan_id=plan.id, channel="D1", message_ts=ts)

    async with database.reading("T1") as session:
        kept = await weekly_plans.find_plan(session, plan_id=plan.id)

    assert kept is not None
    assert kept.message_ts == "1795275539.000200"


async def test_a_new_plan_leaves_what_is_done_and_happens_once_for_each_version(database: Database) -> None:
    plan = await a_plan(database)
    how: dict[str, Any] = {"theme": "new", "pace": "light", "writer": "template", "tasks": some_tasks("Write")}
    async with database.for_team("T1") as session:
        await weekly_plans.tick_places(session, plan_id=plan.id, places=[2, 99], now=NOON)

    async with database.for_team("T1") as session:
        first = await weekly_plans.renew_plan(session, plan=plan, **how)
    async with database.for_team("T1") as session:
        second = await weekly_plans.renew_plan(session, plan=plan, **how)

    async with database.reading("T1") as session:
        tasks = await weekly_plans.list_tasks(session, plan_ids=[plan.id])
        kept = await weekly_plans.find_plan(session, plan_id=plan.id)
    assert (first, second) == (True, False)
    assert kept is not None
    assert (kept.version, kept.theme) == (2, "new")
    assert [task.text for task in tasks][:3] == ["Write 1", "Call 2", "Write 3"]


async def test_what_a_new_plan_replaced_can_be_put_back_once_and_what_is_done_stays(database: Database) -> None:
    plan = await a_plan(database)
    how: dict[str, Any] = {"theme": "new", "pace": "light", "writer": "template", "tasks": some_tasks("Write")}
    async with database.for_team("T1") as session:
        await weekly_plans.renew_plan(session, plan=plan, **how)
        await weekly_plans.tick_places(session, plan_id=plan.id, places=[2], now=NOON)

    async with database.for_team("T1") as session:
        is_back = await weekly_plans.put_back_plan(session, plan_id=plan.id, version=2)
        again = await weekly_plans.put_back_plan(session, plan_id=plan.id, version=2)

    async with database.reading("T1") as session:
        tasks = await weekly_plans.list_tasks(session, plan_ids=[plan.id])
        kept = await weekly_plans.find_plan(session, plan_id=plan.id)
    assert (is_back, again) == (True, False)
    assert kept is not None
    assert (kept.version, kept.theme, kept.pace) == (3, "calm", "moderate")
    assert [task.text for task in tasks][:3] == ["Call 1", "Write 2", "Call 3"]


async def test_a_first_plan_of_the_week_replaced_nothing(database: Database) -> None:
    plan = await a_plan(database)

    async with database.for_team("T1") as session:
        assert not await weekly_plans.put_back_plan(session, plan_id=plan.id, version=1)


async def test_a_click_on_a_plan_that_was_renewed_meanwhile_ticks_no_new_task(
    database: Database,
) -> None:
    plan = await a_plan(database)
    async with database.for_team("T1") as session:
        tasks = await weekly_plans.list_tasks(session, plan_ids=[plan.id])
        how: dict[str, Any] = {"theme": "new", "pace": "light", "writer": "template"}
        await weekly_plans.renew_plan(session, plan=plan, tasks=some_tasks("Write"), **how)

    async with database.for_team("T1") as session:
        assert not await weekly_plans.set_ticked(
            session,
            plan_id=plan.id,
            version=plan.version,
            slot_id="craft",
            task_ids=[task.id for task in tasks],
            clicked="20.0",
            now=NOON,
        )
        renewed = await weekly_plans.list_tasks(session, plan_ids=[plan.id])
    assert not any(task.done_at for task in renewed)


async def test_an_older_click_that_comes_late_changes_nothing(database: Database) -> None:
    plan = await a_plan(database)
    async with database.reading("T1") as session:
        ids = [task.id for task in await weekly_plans.list_tasks(session, plan_ids=[plan.id])]

    async def click(moment: str, *ticked: int) -> bool:
        async with database.for_team("T1") as session:
            return await weekly_plans.set_ticked(
                session,
                plan_id=plan.id,
                version=plan.version,
                slot_id="craft",
                task_ids=[ids[place - 1] for place in ticked],
                clicked=moment,
                now=NOON,
            )

    later = await click("20.0", 1, 2)
    earlier = await click("10.0", 1)
    elsewhere = await click("30.0", 3, 4)

    assert (later, earlier, elsewhere) == (True, False, True)
    assert await done_in(database, plan) == [3]


async def test_the_same_reflection_is_kept_once(database: Database) -> None:
    plan = await a_plan(database)

    async with database.for_team("T1") as session:
        kept = [
            await weekly_plans.add_reflection(session, plan_id=plan.id, text=text, now=NOON)
            for text in ("Good week", "Good week", "And a calm one")
        ]

    async with database.reading("T1") as session:
        (known,) = await weekly_plans.list_plans(session, person_id=plan.person_id, limit=5)
    assert kept == [True, False, True]
    assert known.reflection == "Good week\n\nAnd a calm one"


async def test_what_is_private_is_gone_after_its_days(database: Database) -> None:
    old = await a_plan(database, week_on=MONDAY - timedelta(days=35))
    new = await a_plan(database)
    how: dict[str, Any] = {"theme": "new", "pace": "light", "writer": "template", "tasks": some_tasks("Write")}
    async with database.for_team("T1") as session:
        for plan in (old, new):
            await weekly_plans.renew_plan(session, plan=plan, **how)
        person = await session.get(Person, new.person_id)
        assert person is not None
        for day, energy in ((MONDAY - timedelta(days=31), 1), (MONDAY, 3), (MONDAY, 4)):
            await wellbeing.set_energy(session, person_id=person.id, energy=energy, noted_on=day, now=NOON)

    async with database.for_all_teams() as session:
        await wellbeing.delete_old_wellbeing(session, before=MONDAY - timedelta(days=30))

    async with database.reading("T1") as session:
        left = await weekly_plans.list_tasks(session, plan_ids=[old.id, new.id])
        assert await wellbeing.find_energy(session, person_id=new.person_id, since=MONDAY) == 4
        energies = await wellbeing.find_energy(session, person_id=new.person_id, since=date(2026, 1, 1))
        plans = await weekly_plans.list_plans(session, person_id=new.person_id, limit=5)
    assert energies == 4
    assert [task.plan_id for task in left if task.slot_id == WELLBEING] == [new.id]
    assert len(left) == 17
    assert [plan.replaced is None for plan in plans] == [False, True]
