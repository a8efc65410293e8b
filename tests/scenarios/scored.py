"""Scored calls of Riya's, as the reviews of some weeks leave them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from app import Program
from bot.coaching.call_review import CallReview
from bot.meetings.measured import CallMeasures
from handlers.calls.call_keeping import keep_review
from sandbox import Sandbox
from storage import call_reviews, calls, conversations, people
from storage.call_reviews import CheckMark, ReviewToKeep, SkillMark
from storage.models import Call
from storage.models.calls import MarkStatus
from tests.unit.handlers.blocks.made import a_review

RISING = (50, 55, 60, 67, 75, 83)


async def scored_calls(
    sandbox: Sandbox,
    program: Program,
    scores: Sequence[float] = RISING,
    *,
    skill: str = "discovery",
    name: str = "riya",
    rubric: str = "sales_calls",
    talk: float = 0.5,
) -> None:
    """A call a week up to today, with these scores for one skill and one check that comes to pass."""
    today = program.deps.now().date()
    for number, score in enumerate(scores):
        day = today - timedelta(days=7 * (len(scores) - 1 - number))
        passed: MarkStatus = "passed" if 2 * number >= len(scores) else "missed"
        review = ReviewToKeep(
            payload=_payload(talk + number / 100),
            overall=score,
            rubric_id=rubric,
            rubric_version=1,
            model="",
            happened_on=day,
            skills=[SkillMark(skill, score, 3)],
            checks=[CheckMark(skill, "d1", "passed", "code"), CheckMark(skill, "d2", passed, "code")],
        )
        await _keep(sandbox, program, name, f"call {number}", day, review)


async def one_review(sandbox: Sandbox, program: Program, review: CallReview | None = None) -> Call:
    """One whole review of today, with the words of its evidence."""
    whole = (review or a_review()).model_copy(update={"happened_on": program.deps.now().date()})
    async with program.deps.database.for_team(program.identity.team_id) as session:
        call = await _call(session, sandbox, program, "riya", whole.title, whole.happened_on)
        await keep_review(program.deps, session, call, whole, today=program.deps.now().date())
    return call


def _payload(talk: float) -> dict[str, Any]:
    measures = CallMeasures(basis="timed", talk_share=talk, questions_per_hour=24, longest_stretch_seconds=113)
    review = a_review().model_copy(update={"measures": measures, "strengths": [], "change": None, "skills": []})
    return review.model_dump(mode="json")


async def _keep(sandbox: Sandbox, program: Program, name: str, title: str, day: Any, review: ReviewToKeep) -> None:
    async with program.deps.database.for_team(program.identity.team_id) as session:
        call = await _call(session, sandbox, program, name, title, day)
        await call_reviews.set_review(session, call=call, review=review, now=program.deps.now())


async def _call(session: Any, sandbox: Sandbox, program: Program, name: str, title: str, day: Any) -> Call:
    now = program.deps.now()
    channel = sandbox.direct_message_with(name).id
    person = await people.get_or_add_person(session, slack_user_id=sandbox.as_person(name).id, now=now)
    thread = await conversations.get_or_add_conversation(
        session, channel=channel, thread_ts=f"1.{title}", person_id=person.id, kind="direct", now=now
    )
    return await calls.add_call(
        session,
        person_id=person.id,
        conversation_id=thread.id,
        source="upload",
        source_key=f"message:{title}",
        content_hash=title,
        title=title,
        call_type="discovery",
        happened_on=day,
        now=now,
    )
