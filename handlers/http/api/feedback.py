"""/api/coaching/feedback: what somebody says about a plan they were given, or about the review of a call."""

from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator

from bot.coaching.ratings import rate
from handlers.http.api.problems import NOT_FOUND, Problem
from handlers.http.api.visits import LARGEST_ID, Answer, Asked, Endpoint, Nothing, Visit
from storage import calls, conversations, guidance
from storage.database import Session

Reason = Literal["not_relevant", "unclear", "not_actionable", "incorrect", "already_known", "bad_timing"]


class RatingGiven(Asked):
    """A thumb; one of the two ids is given. A reason is for a thumb down. The last thumb counts."""

    guidance_id: int | None = Field(None, gt=0, le=LARGEST_ID, description="`guidance_id` of an answer")
    call_id: int | None = Field(None, gt=0, le=LARGEST_ID, description="the number of a call-… session")
    helpful: bool
    reason: Reason | None = None
    note: str = Field("", max_length=1000)

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.guidance_id is None) == (self.call_id is None):
            raise ValueError("give guidance_id or call_id")
        if self.helpful and self.reason:
            raise ValueError("a reason is for what did not help")
        return self


class RatingKept(BaseModel):
    """The rating as it is kept."""

    guidance_id: int | None
    call_id: int | None
    helpful: bool
    reason: Reason | None


async def give(visit: Visit[Nothing, RatingGiven]) -> Answer:
    """Keep the rating, in place of an earlier one."""
    given, person = visit.body, visit.person
    async with visit.deps.database.reading(person.team_id) as session:
        if not await _is_theirs(session, visit):
            raise Problem(NOT_FOUND)
    await rate(
        visit.deps,
        person,
        is_helpful=given.helpful,
        guidance_id=given.guidance_id,
        call_id=given.call_id,
        reason=given.reason or "",
        note=given.note,
    )
    return Answer(
        RatingKept(
            guidance_id=given.guidance_id, call_id=given.call_id, helpful=given.helpful, reason=given.reason
        )
    )


async def _is_theirs(session: Session, visit: Visit[Nothing, RatingGiven]) -> bool:
    """True for what was said to this person; with a team's token only for what was asked with one."""
    given, person = visit.body, visit.person
    if given.call_id is not None:
        call = await calls.find_call(session, call_id=given.call_id)
        return call is not None and call.person_id == person.id and visit.is_own
    plan = await guidance.find_guidance(session, guidance_id=given.guidance_id or 0)
    if plan is None or plan.person_id != person.id:
        return False
    thread = await conversations.get_conversation(session, conversation_id=plan.conversation_id)
    return visit.is_own or (thread.kind == "channel" and thread.channel == "api")


ENDPOINTS = (
    Endpoint(
        "POST",
        "/api/coaching/feedback",
        give,
        "Rate a plan or a review",
        "guidance",
        {200: RatingKept},
        body=RatingGiven,
        is_private=False,
        is_repeatable=True,
    ),
)
