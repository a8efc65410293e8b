"""What a progress chart can be about, and the figures people log as such subjects.

A logged figure has a good direction of its own, so it improves or declines. What counts as a change is our own
choice: two percent a week of what the figure usually is.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.coaching.goal_amounts import metric_id_of
from bot.coaching.skill_progress import PERIODS
from bot.coaching.tracked_measures import TrackedMeasure, number
from bot.coaching.trends import Point, mean
from bot.deps import Deps
from bot.goal_kinds import Direction, GoalKinds
from storage import goals, metrics
from storage.database import Session
from storage.models import Goal, Person

LOOKED_BACK = timedelta(days=PERIODS["1y"] - 1)
NOTABLE_SHARE = 0.02
MOST_LISTED = 30
"""As many as a menu has room for beside skills and figures."""


@dataclass(frozen=True)
class Subject:
    """What a chart is about: a skill of a rubric, a tracked figure, or what the person logs. `id` is unique.

    `logged` says which way a logged figure is better; it is None for what we count on calls.
    """

    id: str
    name: str
    measure: TrackedMeasure | None = None
    logged: Direction | None = None
    target: float | None = None


async def list_logged_subjects(deps: Deps, session: Session, person: Person, today: date) -> list[Subject]:
    """Every figure the person logged in the last year, with the target of their goal about it."""
    listed = await metrics.list_logged(session, person_id=person.id, since=today - LOOKED_BACK)
    if not listed:
        return []
    kinds = deps.tracks.get(person.track).goals
    aims = {goal.metric: goal for goal in await goals.list_active_goals(session, person_id=person.id)}
    return [_subject(metric, unit, kinds, aims.get(metric)) for metric, unit, _ in listed[:MOST_LISTED]]


def _subject(metric: str, unit: str, kinds: GoalKinds, aim: Goal | None) -> Subject:
    known = kinds.metric(metric)
    name = known.name if known else _name_of(metric, unit)
    explains = "what you logged, a day at a time" if known and known.adds_up else "what you logged, newest last"
    direction = aim.direction if aim else known.direction if known else "up"

    def words(value: float) -> str:
        return f"{number(value)} %" if unit == "%" else f"{value:,.1f}".removesuffix(".0")

    measure = TrackedMeasure(metric, name, "", 1, 0, words, unit, explains, tuple(known.said_as) if known else ())
    return Subject(metric, name, measure, direction, aim.target if aim else None)


def _name_of(metric: str, unit: str) -> str:
    """A figure nobody listed is called as it was logged: "QBRs"."""
    said = unit if metric_id_of(unit) == metric else metric.replace("_", " ")
    return said[:1].upper() + said[1:]


async def logged_points(session: Session, person: Person, metric: str, today: date) -> list[Point]:
    """What was logged in the last year, oldest first."""
    entries = await metrics.list_entries(session, person_id=person.id, metric=metric, since=today - LOOKED_BACK)
    return [Point(entry.id, entry.noted_on, entry.value) for entry in entries]


def notable_of(points: list[Point]) -> float:
    """The change a week that counts for these points."""
    return (mean(abs(point.value) for point in points) or 0) * NOTABLE_SHARE
