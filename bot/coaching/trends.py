"""How a value moves from call to call: what may be compared, where it is heading, and what a chart shows of it."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from bot.rhythm import week_of

Trend = Literal["rising", "falling", "stable", "too_early"]
Grain = Literal["call", "week", "month"]

ROLLING = 5
"""How many calls a rolling mean rests on: enough to even out one odd call, few enough to show a change."""
FEWEST_FOR_A_TREND = 4
MOST_FOR_A_TREND = 10
"""Older calls say where somebody came from, not where they are heading."""
NOTABLE_PER_WEEK = 2.0
"""Points a week from which a slope is called a trend (product layout L8)."""


@dataclass(frozen=True)
class Point:
    """What one call gave: a value, its day, and how it was measured.

    `standard` is the rubric with its version ("" for figures, which have none); `method` is the model
    behind the score, or the basis of the figure. Values are compared within one of each only.
    """

    call_id: int
    on: date
    value: float
    standard: str = ""
    method: str = ""


@dataclass(frozen=True)
class Comparable:
    """Points measured alike, oldest first, and how many others were left out."""

    points: tuple[Point, ...]
    left_out: int = 0


@dataclass(frozen=True)
class ChartPoint:
    """One mark of a chart: the mean of the calls of a day, week or month; labels are unique."""

    label: str
    value: float
    calls: int


@dataclass(frozen=True)
class Chart:
    """What is drawn: at most so many marks, and whether each stands for a call, a week or a month."""

    marks: tuple[ChartPoint, ...]
    grain: Grain


def comparable(points: Iterable[Point], *, standard: str | None = None) -> Comparable:
    """The points that may stand in one line: one standard, one method.

    The standard is the given one, else that of the newest point: a new rubric begins a new line. The
    method is the one most of the last five have (of several the newest), so that one call reviewed
    without the model leaves a hole in the line and does not end it.
    """
    ordered = sorted(points, key=lambda point: (point.on, point.call_id))
    if not ordered:
        return Comparable(())
    wanted = ordered[-1].standard if standard is None else standard
    alike = [point for point in ordered if point.standard == wanted]
    newest_first = [point.method for point in reversed(alike[-ROLLING:])]
    method = Counter(newest_first).most_common(1)[0][0] if newest_first else ""
    kept = tuple(point for point in alike if point.method == method)
    return Comparable(kept, len(ordered) - len(kept))


def mean(values: Iterable[float]) -> float | None:
    """The arithmetic mean; None of nothing."""
    known = list(values)
    return math.fsum(known) / len(known) if known else None


def rolling_mean(points: Sequence[Point]) -> float | None:
    """The mean of the last five points; None without any."""
    return mean(point.value for point in points[-ROLLING:])


def slope_per_week(points: Sequence[Point]) -> float | None:
    """How much the value changes in a week: the least-squares line through the points; None on a single day.

    Points that lie within less than a week are not stretched into one: the change over their days counts.
    """
    days = [float(point.on.toordinal()) for point in points]
    span = max(days, default=0) - min(days, default=0)
    if not span:
        return None
    middle, height = math.fsum(days) / len(days), math.fsum(p.value for p in points) / len(points)
    spread = math.fsum((day - middle) ** 2 for day in days)
    together = math.fsum((day - middle) * (p.value - height) for day, p in zip(days, points, strict=True))
    return together / spread * min(span, 7)


def trend_of(points: Sequence[Point], *, notable: float = NOTABLE_PER_WEEK) -> Trend:
    """Where the last four to ten points are heading; `notable` is the change a week that counts.

    Fewer than four, or all on one day, are too early to tell.
    """
    recent = points[-MOST_FOR_A_TREND:]
    slope = slope_per_week(recent) if len(recent) >= FEWEST_FOR_A_TREND else None
    if slope is None:
        return "too_early"
    if slope > notable:
        return "rising"
    return "falling" if slope < -notable else "stable"


def since(points: Iterable[Point], day: date) -> tuple[Point, ...]:
    """The points of that day and later."""
    return tuple(point for point in points if point.on >= day)


def mean_of_week(points: Iterable[Point], monday: date) -> float | None:
    """The mean of the week that begins then; None when it has no calls."""
    return mean(point.value for point in points if week_of(point.on) == monday)


def chart_of(points: Sequence[Point], *, most: int = 20) -> Chart:
    """The points as a chart takes them: each call if there is room, else the means of weeks, else of months."""
    if len(points) <= most:
        return Chart(_calls(points), "call")
    weeks = _grouped(points, week_of, "{0.day} {0:%b}")
    if len(weeks) <= most:
        return Chart(weeks, "week")
    return Chart(_grouped(points, lambda day: day.replace(day=1), "{0:%b %y}")[-most:], "month")


def _calls(points: Sequence[Point]) -> tuple[ChartPoint, ...]:
    """Two calls of one day are told apart by a number."""
    seen: Counter[date] = Counter()
    marks = []
    for point in points:
        seen[point.on] += 1
        label = f"{point.on.day} {point.on:%b}"
        again = f" ({seen[point.on]})" if seen[point.on] > 1 else ""
        marks.append(ChartPoint(label + again, point.value, 1))
    return tuple(marks)


def _grouped(points: Sequence[Point], start: Callable[[date], date], label: str) -> tuple[ChartPoint, ...]:
    marks = []
    for first, group in groupby(points, key=lambda point: start(point.on)):
        values = [point.value for point in group]
        marks.append(ChartPoint(label.format(first), math.fsum(values) / len(values), len(values)))
    return tuple(marks)
