"""Keeping a review: its payload, its marks, and its words for whoever asks on in the thread."""

from datetime import date

from bot.coaching.call_review import CallReview
from bot.coaching.goal_measures import refresh_measured_goals
from bot.coaching.scorecard import level_number
from bot.deps import Deps
from storage import call_reviews, messages, people
from storage.call_reviews import CheckMark, ReviewToKeep, SkillMark
from storage.calls import delivery_key
from storage.database import Session
from storage.models import Call


async def keep_review(deps: Deps, session: Session, call: Call, review: CallReview, *, today: date) -> None:
    """Keep it within the caller's transaction, in place of an earlier one; goals about calls move with it."""
    happened_on = review.happened_on or call.happened_on or today
    await call_reviews.set_review(session, call=call, review=_to_keep(review, happened_on), now=deps.now())
    said = await messages.add_message(
        session,
        conversation_id=call.conversation_id,
        person_id=call.person_id,
        author="coach",
        text=spoken(review),
        slack_ts=None,
        now=deps.now(),
        source_key=delivery_key(call.id, "spoken"),
    )
    await messages.update_message_text(session, message_id=said.id, text=spoken(review))
    await refresh_measured_goals(deps, session, await people.get_person(session, person_id=call.person_id))


def _to_keep(review: CallReview, happened_on: date) -> ReviewToKeep:
    return ReviewToKeep(
        payload=review.model_dump(mode="json"),
        overall=review.overall,
        rubric_id=review.rubric_id,
        rubric_version=review.rubric_version,
        model=review.model,
        happened_on=happened_on,
        skills=[
            SkillMark(skill.skill_id, skill.score, level_number(skill.level))
            for skill in review.skills
            if skill.score is not None and skill.level is not None
        ],
        checks=[
            CheckMark(skill.skill_id, check.check_id, check.status, check.decided_by)
            for skill in review.skills
            for check in skill.checks
        ],
    )


def spoken(review: CallReview) -> str:
    """The review as plain words, as a writer reads it back when the person asks on in the thread."""
    change = review.change
    lines = [
        f"Review of the call “{review.title}”.",
        *(f"Keep: {strength.text}" for strength in review.strengths),
        f"Change: {change.title}. {change.situation} Try: {change.try_line}" if change else "",
        *(f"Promised: {action.owner}: {action.action} {action.due_words}".rstrip() for action in review.actions),
        *review.summary,
    ]
    return "\n".join(line for line in lines if line)
