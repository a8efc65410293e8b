from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from storage import call_reviews, call_transcripts, calls, deliveries, privacy, skill_scores
from storage.call_reviews import CheckMark, ReviewToKeep, SkillMark
from storage.database import Database
from storage.models import Call, CallCheck
from tests.integration.storage.talk import NOON, add_talk

REVIEW = ReviewToKeep(
    payload={"title": "Acme discovery"},
    overall=55.0,
    rubric_id="call",
    rubric_version=1,
    model="",
    happened_on=date(2026, 11, 20),
    skills=[SkillMark("discovery", 83.3, 4), SkillMark("objections", 16.7, 1)],
    checks=[
        CheckMark("discovery", "open_questions", "passed", "code"),
        CheckMark("objections", "asks_first", "missed", "model"),
    ],
)


async def add_call(session: AsyncSession, *, slack_user_id: str = "U1", **given: Any) -> Call:
    talk = await add_talk(session, slack_user_id=slack_user_id, channel=f"D-{slack_user_id}")
    values = {
        "person_id": talk.person.id,
        "conversation_id": talk.conversation.id,
        "source": "upload",
        "source_key": "message:D1:1.0",
        "content_hash": "abc",
        "title": "Acme discovery",
        "now": NOON,
        **given,
    }
    return await calls.add_call(session, **values)


async def test_the_same_words_are_one_call_of_a_person_and_another_of_a_colleague(database: Database) -> None:
    async with database.for_team("T1") as session:
        mine = await add_call(session)
        theirs = await add_call(session, slack_user_id="U2")

    async with database.reading("T1") as session:
        found = await calls.find_same_call(session, person_id=mine.person_id, content_hash="abc")
        assert found is not None
        assert found.id == mine.id != theirs.id
    with pytest.raises(IntegrityError):
        async with database.for_team("T1") as session:
            await add_call(session)


async def test_a_second_review_takes_the_place_of_the_first(database: Database) -> None:
    async with database.for_team("T1") as session:
        call = await add_call(session)
        await call_reviews.set_review(session, call=call, review=REVIEW, now=NOON)
        await call_reviews.mark_disputed(session, call_id=call.id, check_id="asks_first", now=NOON)

        await call_reviews.set_review(session, call=call, review=REVIEW, now=NOON + timedelta(hours=1))

    async with database.reading("T1") as session:
        (review,) = await call_reviews.list_recent_reviews(session, person_id=call.person_id, limit=5)
        checks = list(await session.scalars(select(CallCheck).order_by(CallCheck.id)))
        scores = await skill_scores.list_skill_scores(
            session, person_id=call.person_id, rubric_id="call", rubric_version=1
        )
    assert (review.overall, review.created_at) == (55.0, NOON + timedelta(hours=1))
    assert [(check.check_id, check.disputed_at) for check in checks] == [
        ("open_questions", None),
        ("asks_first", NOON),
    ]
    assert [(mark.skill_id, mark.level) for mark in scores] == [("discovery", 4), ("objections", 1)]


async def test_scores_of_two_versions_of_a_rubric_are_never_listed_together(database: Database) -> None:
    async with database.for_team("T1") as session:
        call = await add_call(session)
        await call_reviews.set_review(session, call=call, review=REVIEW, now=NOON)

    async with database.reading("T1") as session:
        wanted: dict[str, Any] = {"person_id": call.person_id, "rubric_id": "call"}
        assert await skill_scores.list_skill_scores(session, **wanted, rubric_version=2) == []
        since = await skill_scores.list_skill_scores(
            session, **wanted, rubric_version=1, skill_id="discovery", since=date(2026, 11, 20)
        )
        later = await skill_scores.list_skill_scores(session, **wanted, rubric_version=1, since=date(2026, 11, 21))
    assert [mark.score for mark in since] == [83.3]
    assert later == []


async def test_of_a_deleted_call_only_where_our_messages_are_is_left(database: Database) -> None:
    async with database.for_team("T1") as session:
        call = await add_call(session)
        person: dict[str, Any] = {"person_id": call.person_id}
        await call_transcripts.add_transcript(
            session, **person, call_id=call.id, payload={"lines": ["secret"]}, ends_at=NOON
        )
        await call_reviews.set_review(session, call=call, review=REVIEW, now=NOON)
        for name in ("review", "skills"):
            key = calls.delivery_key(call.id, name)
            await deliveries.promise_sending(
                session, key=key, channel="D1", payload={"secret": True}, now=NOON, **person
            )
            await deliveries.mark_sent(session, key=key, ts=f"{name}.1")

    async with database.for_team("T1") as session:
        posted = await calls.list_call_deliveries(session, call_id=call.id)
        gone = [await calls.delete_call(session, call_id=call.id) for _ in range(2)]

    assert posted == [("D1", "review.1"), ("D1", "skills.1")]
    assert gone == [True, False]
    async with database.reading("T1") as session:
        counts = await privacy.count_person_rows(session, person_id=call.person_id)
        exported = await privacy.export_person(session, person_id=call.person_id)
    assert {table for table in counts if table.startswith(("call", "skill"))} == set()
    assert [delivery["payload"] for delivery in exported["deliveries"]] == [{}, {}]


async def test_only_the_first_answer_to_a_question_is_taken(database: Database) -> None:
    async with database.for_team("T1") as session:
        call = await add_call(session)
        await calls.update_call(session, call_id=call.id, status="waiting", question="merge")

    async with database.for_team("T1") as session:
        taken = [
            await calls.claim_answer(session, call_id=call.id, question=question)
            for question in ("speaker", "merge", "merge")
        ]

    assert taken == [False, True, False]


async def test_a_transcript_goes_and_its_review_stays(database: Database) -> None:
    async with database.for_team("T1") as session:
        call = await add_call(session)
        await call_transcripts.add_transcript(
            session, person_id=call.person_id, call_id=call.id, payload={"lines": []}, ends_at=NOON
        )
        await call_reviews.set_review(session, call=call, review=REVIEW, now=NOON)

    async with database.for_team("T1") as session:
        gone = [await call_transcripts.delete_transcript(session, call_id=call.id) for _ in range(2)]

    assert gone == [True, False]
    async with database.reading("T1") as session:
        assert await call_transcripts.find_transcript(session, call_id=call.id) is None
        assert await call_reviews.find_review(session, call_id=call.id) is not None
