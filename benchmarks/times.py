"""How slow the slow ones are."""

import math
from collections.abc import Sequence


def p95(values: Sequence[float]) -> float:
    """What 95 of 100 stayed within (the nearest rank, so one of the values); NaN of none."""
    ordered = sorted(values)
    return ordered[math.ceil(0.95 * len(ordered)) - 1] if ordered else math.nan
