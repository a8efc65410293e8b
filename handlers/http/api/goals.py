"""/api/coach/goals: what the person wants to reach, kept by the same rules as in Slack."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.coaching.goal_amounts import metric_id_of
from bot.coaching.goal_fields import read_fields
from bot.coaching.goal_keeping import (
    GoalNotKept,
    KeptGoal,
    drop_goal,
    edit_goal,
    keep_goal,
    own_goal,
    set_current,
    set_status,
)
from bot.coaching.goal_measures import skills_of
from bot.coaching.goals import GoalDraft
from bot.coaching.tracked_measures import BY_ID
from bot.deps import Deps
from bot.goal_kinds import GoalKinds
from bot.people import local_day
from handlers.http.api.goal_shapes import GoalChange, GoalKept, GoalPage, GoalsAsked, GoalWanted, shown
from handlers.http.api.pages import cursor_of
from handlers.http.api.problems import wrong
from handlers.http.api.visits import Answer, Endpoint, Nothing, Visit
from storage import goals
from storage.database import Session
from storage.models import Goal, Person
from storage.models.goals import GoalStatus

PATH = "/api/coach/goals"
OWN = "own"
"""The metric of whoever counts something themselves."""
CHANGES: Mapping[GoalStatus, str] = {"completed": "done", "paused": "pause", "active": "resume"}


async def list_own(visit: Visit[GoalsAsked, Nothing]) -> Answer:
    """A page of the person's goals, newest first."""
    asked, person = visit.query, visit.person
    async with visit.deps.database.reading(person.team_id) as session:
        found = await goals.list_newest_goals(
            session,
            person_id=person.id,
            statuses=[asked.status] if asked.status else goals.EVERY_STATUS,
            before=asked.before,
            limit=asked.limit + 1,
        )
    today = local_day(person, visit.deps.now())
    items = [shown(goal, today) for goal in found[: asked.limit]]
    more = cursor_of(items[-1].id) if len(found) > asked.limit else None
    return Answer(GoalPage(items=items, next_cursor=more))


async def get_one(visit: Visit[Nothing, Nothing]) -> Answer:
    """One goal."""
    person = visit.person
    async with visit.deps.database.reading(person.team_id) as session:
        goal = await own_goal(session, person, visit.number("goal_id"))
    return Answer(shown(goal, local_day(person, visit.deps.now())))


async def add(visit: Visit[Nothing, GoalWanted]) -> Answer:
    """Keep a new goal. Sent again with the same key, also after a crash, it is the same goal."""
    person, source = visit.person, f"api:{visit.key}"
    async with visit.deps.database.for_team(person.team_id) as session:
        before = await goals.list_open_goals_from(session, person_id=person.id, source=source)
        if before:
            kept = KeptGoal(before[0], active=0)
        else:
            draft = _draft(visit.deps, person, visit.body.model_dump())
            kept = await keep_goal(visit.deps, session, person, draft, source=source)
    visit.api.changed(person)
    answer = shown(kept.goal, local_day(person, visit.deps.now()), warning=kept.warning)
    return Answer(answer, 201, {"location": f"{PATH}/{kept.goal.id}"})


async def change(visit: Visit[Nothing, GoalChange]) -> Answer:
    """Change a goal, its figure or its status, all or nothing."""
    person, goal_id = visit.person, visit.number("goal_id")
    given = visit.body.model_dump(exclude_unset=True)
    status, current = given.pop("status", None), given.pop("current", None)
    async with visit.deps.database.for_team(person.team_id) as session:
        goal = await own_goal(session, person, goal_id)
        if given:
            goal = await _edited(visit.deps, session, person, goal, given)
        if current is not None:
            goal = await set_current(visit.deps, session, person, goal_id, current)
        if status is not None:
            goal = await set_status(visit.deps, session, person, goal_id, CHANGES[status])
    visit.api.changed(person)
    return Answer(shown(goal, local_day(person, visit.deps.now())))


async def drop(visit: Visit[Nothing, Nothing]) -> Answer:
    """Delete a goal; `undo` in Slack brings it back for ten minutes."""
    person = visit.person
    async with visit.deps.database.for_team(person.team_id) as session:
        await drop_goal(visit.deps, session, person, visit.number("goal_id"))
    visit.api.changed(person)
    return Answer(status=204)


async def _edited(deps: Deps, session: Session, person: Person, goal: Goal, given: Mapping[str, Any]) -> Goal:
    """The goal put down anew with these changes; None takes a value away. Raises `GoalNotKept`."""
    kept = {name: getattr(goal, name) for name in GoalDraft.model_fields}
    return await edit_goal(deps, session, person, goal.id, _draft(deps, person, {**kept, **given}))


def _draft(deps: Deps, person: Person, given: Mapping[str, Any]) -> GoalDraft:
    """What was sent, read as a submitted form is. Raises `GoalNotKept`, or `Problem` for an unknown choice."""
    kinds, skills = deps.tracks.get(person.track).goals, skills_of(deps, person)
    category = given["category"] or ""
    if category and kinds.category(category).id != category:
        raise wrong({"category": "There is no such category on this track."})
    metric = _metric(given["metric"] or "", given["unit"] or "", kinds, skills)
    values = {name: _as_text(value) for name, value in {**given, "metric": metric}.items()}
    filled = read_fields(values, kinds=kinds, skills=skills)
    if filled.problems:
        raise GoalNotKept(filled.problems)
    return filled.draft


def _metric(metric: str, unit: str, kinds: GoalKinds, skills: Mapping[str, str]) -> str:
    """The metric as the form would have it; what somebody counts themselves bears the name of its unit."""
    if metric.partition("@")[0] in BY_ID or metric in skills or kinds.metric(metric) is not None:
        return metric
    if metric == OWN or (metric and metric == metric_id_of(unit)):
        return OWN
    if metric:
        raise wrong({"metric": f"Nothing is measured under that name; {OWN} stands for what the unit says."})
    return metric


def _as_text(value: object) -> str:
    """A value as it would be typed into the form."""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return value.isoformat() if isinstance(value, date) else str(value or "")


ENDPOINTS = (
    Endpoint("GET", PATH, list_own, "Goals", "goals:read", {200: GoalPage}, query=GoalsAsked),
    Endpoint(
        "POST",
        PATH,
        add,
        "Add a goal",
        "goals:write",
        {201: GoalKept},
        body=GoalWanted,
        is_repeatable=True,
    ),
    Endpoint("GET", f"{PATH}/{{goal_id}}", get_one, "A goal", "goals:read", {200: GoalKept}),
    Endpoint(
        "PATCH", f"{PATH}/{{goal_id}}", change, "Change a goal", "goals:write", {200: GoalKept}, body=GoalChange
    ),
    Endpoint("DELETE", f"{PATH}/{{goal_id}}", drop, "Delete a goal", "goals:write", {204: None}),
)
