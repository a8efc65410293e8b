from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from storage import call_reviews, progress
from storage.call_reviews import CheckMark, SkillMark
from storage.database import Database
from storage.models import Call
from tests.integration.storage.talk import NOON
from tests.integration.storage.test_calls import REVIEW, add_call

TODAY = date(2026, 11, 20)


async def reviewed_call(session: AsyncSession, *, days_ago: int = 0, payload: Any = None, **given: Any) -> Call:
    """A call of U1's so many days ago, with the usual review but for its figures."""
    day = TODAY - timedelta(days=days_ago)
    values = {"happened_on": day, "content_hash": f"said {days_ago} days ago", **given}
    call = await add_call(session, **values)
    review = replace(REVIEW, happened_on=day, payload=payload or REVIEW.payload)
    await call_reviews.set_review(session, call=call, review=review, now=NOON)
    return call


async def test_scores_come_in_the_order_of_the_days_and_not_of_the_sharing(database: Database) -> None:
    async with database.for_team("T1") as session:
        call = await reviewed_call(session)
        await reviewed_call(session, days_ago=7)
        await reviewed_call(session, days_ago=400)
        await reviewed_call(session, slack_user_id="U2")

    async with database.reading("T1") as session:
        scores = await progress.list_scores(session, person_id=call.person_id, since=date(2025, 11, 21))

    assert [(score.happened_on, score.skill_id) for score in scores] == [
        (date(2026, 11, 13), "discovery"),
        (date(2026, 11, 13), "objections"),
        (date(2026, 11, 20), "discovery"),
        (date(2026, 11, 20), "objections"),
    ]
    assert (scores[0].score, scores[0].rubric_id, scores[0].rubric_version) == (83.3, "call", 1)


async def test_figures_are_read_out_of_the_reviews(database: Database) -> None:
    figures = {"basis": "timed", "talk_share": 0.613, "questions_per_hour": 56, "patience_seconds": None}
    async with database.for_team("T1") as session:
        call = await reviewed_call(session, payload={"measures": figures}, call_type="discovery")
        await reviewed_call(session, days_ago=1, happened_on=None, payload={"measures": {"basis": "none"}})

    names = ["talk_share", "questions_per_hour", "patience_seconds"]
    async with database.reading("T1") as session:
        found = await progress.list_figures(
            session, person_id=call.person_id, names=names, since=TODAY, created_since=NOON
        )

    first, second = found
    assert first.values == {"talk_share": pytest.approx(0.613), "questions_per_hour": 56, "patience_seconds": None}
    assert (first.basis, first.call_type, first.happened_on) == ("timed", "discovery", TODAY)
    assert second.values == dict.fromkeys(names)
    assert (second.basis, second.happened_on, second.created_at) == ("none", None, NOON)


async def test_figures_of_calls_before_the_day_are_not_read(database: Database) -> None:
    async with database.for_team("T1") as session:
        call = await reviewed_call(session, days_ago=1)
        await reviewed_call(session, happened_on=None)

    async with database.reading("T1") as session:
        found = await progress.list_figures(
            session,
            person_id=call.person_id,
            names=["talk_share"],
            since=TODAY,
            created_since=NOON + timedelta(days=1),
        )

    assert found == []


async def test_the_checks_of_one_skill_come_with_the_rubric_that_asked(database: Database) -> None:
    async with database.for_team("T1") as session:
        call = await reviewed_call(session, days_ago=3)
        await reviewed_call(session)

    async with database.reading("T1") as session:
        checks = await progress.list_skill_checks(
            session, person_id=call.person_id, skill_id="objections", since=date(2026, 1, 1)
        )

    assert [(check.happened_on, check.check_id, check.status) for check in checks] == [
        (date(2026, 11, 17), "asks_first", "missed"),
        (TODAY, "asks_first", "missed"),
    ]
    assert checks[0].rubric_id == "call"


async def test_an_unscored_call_is_counted_but_has_no_checks_to_compare(database: Database) -> None:
    unscored = replace(
        REVIEW, overall=None, skills=[], checks=[CheckMark("objections", "asks_first", "missed", "code")]
    )
    async with database.for_team("T1") as session:
        call = await add_call(session)
        await call_reviews.set_review(session, call=call, review=unscored, now=NOON)

    async with database.reading("T1") as session:
        assert await progress.count_calls(session, person_id=call.person_id) == 1
        assert (
            await progress.list_skill_checks(
                session, person_id=call.person_id, skill_id="objections", since=date(2026, 1, 1)
            )
            == []
        )


async def test_years_of_scores_are_read_at_once(database: Database) -> None:
    async with database.for_team("T1") as session:
        call = await add_call(session)
        review = replace(REVIEW, skills=[SkillMark(f"skill_{n}", float(n % 100), 3) for n in range(600)])
        await call_reviews.set_review(session, call=call, review=review, now=NOON)

    async with database.reading("T1") as session:
        scores = await progress.list_scores(session, person_id=call.person_id, since=TODAY)

    assert len(scores) == 600
