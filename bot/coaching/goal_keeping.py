"""Keeping goals and what becomes of them, each within the caller's transaction; the last change can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.coaching.goal_measures import first_figure
from bot.coaching.goals import WARN_FROM, GoalDraft, problems_of, value_at
from bot.deps import Deps
from bot.errors import CoachError
from bot.people import local_day
from bot.undoing import remember_change
from storage import goals
from storage.database import Session
from storage.models import Goal, Person


class GoalGone(CoachError):
    """A click about a goal that was deleted, or that is somebody else's; which of the two is not said."""

    code = "E-GOAL-GONE"
    user_message = "I can't find that goal: it was deleted, or it isn't yours."


class GoalNotKept(CoachError):
    """A goal with something wrong in it; `problems` has a sentence for each field."""

    code = "E-GOAL-INVALID"
    user_message = "That goal can't be kept like this."

    def __init__(self, problems: Mapping[str, str]) -> None:
        """`problems` are sentences by field, without anything a person wrote."""
        super().__init__(", ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class KeptGoal:
    """A new goal, and how many active ones there are now."""

    goal: Goal
    active: int

    @property
    def warning(self) -> str:
        """A word about having many goals at once; "" while there are few."""
        if self.active < WARN_FROM:
            return ""
        if self.active <= goals.MOST_COUNTED:
            return f"That makes {self.active} active goals. Fewer at a time are easier to keep up with."
        return f"That makes {self.active} active goals, more than five. Pausing one makes room for the others."


async def keep_goal(
    deps: Deps, session: Session, person: Person, draft: GoalDraft, *, source: str = "person"
) -> KeptGoal:
    """Keep a new goal; its start is where the figure stands now. Raises `GoalNotKept`.

    `source` says where it came from ("person", "api", "offer:<id>"). This is what every way in calls.
    """
    today = local_day(person, deps.now())
    problems = problems_of(draft, today)
    if problems:
        raise GoalNotKept(problems)
    now_at = await first_figure(deps, session, person, draft.metric)
    start = draft.start if draft.start is not None else now_at
    goal = await goals.add_goal(
        session,
        person_id=person.id,
        today=today,
        now=deps.now(),
        source=source,
        current=now_at if now_at is not None else start,
        **{**draft.model_dump(), "start": start},
    )
    await _remember(deps, session, person, goal.id, None)
    return KeptGoal(goal, len(await goals.list_active_goals(session, person_id=person.id)))


async def edit_goal(deps: Deps, session: Session, person: Person, goal_id: int, draft: GoalDraft) -> Goal:
    """Put a goal down anew; how far it is stays. Raises `GoalNotKept` or `GoalGone`.

    A day that has passed may stay as it is; a new one must be to come.
    """
    goal = await own_goal(session, person, goal_id)
    problems = problems_of(draft, local_day(person, deps.now()))
    if draft.due_on == goal.due_on:
        problems.pop("due_on", None)
    if problems:
        raise GoalNotKept(problems)
    changed = draft.model_dump()
    if draft.metric != goal.metric:
        changed["current"] = await first_figure(deps, session, person, draft.metric)
    return await _change(deps, session, person, goal, changed)


async def set_status(deps: Deps, session: Session, person: Person, goal_id: int, what: str) -> Goal:
    """Complete ("done"), "pause" or "resume" a goal; one that is so already stays as it is. Raises `GoalGone`."""
    goal = await own_goal(session, person, goal_id)
    status = {"done": "completed", "pause": "paused", "resume": "active"}[what]
    if goal.status == status:
        return goal
    completed_at = deps.now() if what == "done" else None
    return await _change(deps, session, person, goal, {"status": status, "completed_at": completed_at})


async def set_share(deps: Deps, session: Session, person: Person, goal_id: int, percent: float) -> Goal:
    """Note that a goal is so many percent (0–100) of the way. Raises `GoalGone` or `GoalNotKept`."""
    goal = await own_goal(session, person, goal_id)
    value = value_at(goal, percent / 100) if 0 <= percent <= 100 else None
    if value is None:
        raise GoalNotKept(
            {"percent": "A share of the way is between 0 and 100 %, and needs a start to count from."}
        )
    return await _change(deps, session, person, goal, {"current": value})


async def set_current(deps: Deps, session: Session, person: Person, goal_id: int, value: float) -> Goal:
    """Note where a goal stands, in its own unit. Raises `GoalGone`."""
    goal = await own_goal(session, person, goal_id)
    changed: dict[str, Any] = {"current": value}
    if goal.start is None and goal.direction == "down":
        changed["start"] = value
    return await _change(deps, session, person, goal, changed)


async def drop_goal(deps: Deps, session: Session, person: Person, goal_id: int) -> Goal:
    """Delete a goal. Raises `GoalGone`."""
    goal = await own_goal(session, person, goal_id)
    await _remember(deps, session, person, goal.id, _as_json(goal))
    await goals.delete_goal(session, person_id=person.id, goal_id=goal.id)
    return goal


async def own_goal(session: Session, person: Person, goal_id: int) -> Goal:
    """This person's goal. Raises `GoalGone`."""
    goal = await goals.find_goal(session, person_id=person.id, goal_id=goal_id)
    if goal is None:
        raise GoalGone
    return goal


async def put_back_goal(session: Session, person: Person, before: Mapping[str, Any]) -> str:
    """Make a goal what it was before its last change, or drop one that was new; what to tell the person."""
    was = _from_json(before["was"]) if before["was"] else None
    if was is None:
        await goals.delete_goal(session, person_id=person.id, goal_id=before["goal_id"])
        return "Undone. The new goal is gone."
    if not await goals.update_goal(session, person_id=person.id, goal_id=before["goal_id"], **was):
        today, now = was.pop("started_on"), was.pop("created_at")
        ends = {name: was.pop(name) for name in ("status", "completed_at")}
        again = await goals.add_goal(session, person_id=person.id, today=today, now=now, **was)
        await goals.update_goal(session, person_id=person.id, goal_id=again.id, **ends)
    return "Undone. The goal is as it was before."


async def _change(deps: Deps, session: Session, person: Person, goal: Goal, changed: dict[str, Any]) -> Goal:
    await _remember(deps, session, person, goal.id, _as_json(goal))
    await goals.update_goal(session, person_id=person.id, goal_id=goal.id, **changed)
    return await own_goal(session, person, goal.id)


async def _remember(
    deps: Deps, session: Session, person: Person, goal_id: int, was: dict[str, Any] | None
) -> None:
    before = {"goal_id": goal_id, "was": was}
    await remember_change(session, person, kind="goal", before=before, now=deps.now())


_DAYS = ("due_on", "started_on")
_MOMENTS = ("created_at", "completed_at")
_OWN_COLUMNS = ("id", "team_id", "person_id")


def _as_json(goal: Goal) -> dict[str, Any]:
    columns = [column.key for column in Goal.__table__.columns if column.key not in _OWN_COLUMNS]
    values = {name: getattr(goal, name) for name in columns}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _from_json(kept: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(kept)
    for name in _DAYS:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    for name in _MOMENTS:
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    return values
