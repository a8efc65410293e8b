"""What running the coach took, read from the rows that are there anyway."""

from datetime import datetime, timedelta
from typing import Any

from storage import model_calls, privacy, usage
from storage.database import Database
from storage.models import AgendaItem, Call, Delivery, GivenGuidance, StoredReview
from storage.usage import Answered, JobCount
from tests.integration.storage.talk import NOON, add_talk
from tests.integration.storage.test_calls import add_call

LONG_AGO = NOON - timedelta(days=60)
CALL: dict[str, Any] = {
    "person_id": None,
    "task": "guidance",
    "model": "large",
    "input_tokens": 100,
    "output_tokens": 5,
    "cache_read_tokens": 300,
    "cache_write_tokens": 0,
    "cost_microdollars": 1000,
    "seconds": 1.5,
    "outcome": "ok",
}


async def test_calls_of_a_model_are_summed_up_by_team_the_dearest_first(database: Database) -> None:
    for team_id, changes in (
        ("T1", {}),
        ("T1", {"outcome": "timeout", "cost_microdollars": 0, "seconds": 0.5}),
        ("T2", {"cost_microdollars": 5_000_000_000}),
        ("T2", {"now": LONG_AGO}),
    ):
        async with database.for_team(team_id) as session:
            await model_calls.add_model_call(session, **{"now": NOON, **CALL, **changes})

    async with database.reading_all_teams() as session:
        dear, cheap = await usage.list_model_usage(session, since=NOON)

    assert (dear.team_id, dear.calls, dear.cost_microdollars) == ("T2", 1, 5_000_000_000)
    assert (cheap.team_id, cheap.calls, cheap.failed, cheap.seconds) == ("T1", 2, 1, 2.0)
    assert cheap.cache_share == 0.75


async def test_an_answer_by_template_counts_only_where_claude_was_to_write(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        for writer, note in (
            ("claude", ""),
            ("template", "The model took too long. This is a template answer. · E-LLM-TIMEOUT"),
            ("template", "Template answer (model off)"),
        ):
            session.add(
                GivenGuidance(
                    conversation_id=talk.conversation.id,
                    person_id=talk.person.id,
                    question="",
                    payload={"note": note},
                    writer=writer,
                    model="",
                    card_id="",
                    channel="D1",
                    created_at=NOON,
                )
            )

    async with database.reading_all_teams() as session:
        assert await usage.list_answered(session, since=NOON) == [Answered("T1", by_claude=1, fallen_back=1)]
        assert await usage.list_answered(session, since=NOON + timedelta(days=1)) == []


async def test_promises_that_were_given_up_are_counted(database: Database) -> None:
    async with database.for_all_teams() as session:
        session.add(ended("kept"))
        session.add(ended("broken", error="KeyError"))
        session.add(ended("open", ended_at=None))

        assert await usage.list_job_counts(session, since=NOON) == [JobCount("T1", ended=2, given_up=1)]


async def test_the_first_reply_is_when_slack_shows_it(database: Database) -> None:
    shown_at = NOON + timedelta(seconds=2.5)
    async with database.for_all_teams() as session:
        session.add(ended("T1:answer:1"))
        session.add(ended("T1:answer:2"))
        session.add(delivered("T1:answer:1:answer", ts=f"{shown_at.timestamp():.6f}"))
        session.add(delivered("T1:answer:2:answer", ts=None))

        assert await usage.list_first_replies(session, since=NOON) == [("T1", 2.5)]


async def test_a_review_is_timed_from_the_promise_that_brought_it(database: Database) -> None:
    minute = timedelta(minutes=1)
    async with database.for_team("T1") as session:
        call = await add_call(session)
        session.add(reviewed(call, NOON + 10 * minute))
        asked = {"created_at": NOON, "ended_at": NOON + minute}
        done = {"created_at": NOON + 9 * minute, "ended_at": NOON + 10 * minute}
        session.add(ended(f"T1:call:{call.id}:review::", kind="call_review", **asked))
        session.add(ended(f"T1:call:{call.id}:review:speaker:", kind="call_review", **done))

    async with database.reading_all_teams() as session:
        assert await usage.list_review_times(session, since=NOON) == [("T1", 60.0)]


async def test_what_the_audit_says_was_done_is_counted(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        await privacy.forget_person(session, person_id=talk.person.id, now=NOON)

    async with database.reading_all_teams() as session:
        assert await usage.count_acts(session, since=NOON) == {"person forgotten": 1}


def reviewed(call: Call, at: datetime) -> StoredReview:
    return StoredReview(
        call_id=call.id,
        person_id=call.person_id,
        payload={},
        rubric_id="",
        rubric_version=1,
        model="",
        created_at=at,
    )


def ended(key: str, **fields: Any) -> AgendaItem:
    given = {"kind": "answer", "lane": "interactive", "ended_at": NOON, "created_at": NOON, **fields}
    return AgendaItem(team_id="T1", key=key, payload={}, **given)


def delivered(key: str, *, ts: str | None) -> Delivery:
    return Delivery(team_id="T1", key=key, channel="D1", payload={}, state="sent", ts=ts, created_at=NOON)
