"""Spacing: a tip returns after 2, 7 and 21 days as a question first, until it was done twice.

Expanding gaps keep recall higher than one reading does (Cepeda 2008; Kang 2014), fact K7 of the product.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.coaching.call_review import CallReview
from bot.knowledge.cards import SituationCard
from bot.model import Guidance
from storage import recalls
from storage.database import Session
from storage.models import GivenGuidance, Person, Recall

GAPS = (2, 7, 21)
"""Days from one time to the next."""
ENOUGH = 2
"""Done so often, it need not come back."""
AGAIN = timedelta(days=7)
"""What "show again" asks for."""


@dataclass(frozen=True)
class TipToRecall:
    """Advice given on a day, as a question and its answer; the same `key` is the same tip."""

    key: str
    question: str
    answer: str
    given_on: date


def tips_of_reviews(reviews: Iterable[CallReview], today: date) -> list[TipToRecall]:
    """What the reviews of calls advised to change."""
    return [
        TipToRecall(
            key=f"check:{review.change.check_id or review.change.skill_id}",
            question=f"“{review.change.title}”: what words would you use?",
            answer=review.change.try_line,
            given_on=review.happened_on or today,
        )
        for review in reviews
        if review.change and review.change.try_line
    ]


def tips_of_guidance(given: Iterable[GivenGuidance]) -> list[TipToRecall]:
    """The steps of plans the person asked for."""
    tips = []
    for each in given:
        guidance = Guidance.model_validate(each.payload)
        steps = [step.title for step in guidance.steps]
        if steps:
            question = f"“{guidance.title}”: what were your {_counted(len(steps))}?"
            tips.append(TipToRecall(f"guidance:{each.id}", question, numbered(steps), each.created_at.date()))
    return tips


def tip_of_card(card: SituationCard) -> tuple[str, str]:
    """A situation of the library as a question, and its steps."""
    steps = [card.filled(step.title, {}) for step in card.steps]
    return f"“{card.title}”: what would your {_counted(len(steps))} be?", numbered(steps)


def numbered(steps: Sequence[str]) -> str:
    """ "1. Ask. 2. Wait." as lines."""
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))


async def follow_tips(
    session: Session, person: Person, tips: Iterable[TipToRecall], *, today: date, now: datetime
) -> None:
    """Plan the first return of every tip that is not followed yet; old advice begins today."""
    for tip in tips:
        await recalls.add_recall(
            session,
            person_id=person.id,
            tip_key=tip.key,
            question=tip.question,
            answer=tip.answer,
            due_on=max(tip.given_on + timedelta(days=GAPS[0]), today),
            now=now,
        )


async def note_shown(session: Session, tip: Recall, *, on: date) -> None:
    """A tip was asked for on that day: its next return is one gap further, or there is none."""
    step = tip.step + 1
    due_on = on + timedelta(days=GAPS[step]) if step < len(GAPS) else None
    await recalls.update_recall(session, recall_id=tip.id, step=step, due_on=due_on)


async def note_done(session: Session, tip: Recall, *, change: int, today: date) -> None:
    """The person did it (`change` 1), or takes that back (−1)."""
    done = max(tip.times_done + change, 0)
    ends = {"due_on": None} if done >= ENOUGH else {}
    resumes = {"due_on": today + AGAIN} if done < ENOUGH <= tip.times_done else {}
    await recalls.update_recall(session, recall_id=tip.id, times_done=done, **ends, **resumes)


def _counted(steps: int) -> str:
    return "first step" if steps == 1 else f"{('two', 'three', 'four')[steps - 2]} steps"
