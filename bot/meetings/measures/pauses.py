"""The moments where the floor changes hands: waiting, and cutting in."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from bot.language.backchannels import is_backchannel
from bot.meetings.measures.stretches import by_side
from bot.meetings.turns import Turn

OVERLAP_SECONDS = 0.5
STOPS_WITHIN_SECONDS = 2.0


def patience_seconds(
    turns: Sequence[Turn], holder: Callable[[Turn], str] = by_side, who: str = "own"
) -> float | None:
    """How long somebody waits on average before speaking after another, in seconds; None if they never follow one.

    The mean of max(0, start − the other's end) over all changes of turn to them; starting early counts as zero.
    """
    gaps = [max(0.0, start - end) for end, start, _ in _changes_to(turns, holder, who)]
    return sum(gaps) / len(gaps) if gaps else None


def count_interruptions(turns: Sequence[Turn]) -> int:
    """How often the own side cut in: it starts ≥ 0.5 s before the customer ends, who stops within two seconds.

    A heuristic: backchannels are no interruption, and a transcript's times are good to some tenths of a second.
    """
    return sum(
        OVERLAP_SECONDS <= end - start <= STOPS_WITHIN_SECONDS and not is_backchannel(turn.text)
        for end, start, turn in _changes_to(turns, by_side, "own")
    )


def _changes_to(
    turns: Sequence[Turn], holder: Callable[[Turn], str], who: str
) -> Iterator[tuple[float, float, Turn]]:
    """Where the floor goes from somebody known to `who`: the other's end, the start, the turn that starts."""
    for before, after in pairwise(turns):
        known = holder(before) not in {"", who}
        if known and holder(after) == who and before.end is not None and after.start is not None:
            yield before.end, after.start, after
