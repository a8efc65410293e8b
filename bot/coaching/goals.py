"""Goals: what is asked of a new one, how far it is, and when it will be reached at this pace.

A goal is on track while its progress is at most ten points behind the share of its time that has passed
(product layout L7). Five active goals are as many as anybody keeps in mind; a sixth is added with a warning.
"""

import math
from datetime import date, timedelta
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from storage.models import Goal

Direction = Literal["up", "down"]
Priority = Literal["high", "medium", "low"]
State = Literal["reached", "on_track", "behind", "overdue", "unknown"]

LEEWAY = 0.10
WARN_FROM = 4
FEW_DAYS = 7
"""A pace over fewer days says nothing."""
FARTHEST = timedelta(days=3 * 365)
"""A forecast beyond three years is no forecast, and no goal is due later than ten."""
LATEST = timedelta(days=10 * 365)
MOST_TITLE = 150
LARGEST = 1e12


class GoalDraft(BaseModel):
    """A goal as it is put down. Without a target it is done or not, and its figure is a percentage.

    `metric` is "" when nothing measures it; `start` None means: from the first figure on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    why: str = ""
    category: str = "other"
    metric: str = ""
    unit: str = ""
    direction: Direction = "up"
    start: float | None = None
    target: float | None = None
    due_on: date | None = None
    priority: Priority = "medium"
    when_then: str = ""


class Pace(NamedTuple):
    """How far a goal is: `progress` and `elapsed` are shares of 1, None when they cannot be known.

    `forecast_on` is the day it will be reached at the pace so far; None when it is too early to tell.
    """

    progress: float | None
    elapsed: float | None
    state: State
    forecast_on: date | None


def problems_of(draft: GoalDraft, today: date) -> dict[str, str]:
    """What is wrong with a goal, a sentence by field; {} when it can be kept."""
    problems = {}
    if not draft.title.strip():
        problems["title"] = "Say in a few words what you want to reach."
    if draft.due_on is None:
        problems["due_on"] = "Choose a day: a goal without one is a wish."
    elif draft.due_on <= today:
        problems["due_on"] = "That day is past or today. Choose one that is still to come."
    elif draft.due_on > today + LATEST:
        problems["due_on"] = "That is more than ten years away. Choose a nearer day."
    return problems | _number_problems(draft)


def _number_problems(draft: GoalDraft) -> dict[str, str]:
    for name, value in (("start", draft.start), ("target", draft.target)):
        if value is not None and not (math.isfinite(value) and abs(value) < LARGEST):
            return {name: "Use a smaller number."}
        if value is not None and draft.unit == "%" and not 0 <= value <= 100:
            return {name: "A percentage is between 0 and 100."}
    if draft.target is not None and draft.start == draft.target:
        return {"target": "The target is where you start. Choose another number."}
    return {}


def pace_of(goal: Goal, today: date) -> Pace:
    """How the goal stands today."""
    progress = progress_of(goal)
    elapsed = _elapsed(goal, today)
    return Pace(progress, elapsed, _state(goal, progress, elapsed, today), _forecast(goal, progress, today))


def progress_of(goal: Goal) -> float | None:
    """The share (0–1) of the way from start to target; None before there is a figure, and of what has no way."""
    if goal.status == "completed":
        return 1.0
    if goal.current is None or is_done_or_not(goal):
        return None
    if goal.target is None:
        return min(max(goal.current / 100, 0), 1)
    if is_at(goal, goal.current):
        return 1.0
    start = _start_of(goal)
    if start is None or _is_beyond(goal, start):
        return 0.0
    return min(max((goal.current - start) / (goal.target - start), 0), 1)


def is_done_or_not(goal: Goal) -> bool:
    """True without a target, until somebody says how far along it is: there is no share of the way to speak of."""
    return goal.target is None and not goal.current


def is_at(goal: Goal, value: float) -> bool:
    """True when that value meets the target."""
    if goal.target is None:
        return value >= 100
    return value <= goal.target if goal.direction == "down" else value >= goal.target


def value_at(goal: Goal, share: float) -> float | None:
    """The figure that is this share (0–1) of the way; None when the start is not known."""
    start = _start_of(goal)
    if goal.target is None:
        return share * 100
    return None if start is None else start + share * (goal.target - start)


def _start_of(goal: Goal) -> float | None:
    """Counting up begins at nothing; what is to become less needs a figure to begin with."""
    return 0.0 if goal.start is None and goal.direction == "up" else goal.start


def _is_beyond(goal: Goal, start: float) -> bool:
    """True when somebody began where they wanted to be, so that there is no way to measure."""
    return goal.target is not None and (start <= goal.target if goal.direction == "down" else start >= goal.target)


def _elapsed(goal: Goal, today: date) -> float | None:
    if goal.due_on is None or goal.due_on <= goal.started_on:
        return None
    days = (goal.due_on - goal.started_on).days
    return min(max((today - goal.started_on).days / days, 0), 1)


def _state(goal: Goal, progress: float | None, elapsed: float | None, today: date) -> State:
    if progress == 1:
        return "reached"
    if goal.due_on and goal.due_on < today:
        return "overdue"
    if progress is None or elapsed is None:
        return "unknown"
    return "on_track" if progress >= elapsed - LEEWAY - 1e-9 else "behind"


def _forecast(goal: Goal, progress: float | None, today: date) -> date | None:
    days = (today - goal.started_on).days
    if goal.status != "active" or not progress or progress >= 1 or days < FEW_DAYS:
        return None
    needed = timedelta(days=math.ceil(days / progress)) if days / progress < FARTHEST.days else FARTHEST
    return goal.started_on + needed if needed < FARTHEST else None
