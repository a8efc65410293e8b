"""Which advice worked: what colleagues said came of the plans from one situation card."""

from collections.abc import Iterable

from bot.model import Guidance, Proof
from storage import outcomes
from storage.database import Session
from storage.models import Outcome

FEWEST_PEOPLE = 5
"""How many have to have told: fewer say little, and who said what could be guessed."""


async def with_proof(session: Session, answer: Guidance) -> Guidance:
    """The answer with what came of the same advice in this workspace, where enough people told."""
    if not answer.rests_on:
        return answer
    told = await outcomes.list_outcomes_of_card(session, card_id=answer.rests_on)
    return answer.model_copy(update={"proof": proof_of(told)}) if told else answer


def proof_of(told: Iterable[Outcome]) -> Proof | None:
    """For how many people it worked, of those who tried it; None from fewer than five.

    `told` comes in the order the advice was given. Each person counts once, with what came of it the last time
    they tried; "partly" is not counted as having worked.
    """
    last = {outcome.person_id: outcome.result for outcome in told if outcome.result != "did_not_try"}
    if len(last) < FEWEST_PEOPLE:
        return None
    return Proof(worked=sum(result == "worked" for result in last.values()), people=len(last))
