"""Advice that may be shown to others: the plan as the library has it, with nothing of whoever asked for it."""

from bot.coaching.briefs import Question, prepare_brief
from bot.coaching.guidance import plan_of_card
from bot.deps import Deps
from bot.model import Guidance
from storage.database import Session
from storage.models import GivenGuidance, Person


async def safe_version(deps: Deps, session: Session, person: Person, given: GivenGuidance) -> Guidance | None:
    """The plan of the situation card behind the advice; None where there is no such card (any more).

    Neither the question nor the answer is looked at, so no name, figure or word of theirs can be in it.
    """
    if not given.card_id:
        return None
    question = Question(text="", person=person, is_private=False, card_id=given.card_id)
    prepared = await prepare_brief(deps, session, question)
    return await plan_of_card(deps, prepared) if prepared.brief.cards else None
