"""Words that people use for one another at work, so that "who must approve 15% off" finds the page on discounts.

A company's pages say it in the company's words and a question in the person's own; these stand in for words the
question has not. They count for less than what was said (`WEIGHT`) and are never asked for.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from bot.knowledge.related_words import SAME, SHORT
from storage.analysis import terms_of

WEIGHT = 0.4
"""Of the weight of the word that was said."""
MOST = 16
"""Hints in one search: each is looked up in the index."""


def hints_for(weights: Mapping[str, float]) -> dict[str, float]:
    """What terms count that nobody said, by the terms that were; at most `MOST`, those of the weightiest first."""
    hints: dict[str, float] = {}
    for term, weight in weights.items():
        for other in _related().get(term, ()):
            if other not in weights:
                hints[other] = max(hints.get(other, 0.0), WEIGHT * weight)
    return dict(sorted(hints.items(), key=lambda hint: -hint[1])[:MOST])


@cache
def _related() -> Mapping[str, tuple[str, ...]]:
    related: dict[str, dict[str, None]] = {}
    for term, others in _pairs():
        related.setdefault(term, {}).update(dict.fromkeys(other for other in others if other != term))
    return {term: tuple(others) for term, others in related.items()}


def _pairs() -> Iterator[tuple[str, list[str]]]:
    for line in SAME.split("\n"):
        terms = terms_of(line)
        yield from ((term, terms) for term in terms)
    for line in SHORT.strip().split("\n"):
        short, _, words = line.partition(":")
        full = terms_of(words)
        yield terms_of(short, keeps_stop_words=True)[0], full
        if len(full) > 1:  # the last word tells least of what it is short for
            yield full[0], terms_of(short, keeps_stop_words=True)
