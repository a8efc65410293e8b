"""One person's week in a few lines, composed by code from what we hold: no data, no line."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel

from bot.coaching.call_review import CallReview
from bot.coaching.coaching_card import list_reviewed
from bot.coaching.focuses import FocusChoice, Seen, seen_on_calls, suggest_focuses, take_focus
from bot.coaching.needs import list_needs, needs_words
from bot.coaching.progress import rubric_of, start_of
from bot.coaching.recall import AGAIN, follow_tips, note_shown, tip_of_card, tips_of_guidance, tips_of_reviews
from bot.deps import Deps
from bot.knowledge.search import card_of_week
from bot.rhythm import week_of
from storage import digests, focuses, guidance, progress, recalls
from storage.database import Session
from storage.models import Focus, GivenGuidance, Person, WeeklyDigest

QUIET_GAP = timedelta(days=28)
"""From the second quiet week on, a digest comes once in so many days until something happens."""
ASK_EVERY = 4
MOST_NEEDS = 3
GUIDANCE_LOOKED_AT = 3
A_WEEK = timedelta(days=7)


Said = Literal["", "did_it", "worked"]


class LastFocus(BaseModel):
    """The focus so far, and how often it was seen; `before` counts the calls before it began.

    `said` is what the person said of it with an emoji on the last digest; `is_on_calls` when calls can show it.
    """

    title: str
    seen: int = 0
    chances: int = 0
    seen_before: int = 0
    chances_before: int = 0
    said: Said = ""
    is_on_calls: bool = True


class ThisFocus(BaseModel):
    """What to work on, as "When …, I will …"."""

    focus_id: int
    title: str
    when_then: str


class RecallTip(BaseModel):
    """A tip as a question; the answer is shown on a click. `recall_id` is 0 for one of the library.

    `given_on` is when the person first heard it; `source` names where it comes from, "" for their own calls.
    """

    question: str
    answer: str
    recall_id: int = 0
    given_on: date | None = None
    source: str = ""


class Digest(BaseModel):
    """The weekly digest as stored and shown; `on` is the person's day it is for.

    `asks_rating` adds the question how useful the coach is. `is_quiet` when nothing happened in the week before:
    then only the tip and the plan are shown.
    """

    on: date
    is_quiet: bool = False
    last_focus: LastFocus | None = None
    did_well: str = ""
    focus: ThisFocus | None = None
    recall: RecallTip | None = None
    needs: list[str] = []
    asks_rating: bool = False
    number: int = 1
    writer: str = "template"
    model: str = ""


@dataclass(frozen=True)
class Week:
    """What composing looks at: the person's week that ends on the day of the digest."""

    person: Person
    today: date
    reviews: Sequence[CallReview]
    given: Sequence[GivenGuidance]

    @property
    def new_reviews(self) -> list[CallReview]:
        """Those of calls since the day a week before."""
        return [review for review in self.reviews if (review.happened_on or self.today) >= self.today - A_WEEK]


async def compose_digest(
    deps: Deps, session: Session, person: Person, *, on: date, last: WeeklyDigest | None
) -> Digest | None:
    """The person's digest for that local day, with its focus and tip taken; None when it is left out.

    It is left out from the second quiet week in a row on, but once in four weeks.
    """
    since = start_of(on - A_WEEK, person)
    is_active = await digests.is_active_since(session, person_id=person.id, since=since)
    week = await _read_week(session, person, on)
    needs = await _needs(session, week)
    is_quiet = not is_active and not needs
    if is_quiet and last and not last.is_active_week and week_of(on) - last.week_on < QUIET_GAP:
        return None
    await _follow_new_tips(deps, session, week)
    number = (last.payload.get("number", 1) if last else 0) + 1
    digest = Digest(
        on=on,
        is_quiet=is_quiet,
        needs=needs,
        recall=await _recall(deps, session, week),
        asks_rating=number % ASK_EVERY == 0,
        number=number,
    )
    return digest if is_quiet else await _active(deps, session, week, digest, last)


async def as_of(session: Session, person: Person, digest: Digest, *, today: date) -> Digest:
    """The digest as it reads on the day it is sent: what needs the person is what needs them then."""
    return digest.model_copy(update={"needs": await _needs(session, await _read_week(session, person, today))})


async def _needs(session: Session, week: Week) -> list[str]:
    return needs_words(await list_needs(session, week.person, week.reviews, today=week.today), most=MOST_NEEDS)


async def _read_week(session: Session, person: Person, on: date) -> Week:
    given = await guidance.list_recent_guidance(session, person_id=person.id, limit=GUIDANCE_LOOKED_AT)
    has_calls = await digests.has_calls(session, person_id=person.id)
    reviewed = await list_reviewed(session, person) if has_calls else []
    return Week(person, on, [call.review for call in reviewed], given)


