"""How the customer's words sound over a call: their mean, and whether it changed."""

from collections.abc import Sequence
from itertools import accumulate

from bot.language.sentiment import sentiment
from bot.meetings.measures.spoken import Spoken

_FEWEST_WORDS = 20

Scored = tuple[float, int]


def scored(spoken: Spoken) -> list[Scored]:
    """Each utterance's sentiment (−1..1) and its number of words."""
    return [(sentiment(one.utterance.text), one.words) for one in spoken.said]


def mean_sentiment(scores: Sequence[Scored]) -> float | None:
    """The mean weighted by words; None for fewer than 20 words, which tell nothing."""
    words = sum(count for _, count in scores)
    return sum(value * count for value, count in scores) / words if words >= _FEWEST_WORDS else None


def sentiment_change(scores: Sequence[Scored]) -> float | None:
    """The last quarter of their words − the first quarter; None when either is too short to tell."""
    words = sum(count for _, count in scores)
    spoken = list(accumulate(count for _, count in scores))
    first = [one for one, until in zip(scores, spoken, strict=True) if until <= words / 4]
    last = [one for one, until in zip(scores, spoken, strict=True) if until - one[1] >= words * 3 / 4]
    before, after = mean_sentiment(first), mean_sentiment(last)
    return None if before is None or after is None else after - before
