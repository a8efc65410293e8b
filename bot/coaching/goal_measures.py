"""What moves a goal: our own figures of the calls, a skill score, or what the person logged.

A measured goal's figure is the mean of the last five comparable calls, as everywhere else. A metric may be
held to one kind of call: `talk_share@discovery`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from bot.coaching.progress import point_of, start_of
from bot.coaching.subjects import LOOKED_BACK
from bot.coaching.tracked_measures import BY_ID, points_of
from bot.coaching.trends import ROLLING, Point, comparable, rolling_mean
from bot.deps import Deps
from bot.goal_kinds import GoalKinds
from bot.people import local_day, zone_of
from storage import goals, metrics, progress
from storage.database import Session
from storage.models import Goal, Person


class Figure(NamedTuple):
    """A figure and how many calls or entries it rests on."""

    value: float
    sample: int


def skills_of(deps: Deps, person: Person) -> dict[str, str]:
    """The names of the skills that are scored on this person's calls, by id."""
    rubric = deps.tracks.get(person.track).call_rubric("")
    return {skill.id: skill.name for skill in rubric.skills} if rubric else {}


def is_measured(deps: Deps, person: Person, metric: str) -> bool:
    """True when we know the figure from the calls ourselves."""
    name = metric.partition("@")[0]
    return name in BY_ID or name in skills_of(deps, person)


async def measured_figure(deps: Deps, session: Session, person: Person, metric: str) -> Figure | None:
    """The mean over the last five comparable calls, in the unit people see; None without such calls."""
    line = comparable(await _call_points(deps, session, person, metric)).points
    mean = rolling_mean(line)
    return None if mean is None else Figure(mean, min(len(line), ROLLING))


async def _call_points(deps: Deps, session: Session, person: Person, metric: str) -> list[Point]:
    name, _, call_type = metric.partition("@")
    since = local_day(person, deps.now()) - LOOKED_BACK
    measure = BY_ID.get(name)
    if measure is None:
        scores = await progress.list_scores(session, person_id=person.id, since=since)
        return [point_of(score) for score in scores if score.skill_id == name]
    calls = await progress.list_figures(
        session,
        person_id=person.id,
        names=[measure.field],
        since=since,
        created_since=start_of(since, person),
    )
    fitting = [call for call in calls if not call_type or call.call_type == call_type]
    return points_of(measure, fitting, zone=zone_of(person))


async def logged_figure(session: Session, goal: Goal, kinds: GoalKinds) -> Figure | None:
    """Where the goal stands by what was logged since it began; None without entries.

    What adds up is added to the start; of anything else the newest entry counts.
    """
    entries = await metrics.list_entries(
        session, person_id=goal.person_id, metric=goal.metric, since=goal.started_on
    )
    if not entries:
        return None
    known = kinds.metric(goal.metric)
    if known is not None and known.adds_up:
        return Figure((goal.start or 0) + sum(entry.value for entry in entries), len(entries))
    return Figure(entries[-1].value, len(entries))


async def refresh_measured_goals(deps: Deps, session: Session, person: Person) -> None:
    """Bring the active goals that our figures move up to date; call it when a review was kept or dropped."""
    for goal in await goals.list_active_goals(session, person_id=person.id):
        if is_measured(deps, person, goal.metric):
            await _move(session, goal, await measured_figure(deps, session, person, goal.metric), otherwise=None)


async def refresh_logged_goals(session: Session, person: Person, kinds: GoalKinds, metric: str) -> Sequence[Goal]:
    """The active goals this logged figure moves, with where they stand now."""
    moved = []
    for goal in await goals.list_active_goals(session, person_id=person.id):
        if goal.metric == metric:
            moved.append(
                await _move(session, goal, await logged_figure(session, goal, kinds), otherwise=goal.start)
            )
    return moved


async def take_back_figure(deps: Deps, session: Session, person: Person, before: Mapping[str, Any]) -> str:
    """Drop a logged figure and move its goals back; what to tell the person. `before` names its entry."""
    entry = await metrics.delete_entry(session, person_id=person.id, entry_id=before["entry_id"])
    if entry is None:
        return "That entry is gone already."
    await refresh_logged_goals(session, person, deps.tracks.get(person.track).goals, entry.metric)
    return "Taken back: what you logged is gone."


async def _move(session: Session, goal: Goal, figure: Figure | None, *, otherwise: float | None) -> Goal:
    """The goal with its new figure; `otherwise` is where it stands without one."""
    changed: dict[str, Any] = {"current": figure.value if figure else otherwise}
    if figure and goal.start is None and goal.direction == "down":
        changed["start"] = figure.value
    if any(getattr(goal, name) != value for name, value in changed.items()):
        await goals.update_goal(session, person_id=goal.person_id, goal_id=goal.id, **changed)
    found = await goals.find_goal(session, person_id=goal.person_id, goal_id=goal.id)
    return found or goal


async def first_figure(deps: Deps, session: Session, person: Person, metric: str) -> float | None:
    """Where a goal about this figure begins: the mean of the calls so far, or the newest figure logged."""
    if not metric:
        return None
    if is_measured(deps, person, metric):
        figure = await measured_figure(deps, session, person, metric)
        return figure.value if figure else None
    known = deps.tracks.get(person.track).goals.metric(metric)
    if known is not None and known.adds_up:
        return 0.0
    today: date = local_day(person, deps.now())
    entries = await metrics.list_entries(session, person_id=person.id, metric=metric, since=today - LOOKED_BACK)
    return entries[-1].value if entries else None
