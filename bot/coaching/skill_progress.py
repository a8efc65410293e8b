"""Where somebody stands in each skill, and what is worth working on next.

Thresholds are the product's decision C18: a gap is below 70, the target is 75, a strength begins at 80,
and what lies between is called steady.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.coaching.trends import (
    Comparable,
    Point,
    Trend,
    comparable,
    mean_of_week,
    rolling_mean,
    since,
    trend_of,
)
from bot.rhythm import week_of

State = Literal["strength", "steady", "gap"]
Period = Literal["30d", "90d", "1y"]

STRENGTH = 80
GAP = 70
TARGET = 75
STRETCH = 5
_SEEN_AGAIN = 2
EARLY = 3
"""Below so many calls a number is called early."""
PERIODS: Mapping[Period, int] = {"30d": 30, "90d": 90, "1y": 365}
"""How many days each period looks back."""


@dataclass(frozen=True)
class Standing:
    """One skill today. `rolling` (0–100) is the mean of the last five comparable calls of `calls` in all.

    The weeks' means are None when that week has no call with this skill.
    """

    skill_id: str
    rolling: float
    calls: int
    state: State
    trend: Trend
    last_week: float | None
    this_week: float | None

    @property
    def is_early(self) -> bool:
        """True while there are fewer than three calls."""
        return self.calls < EARLY


@dataclass(frozen=True)
class Focus:
    """A skill to work on and the score to reach; a stretch when there is no gap to close."""

    skill_id: str
    rolling: float
    target: int
    is_stretch: bool
    is_early: bool


@dataclass(frozen=True)
class Progress:
    """One skill or figure over a period: its comparable points, where they lead, and where it stands now.

    `left_out` counts the period's calls that were measured in another way; `latest_on` is the last
    comparable call of all, also when it lies before the period.
    """

    points: tuple[Point, ...]
    trend: Trend
    rolling: float | None
    left_out: int
    latest_on: date | None

    @property
    def days(self) -> int:
        """From the first call of the period to the last."""
        return (self.points[-1].on - self.points[0].on).days if self.points else 0


def rounded(score: float) -> int:
    """A score as people see it: halves go up."""
    return math.floor(score + 0.5)


def state_of(score: float) -> State:
    """What a score (0–100) is called; judged as it is shown, so that "70" is never a gap."""
    if rounded(score) >= STRENGTH:
        return "strength"
    return "steady" if rounded(score) >= GAP else "gap"


def standings_of(scores: Mapping[str, Sequence[Point]], *, today: date) -> list[Standing]:
    """Every skill with a comparable score, in the order given.

    Only the rubric version of the newest call counts, for all skills alike.
    """
    kept = {skill_id: line.points for skill_id, line in comparable_skills(scores).items()}
    return [_standing(skill_id, points, today) for skill_id, points in kept.items() if points]


def comparable_skills(scores: Mapping[str, Sequence[Point]]) -> dict[str, Comparable]:
    """Each skill's comparable points, all by the rubric version of the newest call."""
    newest = max((point for points in scores.values() for point in points), key=_age, default=None)
    standard = newest.standard if newest else None
    return {skill_id: comparable(points, standard=standard) for skill_id, points in scores.items()}


def choose_focuses(standings: Sequence[Standing], *, most: int = 2) -> list[Focus]:
    """What to work on: gaps seen at least twice, then gaps seen once, then the rest; of each the lowest first.

    A gap aims at 75. A skill that is no gap is a stretch: five points more than now.
    """
    lowest = sorted(standings, key=lambda each: (each.state != "gap", each.calls < _SEEN_AGAIN, each.rolling))
    return [_focus(standing) for standing in lowest[:most]]


def best_of(standings: Sequence[Standing]) -> Standing | None:
    """The highest skill; None when nothing was scored."""
    return max(standings, key=lambda standing: standing.rolling, default=None)


def progress_of(points: Sequence[Point], *, period: Period, today: date, notable: float | None = None) -> Progress:
    """One skill's or figure's points over the period that ends today; `notable` as for `trend_of`."""
    line = comparable(points)
    first_day = today - timedelta(days=PERIODS[period] - 1)
    shown = since(line.points, first_day)
    return Progress(
        points=shown,
        trend=trend_of(shown) if notable is None else trend_of(shown, notable=notable),
        rolling=rolling_mean(line.points),
        left_out=len(since(points, first_day)) - len(shown),
        latest_on=line.points[-1].on if line.points else None,
    )


def _age(point: Point) -> tuple[date, int]:
    return point.on, point.call_id


def _standing(skill_id: str, points: tuple[Point, ...], today: date) -> Standing:
    rolling = rolling_mean(points) or 0.0
    this_monday = week_of(today)
    return Standing(
        skill_id=skill_id,
        rolling=rolling,
        calls=len(points),
        state=state_of(rolling),
        trend=trend_of(points),
        last_week=mean_of_week(points, this_monday - timedelta(days=7)),
        this_week=mean_of_week(points, this_monday),
    )


def _focus(standing: Standing) -> Focus:
    is_stretch = standing.state != "gap"
    target = min(rounded(standing.rolling) + STRETCH, 100) if is_stretch else TARGET
    return Focus(standing.skill_id, standing.rolling, target, is_stretch, standing.is_early)
