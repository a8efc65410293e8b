"""The situations of other tracks that somebody without one may have meant.

"The customer is unhappy" is one thing in a shop and another in customer success. Who has chosen a track is
answered from it; who has none gets the nearest plan, and these to choose from beside it.
"""

from collections.abc import Sequence

from bot.knowledge.cards import SituationCard
from bot.knowledge.search import is_from_card, is_summary
from bot.model import Snippet

RIVAL = 0.4
"""How near a card must be, as a share of the nearest. Asked without a track, 1,278 of 1,344 labelled questions
get the right card first; this offers it for 25 of the others, and beside 99 right ones what is not needed."""
MOST = 2


def rivals_of(cards: Sequence[SituationCard], snippets: Sequence[Snippet]) -> list[SituationCard]:
    """Up to two of `cards`, nearest first, that are at home in another track than the first and nearly as near.

    None where the first is not the nearest, for then it was chosen.
    """
    near = _nearness(snippets)
    if not cards or near.get(cards[0].id, 0.0) < max(near.values(), default=1.0):
        return []
    least = RIVAL * near[cards[0].id]
    others = [card for card in cards[1:] if card.tracks[0] != cards[0].tracks[0]]
    return [card for card in others if near.get(card.id, 0.0) >= least][:MOST]


def _nearness(snippets: Sequence[Snippet]) -> dict[str, float]:
    """By card how near its best passage is, and its summary once more."""
    near: dict[str, float] = {}
    for snippet in filter(is_from_card, snippets):
        card_id = snippet.label.partition(" §")[0]
        near[card_id] = max(near.get(card_id, 0.0), snippet.score)
    for snippet in filter(is_summary, snippets):
        near[snippet.label] += snippet.score
    return near
