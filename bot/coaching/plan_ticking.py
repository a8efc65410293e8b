"""Ticking tasks of a plan, and putting the ticks back as they were."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.deps import Deps
from bot.undoing import remember_change
from storage import weekly_plans
from storage.database import Session
from storage.models import Person, PlanTask, WeeklyPlan

UNDO_KIND = "ticks"


async def tick_boxes(
    deps: Deps,
    session: Session,
    person: Person,
    plan: WeeklyPlan,
    *,
    slot_id: str,
    task_ids: Collection[int],
    clicked: str,
) -> None:
    """Make exactly these tasks of a slot done; `clicked` is Slack's moment of it.

    Older clicks change nothing, nor do those on a version (as in `plan`) that was renewed meanwhile.
    """
    before = await weekly_plans.list_tasks(session, plan_ids=[plan.id])
    is_newest = await weekly_plans.set_ticked(
        session,
        plan_id=plan.id,
        version=plan.version,
        slot_id=slot_id,
        task_ids=task_ids,
        clicked=clicked,
        now=deps.now(),
    )
    changed = [
        task for task in before if task.slot_id == slot_id and (task.id in task_ids) != (task.done_at is not None)
    ]
    if is_newest:
        await _remember(deps, session, person, plan, changed)


async def tick_places(
    deps: Deps, session: Session, person: Person, plan: WeeklyPlan, places: Collection[int]
) -> None:
    """Make the tasks in these places done; those that are done stay so."""
    tasks = await weekly_plans.list_tasks(session, plan_ids=[plan.id])
    changed = [task for task in tasks if task.place in places and task.done_at is None]
    await weekly_plans.tick_places(session, plan_id=plan.id, places=places, now=deps.now())
    await _remember(deps, session, person, plan, changed)


async def untick_places(
    deps: Deps, session: Session, person: Person, plan: WeeklyPlan, places: Collection[int]
) -> None:
    """Make the tasks in these places open again."""
    tasks = await weekly_plans.list_tasks(session, plan_ids=[plan.id])
    changed = [task for task in tasks if task.place in places and task.done_at is not None]
    await weekly_plans.set_done(session, plan_id=plan.id, done={task.id: None for task in changed})
    await _remember(deps, session, person, plan, changed)


async def put_back_ticks(session: Session, before: Mapping[str, Any]) -> None:
    """Make tasks as done as they were."""
    done = {
        int(task_id): datetime.fromisoformat(done_at) if done_at else None
        for task_id, done_at in before["done"].items()
    }
    await weekly_plans.set_done(session, plan_id=before["plan_id"], done=done)


async def _remember(
    deps: Deps, session: Session, person: Person, plan: WeeklyPlan, changed: Sequence[PlanTask]
) -> None:
    if changed:
        done = {str(task.id): task.done_at.isoformat() if task.done_at else "" for task in changed}
        before = {"plan_id": plan.id, "done": done}
        await remember_change(session, person, kind=UNDO_KIND, before=before, now=deps.now())