async def _active(deps: Deps, session: Session, week: Week, digest: Digest, last: WeeklyDigest | None) -> Digest:
    current = await focuses.find_current_focus(session, person_id=week.person.id)
    seen = await seen_on_calls(session, current, today=week.today) if current else None
    focus = await _focus_of_week(deps, session, week, current, seen)
    return digest.model_copy(
        update={
            "last_focus": await _last_focus(session, current, seen, last),
            "did_well": await _did_well(session, week),
            "focus": ThisFocus(focus_id=focus.id, title=focus.title, when_then=focus.when_then) if focus else None,
        }
    )


async def _last_focus(
    session: Session, current: Focus | None, seen: Seen | None, last: WeeklyDigest | None
) -> LastFocus | None:
    """The focus of the last digest and what came of it; before there was one, a focus that a call has shown."""
    before = Digest.model_validate(last.payload).focus if last else None
    said = await _said(session, last) if last else ""
    goes_on = current is not None and before is not None and before.focus_id == current.id
    if current and (goes_on or (seen and seen.chances)):
        counted = asdict(seen) if seen else {}
        return LastFocus(
            title=current.title, said=said if goes_on else "", is_on_calls=seen is not None, **counted
        )
    return LastFocus(title=before.title, said=said) if before and said else None


async def _said(session: Session, last: WeeklyDigest) -> Said:
    """What the person said of a digest's focus: the most that their emojis say."""
    if last.reviewed_at is None:
        return ""
    meanings = await digests.list_meanings(session, digest_id=last.id)
    return "worked" if "worked" in meanings else "did_it" if "did_it" in meanings else ""


def is_reached(seen: Seen | None) -> bool:
    """A focus is done with when it was seen in the last three chances or more, and missed in none."""
    return seen is not None and seen.chances >= 3 and seen.seen == seen.chances


async def _focus_of_week(
    deps: Deps, session: Session, week: Week, current: Focus | None, seen: Seen | None
) -> Focus | None:
    """The focus goes on until it was reached; then, and at first, the next one is chosen."""
    if current and not is_reached(seen):
        return current
    choices = await _choices(deps, session, week)
    fresh = [choice for choice in choices if current is None or choice.title != current.title]
    if not fresh:
        return current
    return await take_focus(session, week.person, fresh[0], chosen_by="coach", today=week.today)


async def focus_choices(deps: Deps, session: Session, person: Person, *, today: date) -> list[FocusChoice]:
    """What the person could work on: from their calls, their goals, and the plans they last asked for."""
    return await _choices(deps, session, await _read_week(session, person, today))


async def _choices(deps: Deps, session: Session, week: Week) -> list[FocusChoice]:
    track, person_id = deps.tracks.get(week.person.track), week.person.id
    since = week.today - timedelta(days=365)
    scores = await progress.list_scores(session, person_id=person_id, since=since) if week.reviews else []
    goals = await digests.list_goals_due(session, person_id=person_id, by=date.max)
    choices = suggest_focuses(week.reviews, rubric_of(deps.tracks, track, scores), goals)
    cards = [await card_of_week(session, track, card_id=each.card_id) for each in week.given if each.card_id]
    return [*choices, *(FocusChoice(card.title, card.when_i_will) for card in cards if card)]


async def _follow_new_tips(deps: Deps, session: Session, week: Week) -> None:
    tips = [*tips_of_reviews(week.reviews, week.today), *tips_of_guidance(week.given)]
    await follow_tips(session, week.person, tips, today=week.today + AGAIN, now=deps.now())


async def _recall(deps: Deps, session: Session, week: Week) -> RecallTip | None:
    """The person's own tip that is due; else one of the library, another each week."""
    due = await recalls.find_due_recall(session, person_id=week.person.id, today=week.today)
    if due:
        await note_shown(session, due, on=week.today)
        return RecallTip(
            question=due.question, answer=due.answer, recall_id=due.id, given_on=due.created_at.date()
        )
    week_number = week.today.toordinal() // 7 + week.person.id
    card = await card_of_week(session, deps.tracks.get(week.person.track), number=week_number)
    if card is None:
        return None
    question, answer = tip_of_card(card)
    return RecallTip(question=question, answer=answer, source=card.id)


async def _did_well(session: Session, week: Week) -> str:
    """A strength with the words that show it, on a call of this week; else how many tasks were done."""
    for review in week.new_reviews:
        shown = next((strength for strength in review.strengths if strength.evidence), None)
        if shown:
            return f"{shown.text.rstrip('.')} ({review.title})" if review.title else shown.text
    done = await digests.count_tasks(
        session, person_id=week.person.id, since=start_of(week.today - A_WEEK, week.person)
    )
    return f"You did {done} of the tasks in your plan." if done > 1 else ""
