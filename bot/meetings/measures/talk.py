"""Talk time: how long somebody spoke, and what part of the talk that is."""

from collections.abc import Iterable, Sequence

from bot.meetings.turns import Turn

Interval = tuple[float, float]


def union_seconds(intervals: Iterable[Interval]) -> float:
    """The length of the union of intervals: overlapping speech of one side counts once."""
    total = 0.0
    reached = float("-inf")
    for start, end in sorted(intervals):
        total += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return total


def span_seconds(turns: Sequence[Turn]) -> float | None:
    """The length of a call: the last end − the first start of speech; None without times."""
    starts = [turn.start for turn in turns if turn.start is not None]
    ends = [turn.end for turn in turns if turn.end is not None]
    return max(ends) - min(starts) if starts and ends else None


def share(part: float, other: float) -> float | None:
    """`part` of both (0–1); None when nobody spoke.

    For talk share: own time ÷ (own + customer time). Overlap counts for both and silence for nobody, which is
    how the benchmark of 43:57 is counted (Gong Labs, 25,537 calls).
    """
    return part / (part + other) if part + other > 0 else None
