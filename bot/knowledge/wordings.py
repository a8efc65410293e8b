"""How far a question speaks as people speak of a situation, where it says none of the card's cues as a whole.

"December deal is sliding to February" is no cue, and yet "deal", "december" and "sliding" are words of one card
more than of any other. Each word counts by how few cards it is said of, and more where a card says it often.
Of 39 questions written before anybody looked at the cues it puts the right card first for 32, and among the first
two for 35; it is asked only where the cues have found nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from storage.analysis import terms_of
from storage.stop_words import STOP_WORDS

OWN = 1.15
"""How much more a card of one's own track counts than a neighbour's."""
NEAR_SHARE = 0.2
NEAR_WORDS = 2
SURE_WORDS = 3
SURE_SHARE = 0.35
CLEARLY = 1.5
CLEARLY_BY_MANY = 1.3
"""A card is meant when it is so many times as like the question as the next one, less if it shares many words."""
SURER_SHARE = 0.4
FAR_MORE = 1.75

Gains = Mapping[str, Sequence[tuple[str, float]]]
"""By term the documents that use it, and what it adds to each."""


class Wordings(NamedTuple):
    """What each term adds to the cards that use it, and its weight in a question; that of one no card uses."""

    gains: Gains
    weights: Mapping[str, float]
    unknown: float


class Likeness(NamedTuple):
    """How like a question is to a card: the score, its share (0–1) of the question's weight, terms they share."""

    document: str
    score: float
    share: float
    matched: int


def wordings_of(said_of: Mapping[str, Counter[str]]) -> Wordings:
    """`said_of` are the terms people use of each situation, and how often, by document."""
    gains: dict[str, list[tuple[str, float]]] = {}
    cards, stop = len(said_of), _stop_terms()
    cards_with = Counter(term for said in said_of.values() for term in said if term not in stop)
    for document, said in said_of.items():
        for term in said.keys() & cards_with.keys():
            rarity = math.log(1 + cards / cards_with[term])
            gains.setdefault(term, []).append((document, rarity * said[term] / (said[term] + 1)))
    weights = {term: math.log(1 + cards / (count + 0.5)) for term, count in cards_with.items()}
    return Wordings(gains, weights, math.log(1 + cards / 0.5))


def likenesses(wordings: Wordings, said: Iterable[str], *, own: Collection[str]) -> list[Likeness]:
    """The cards that share words with a question, the most like first; `own` are those of the track."""
    asked, scores, matched = 0.0, defaultdict[str, float](float), defaultdict[str, int](int)
    for term in set(said) - _stop_terms():
        asked += wordings.weights.get(term, wordings.unknown)
        for document, gain in wordings.gains.get(term, ()):
            scores[document] += gain * OWN if document in own else gain
            matched[document] += 1
    found = [Likeness(document, score, score / asked, matched[document]) for document, score in scores.items()]
    return sorted(found, key=lambda one: (-one.score, one.document))


def meant(found: Sequence[Likeness]) -> str:
    """The document of the one card that is meant, "" where that is not sure."""
    first, *others = found or [Likeness("", 0, 0, 0)]
    clearly = CLEARLY if first.matched <= SURE_WORDS else CLEARLY_BY_MANY
    is_sure = first.share >= SURE_SHARE and first.matched >= SURE_WORDS
    return first.document if is_sure and (not others or first.score >= clearly * others[0].score) else ""


def overlooked(found: Sequence[Likeness], held: Collection[str]) -> str:
    """The document of a card that is far more like the question than all that are `held`, "" without one."""
    first = found[0] if found else Likeness("", 0, 0, 0)
    if first.document in held or first.share < SURER_SHARE or first.matched <= SURE_WORDS:
        return ""
    best = max((one.score for one in found if one.document in held), default=0.0)
    return first.document if first.score >= FAR_MORE * best else ""


def near(found: Sequence[Likeness]) -> list[str]:
    """The documents of cards that may be meant."""
    return [one.document for one in found if one.share >= NEAR_SHARE and one.matched >= NEAR_WORDS]


@cache
def _stop_terms() -> frozenset[str]:
    return frozenset(term for word in STOP_WORDS for term in terms_of(word, keeps_stop_words=True))
