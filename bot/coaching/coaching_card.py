"""The quick coaching card: the best skill, the one to work on, one tip, and a moment to look at again."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.coaching.call_review import CallReview, CheckResult, Evidence
from bot.coaching.progress import Overview, overview_within
from bot.coaching.skill_progress import Focus, Standing, best_of
from bot.deps import Deps
from bot.people import first_name, local_day, zone_of
from bot.rubrics import Rubric
from storage import call_reviews
from storage.database import Session
from storage.models import Person, StoredReview

REVIEWS_LOOKED_AT = 5
SCORES_LOOKED_AT = 300
"""Those of the last fifty calls or so: a card is looked at often, and shows only where somebody stands today."""


@dataclass(frozen=True)
class ReviewedCall:
    """A review and the call it is of."""

    call_id: int
    review: CallReview


@dataclass(frozen=True)
class Tip:
    """One thing to do differently and words to try ("" for a question to think about).

    `call_id` is the call it comes from, 0 for none.
    """

    title: str
    try_line: str = ""
    call_id: int = 0
    call_title: str = ""
    at_seconds: float | None = None
    effect: str = ""


@dataclass(frozen=True)
class CoachingCard:
    """What the card shows; the best skill is left out when it is also the focus."""

    name: str
    overview: Overview
    best: Standing | None
    focus: Focus | None
    tip: Tip | None


async def read_card(deps: Deps, person: Person) -> CoachingCard:
    """The person's card as of today."""
    async with deps.database.reading(person.team_id) as session:
        return await card_within(deps, session, person, await list_reviewed(session, person))


async def card_within(
    deps: Deps, session: Session, person: Person, reviews: Sequence[ReviewedCall]
) -> CoachingCard:
    """The same within the caller's transaction; `reviews` are the person's last, as `list_reviewed` has them."""
    today = local_day(person, deps.now())
    overview = await overview_within(deps, session, person, today, most=SCORES_LOOKED_AT)
    focus = overview.focuses[0] if overview.focuses else None
    best = best_of(overview.standings)
    return CoachingCard(
        name=first_name(person.display_name),
        overview=overview,
        best=best if best and (focus is None or best.skill_id != focus.skill_id) else None,
        focus=focus,
        tip=find_tip(overview.rubric, focus.skill_id, reviews) if focus else None,
    )


async def list_reviewed(session: Session, person: Person) -> list[ReviewedCall]:
    """The person's last reviews, newest first; a call of which nobody said the day was on that of its review."""
    rows = await call_reviews.list_recent_reviews(session, person_id=person.id, limit=REVIEWS_LOOKED_AT)
    return [ReviewedCall(row.call_id, _dated(row, zone_of(person))) for row in rows]


def _dated(row: StoredReview, zone: ZoneInfo) -> CallReview:
    review = CallReview.model_validate(row.payload)
    day = review.happened_on or row.created_at.astimezone(zone).date()
    return review.model_copy(update={"happened_on": day})


def find_tip(rubric: Rubric | None, skill_id: str, reviews: Sequence[ReviewedCall]) -> Tip | None:
    """The last advice given for a skill, else the rubric's words for the check of it missed last.

    Where nothing was missed it is the rubric's hard question for somebody who has the skill.
    """
    advice = (_advised(call, skill_id) for call in reviews)
    missed = (_missed(call, skill_id, rubric) for call in reviews)
    return next((tip for tip in (*advice, *missed) if tip), None) or _challenge(rubric, skill_id)


def _advised(call: ReviewedCall, skill_id: str) -> Tip | None:
    change = call.review.change
    if change is None or change.skill_id != skill_id:
        return None
    at = _first_moment(change.evidence)
    return Tip(change.title, change.try_line, call.call_id, call.review.title, at, change.effect)


def _missed(call: ReviewedCall, skill_id: str, rubric: Rubric | None) -> Tip | None:
    words = {check.id: check.change for check in rubric.checks} if rubric else {}
    for check in checks_of(call.review, skill_id):
        if check.status == "missed" and check.check_id in words:
            change = words[check.check_id]
            at = _first_moment(check.evidence)
            return Tip(change.title, change.try_line, call.call_id, call.review.title, at)
    return None


def _challenge(rubric: Rubric | None, skill_id: str) -> Tip | None:
    skills = rubric.skills if rubric else []
    return next((Tip(skill.challenge) for skill in skills if skill.id == skill_id), None)


def checks_of(review: CallReview, skill_id: str) -> list[CheckResult]:
    """How the checks of a skill came out on a call."""
    return next((skill.checks for skill in review.skills if skill.skill_id == skill_id), [])


def _first_moment(evidence: Sequence[Evidence]) -> float | None:
    return evidence[0].at_seconds if evidence else None
