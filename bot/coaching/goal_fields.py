"""A goal's form as filled in: text fields to a draft, with a sentence for what cannot be read."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from bot.coaching.goal_amounts import metric_id_of
from bot.coaching.goals import LARGEST, Direction, GoalDraft, Priority
from bot.coaching.tracked_measures import BY_ID
from bot.goal_kinds import OTHER, GoalKinds

NO_METRIC: tuple[Literal["none"], Literal["own"], Literal[""]] = ("none", "own", "")
NOT_A_NUMBER = "Write a number, such as 45 or 1,200."


class Filled(NamedTuple):
    """What a form says, and what is wrong with it by field."""

    draft: GoalDraft
    problems: dict[str, str]


def read_fields(values: Mapping[str, str], *, kinds: GoalKinds, skills: Mapping[str, str]) -> Filled:
    """The draft of a submitted form; unknown choices read as the plain ones."""
    problems: dict[str, str] = {}
    start = _number(values["start"], "start", problems)
    target = _number(values["target"], "target", problems)
    metric, unit = _metric(values["metric"], values["unit"], kinds, skills)
    if metric and target is None and "target" not in problems:
        problems["target"] = "Which number do you want to reach?"
    if target is not None and not unit and "target" not in problems:
        problems["unit"] = "What does the target count? A word such as calls, % or pages."
    draft = GoalDraft(
        title=values["title"],
        why=values["why"],
        category=kinds.category(values["category"] or OTHER.id).id,
        metric=metric,
        unit=unit if target is not None else "",
        direction=_direction(values["direction"], metric, start, target, kinds),
        start=start,
        target=target,
        due_on=_day(values["due_on"]),
        priority=_priority(values["priority"]),
        when_then=values["when_then"],
    )
    return Filled(draft, problems)


def read_number(text: str) -> float | None:
    """ "45", "45 %", "1,200.5", "£20k" as a number; None for anything else."""
    match = re.fullmatch(
        r"[£$€]?\s*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*([km])?\s*\D{0,20}", text.strip(), re.I
    )
    if match is None:
        return None
    times = {"k": 1_000, "m": 1_000_000}.get((match[2] or "").casefold(), 1)
    value = float(match[1].replace(",", "")) * times
    return value if abs(value) < LARGEST else None


def _number(text: str, name: str, problems: dict[str, str]) -> float | None:
    value = read_number(text) if text else None
    if text and value is None:
        problems[name] = NOT_A_NUMBER
    return value


def _metric(chosen: str, unit: str, kinds: GoalKinds, skills: Mapping[str, str]) -> tuple[str, str]:
    """The figure's id and unit; what we know brings its own unit."""
    name = chosen.partition("@")[0]
    known = kinds.metric(chosen)
    if name in BY_ID:
        return chosen, BY_ID[name].unit
    if chosen in skills:
        return chosen, "score"
    if known is not None:
        return known.id, known.unit
    is_word = bool(re.search(r"[a-z]", unit, re.I))
    return (metric_id_of(unit) if is_word and chosen == NO_METRIC[1] else ""), unit


def _direction(chosen: str, metric: str, start: float | None, target: float | None, kinds: GoalKinds) -> Direction:
    """As chosen, unless the numbers say otherwise."""
    if start is not None and target is not None and start != target:
        return "down" if target < start else "up"
    known = kinds.metric(metric)
    if known is not None and known.direction == "down":
        return "down"
    return "down" if chosen == "down" else "up"


def _priority(chosen: str) -> Priority:
    return "high" if chosen == "high" else "low" if chosen == "low" else "medium"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
