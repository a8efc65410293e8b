"""Goals, logged figures and insights: whose they are, in what order they come, and that nothing is kept twice."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage import goals, insights, metrics, people
from storage.database import Database
from storage.models import Goal

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
TODAY = date(2026, 11, 20)
FIELDS: dict[str, Any] = {
    "why": "",
    "category": "other",
    "metric": "",
    "unit": "",
    "direction": "up",
    "start": None,
    "target": None,
    "current": None,
    "due_on": date(2027, 1, 31),
    "priority": "medium",
    "when_then": "",
    "source": "person",
}


async def somebody(session: AsyncSession, name: str = "U1") -> int:
    return (await people.get_or_add_person(session, slack_user_id=name, now=NOW)).id


async def a_goal(session: AsyncSession, person_id: int, title: str, **fields: Any) -> Goal:
    return await goals.add_goal(
        session, person_id=person_id, today=TODAY, now=NOW, title=title, **{**FIELDS, **fields}
    )


async def test_active_goals_come_in_the_order_they_were_made(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya = await somebody(session)
        for title in ("one", "two", "three"):
            await a_goal(session, riya, title)
        second = (await goals.list_active_goals(session, person_id=riya))[1]
        await goals.update_goal(session, person_id=riya, goal_id=second.id, status="completed", completed_at=NOW)

        active = await goals.list_active_goals(session, person_id=riya)
        all_of_them = await goals.list_goals(session, person_id=riya)

        assert [goal.title for goal in active] == ["one", "three"]
        assert [goal.title for goal in all_of_them] == ["one", "three", "two"]
        assert await goals.count_goals(session, person_id=riya, statuses=("active",)) == 2


async def test_a_goal_of_another_person_is_neither_found_nor_changed(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya, tom = await somebody(session), await somebody(session, "U2")
        goal = await a_goal(session, riya, "one")

        assert await goals.find_goal(session, person_id=tom, goal_id=goal.id) is None
        assert not await goals.update_goal(session, person_id=tom, goal_id=goal.id, title="mine")
        assert not await goals.delete_goal(session, person_id=tom, goal_id=goal.id)
        found = await goals.find_goal(session, person_id=riya, goal_id=goal.id)
        assert found
        assert found.title == "one"


async def test_a_deleted_goal_is_gone_and_what_was_logged_for_it_stays(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya = await somebody(session)
        goal = await a_goal(session, riya, "one", metric="saves")
        await log(session, riya, 120, "first", goal_id=goal.id)

        assert await goals.delete_goal(session, person_id=riya, goal_id=goal.id)
        assert not await goals.delete_goal(session, person_id=riya, goal_id=goal.id)

        entries = await metrics.list_entries(session, person_id=riya, metric="saves", since=TODAY)
        assert [entry.value for entry in entries] == [120]


async def log(session: AsyncSession, person_id: int, value: float, key: str, **fields: Any) -> bool:
    usual = {"metric": "saves", "unit": "saves", "noted_on": TODAY, "source": "said"}
    return await metrics.add_entry(
        session, person_id=person_id, value=value, source_key=key, now=NOW, **{**usual, **fields}
    )


async def test_a_figure_is_logged_once_for_what_it_came_with(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya, tom = await somebody(session), await somebody(session, "U2")

        assert await log(session, riya, 120, "message:1")
        assert not await log(session, riya, 120, "message:1")
        assert await log(session, tom, 7, "message:1")

        listed = await metrics.list_logged(session, person_id=riya, since=TODAY)
        assert listed == [("saves", "saves", 1)]
        entry = await metrics.find_entry(session, person_id=riya, source_key="message:1")
        assert entry
        assert await metrics.delete_entry(session, person_id=tom, entry_id=entry.id) is None
        assert await metrics.delete_entry(session, person_id=riya, entry_id=entry.id)
        assert await metrics.list_logged(session, person_id=riya, since=TODAY) == []


async def test_an_insight_is_kept_once_for_its_key_and_shown_until_dismissed(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya = await somebody(session)
        for _ in range(2):
            await insights.add_insight(
                session,
                person_id=riya,
                insight_key="skill:discovery:2026-11-16",
                kind="skill",
                track="",
                source="code",
                content={"text": "Discovery is improving.", "basis": "6 calls", "sample": 6},
                severity="good",
                now=NOW,
            )

        (found,) = await insights.list_insights(session, person_id=riya, since=NOW)
        assert found.content["sample"] == 6
        assert await insights.dismiss_insight(session, person_id=riya, insight_id=found.id, now=NOW)
        assert await insights.list_insights(session, person_id=riya) == []
