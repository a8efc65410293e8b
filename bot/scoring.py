"""The one arithmetic of scores: measures between a worst and a best value, weighted over what is known.

Skills, business health and account health are all scored by it; it knows none of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ScoredMeasure:
    """Something measured: `worst` scores 0, `best` 100, in a straight line between; `best` may be the lower."""

    id: str
    weight: float
    worst: float = 0
    best: float = 100


def score_measure(measure: ScoredMeasure, value: float) -> float:
    """A value as a score from 0 to 100; values beyond the worst or the best are cut off there."""
    share = (value - measure.worst) / (measure.best - measure.worst)
    return 100 * min(1.0, max(0.0, share))


def weighted_score(measures: Sequence[ScoredMeasure], values: Mapping[str, float]) -> float | None:
    """The overall score (0–100) from the measures we have values for; None if we have none.

    Weights are re-spread over what is known, so that a business that has not linked its bank is judged on
    the rest instead of scoring zero for cash.
    """
    known = [measure for measure in measures if measure.id in values]
    total = sum(measure.weight for measure in known)
    if not total:
        return None
    return sum(score_measure(measure, values[measure.id]) * measure.weight for measure in known) / total


def shown_score(score: float) -> int:
    """A score as people see it: whole, halves rounded up."""
    return int(score + 0.5)
