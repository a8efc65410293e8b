"""How words sound, from −1 (troubled) to 1 (pleased): a list of words, and rules for what stands around them.

The rules are those of VADER (Hutto and Gilbert 2014), the simple method that does best on short texts: a negation
before a word turns it round and weakens it, "very" strengthens, "but" shifts the weight to what follows, and the
sum is brought into −1..1. The words are our own, for business talk (`bot.language.sentiment_words`). It says how
words sound, never what somebody feels.
"""

import re
from typing import Literal

from bot.language.sentiment_phrases import PHRASES
from bot.language.sentiment_words import BOOSTERS, DAMPENERS, NEGATIONS, weights
from bot.language.words import WORD, plain, without_tags

Label = Literal["positive", "neutral", "negative"]

LABELLED_FROM = 0.2
"""Below this strength an utterance is called neutral: one mild word in a sentence tells too little."""

_WEIGHTS = weights()
_PHRASE = re.compile(r"\b(?:" + "|".join(words for words, _ in PHRASES) + r")\b")
_PHRASES = [(re.compile(words), weight) for words, weight in PHRASES]
_CLAUSE_END = re.compile(r"(?<![.,;:!?])[.,;:!?]+(?=\s|$)")

# The constants of VADER: measured by its authors on how people rate "very good", "not good" and "good, but …".
_NEGATED = -0.74
_BOOST = 0.293
_REACH = (1.0, 0.95, 0.9)
_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
_SPREAD = 15.0


def sentiment(text: str) -> float:
    """How a text sounds, −1..1; 0 when nothing in it pleases or troubles."""
    said = plain(without_tags(text))
    before, but, after = said.partition(" but ")
    total = _BEFORE_BUT * _sum(before) + _AFTER_BUT * _sum(after) if but and before else _sum(said)
    return total / (total * total + _SPREAD) ** 0.5 if total else 0.0


def sentiment_label(score: float) -> Label:
    """What to call a score of one utterance."""
    if abs(score) < LABELLED_FROM:
        return "neutral"
    return "positive" if score > 0 else "negative"


def _sum(said: str) -> float:
    total = 0.0
    rest: list[str] = []
    end = 0
    for found in _PHRASE.finditer(said):
        total += _phrase_weight(found[0])
        rest.append(said[end : found.start()])
        end = found.end()
    rest.append(said[end:])
    return total + sum(_sum_words(WORD.findall(clause)) for part in rest for clause in _CLAUSE_END.split(part))


def _phrase_weight(said: str) -> float:
    return next((weight for pattern, weight in _PHRASES if pattern.fullmatch(said)), 0.0)


def _sum_words(words: list[str]) -> float:
    return sum(
        _weight_at(words, place, weight) for place, word in enumerate(words) if (weight := _WEIGHTS.get(word))
    )


def _weight_at(words: list[str], place: int, weight: float) -> float:
    """The weight of a word with what the three words before do to it."""
    sign = 1.0 if weight > 0 else -1.0
    is_negated = False
    for distance, reach in enumerate(_REACH, start=1):
        if distance > place:
            break
        word = words[place - distance]
        is_negated = is_negated or word in NEGATIONS
        if word in BOOSTERS:
            weight += sign * _BOOST * 3 * reach
        elif word in DAMPENERS:
            weight -= sign * _BOOST * 2 * reach
    return weight * _NEGATED if is_negated else weight
