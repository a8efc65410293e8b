"""A second opinion without a model: another card that fits as well, or none rather than a far one."""

from collections.abc import Sequence

from bot.knowledge.cards import SituationCard
from bot.knowledge.search import card_of_week, find_named
from bot.model import Guidance
from bot.tracks import Track
from storage.database import Session

SAID_ENOUGH = 2
"""Words of a card's cues that must be said for it to be the other half of the question."""


async def find_second_view(
    session: Session, *, track: Track, question: str, near: Sequence[SituationCard], previous: Guidance | None
) -> SituationCard | None:
    """The other situation the question names, else the card that the plan's own card sees as another view.

    A plan that came from no card leaves the nearest one to be the second view. What was shown first in the
    thread, the nearest card, is not shown again.
    """
    if previous is None or not previous.card_id:
        return near[0] if near else None
    shown = {previous.card_id, *(card.id for card in near[:1])}
    named = (await find_named(session, track=track, question=question)).values()
    also = {situation.card.id for situation in named if situation.words >= SAID_ENOUGH} - shown
    if other := next((card for card in near if card.id in also), None):
        return other
    own = await card_of_week(session, track, card_id=previous.card_id)
    if own is None or not own.second or own.second in shown:
        return None
    return await card_of_week(session, track, card_id=own.second)
