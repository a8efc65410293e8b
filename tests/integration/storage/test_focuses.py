from datetime import date, timedelta

from sqlalchemy import select

from storage import focuses
from storage.database import Database
from storage.models import Focus
from storage.people import get_or_add_person
from tests.integration.storage.talk import NOON

MONDAY = date(2026, 11, 23)


async def takes(database: Database, title: str, *, user: str = "U1", by: str = "coach") -> Focus:
    """Somebody's new focus."""
    async with database.for_team("T1") as session:
        person = await get_or_add_person(session, slack_user_id=user, now=NOON)
        return await focuses.set_focus(
            session, person_id=person.id, title=title, when_then="When …, I will …", chosen_by=by, today=MONDAY
        )


async def current(database: Database, focus: Focus) -> Focus | None:
    async with database.reading("T1") as session:
        return await focuses.find_current_focus(session, person_id=focus.person_id)


async def test_the_newest_counts_and_the_one_before_has_ended(database: Database) -> None:
    first = await takes(database, "Ask first")
    second = await takes(database, "Name a date")

    async with database.reading("T1") as session:
        before = (await session.scalars(select(Focus).where(Focus.id == first.id))).one()

    kept = await current(database, first)
    assert kept is not None
    assert kept.id == second.id
    assert before.ended_on == MONDAY


async def test_the_same_one_again_changes_nothing(database: Database) -> None:
    first = await takes(database, "Ask first")

    assert (await takes(database, "Ask first")).id == first.id


async def test_ending_one_ends_nobody_elses(database: Database) -> None:
    mine, theirs = await takes(database, "Ask first"), await takes(database, "Ask first", user="U2")

    async with database.for_team("T1") as session:
        await focuses.end_focus(session, person_id=mine.person_id, today=MONDAY + timedelta(days=1))

    assert await current(database, mine) is None
    assert await current(database, theirs) is not None


async def test_an_earlier_one_can_be_taken_up_again(database: Database) -> None:
    first = await takes(database, "Ask first")
    await takes(database, "Name a date")

    async with database.for_team("T1") as session:
        await focuses.resume_focus(session, person_id=first.person_id, focus_id=first.id, today=MONDAY)
        await focuses.set_focus_outcome(session, focus_id=first.id, outcome="success")

    kept = await current(database, first)
    assert kept is not None
    assert (kept.id, kept.ended_on, kept.chosen_by, kept.outcome) == (first.id, None, "person", "success")


async def test_one_that_is_gone_cannot_be_taken_up_and_ends_no_other(database: Database) -> None:
    first = await takes(database, "Ask first")
    second = await takes(database, "Name a date")
    async with database.for_team("T1") as session:
        await focuses.delete_focus(session, person_id=first.person_id, focus_id=second.id, earlier_id=first.id)

    async with database.for_team("T1") as session:
        is_resumed = await focuses.resume_focus(
            session, person_id=first.person_id, focus_id=second.id, today=MONDAY
        )

    kept = await current(database, first)
    assert not is_resumed
    assert kept is not None
    assert kept.id == first.id


async def test_who_chose_it_can_change(database: Database) -> None:
    focus = await takes(database, "Ask first")

    async with database.for_team("T1") as session:
        await focuses.set_chooser(session, focus_id=focus.id, chosen_by="person")

    kept = await current(database, focus)
    assert kept is not None
    assert kept.chosen_by == "person"
