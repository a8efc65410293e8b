"""/api/coach/generate-weekly: the plan of this week, made if there is none; the same plan as in Slack."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from bot.coaching.planning import WholePlan, plan_of_week, this_week
from handlers.http.api.problems import NO_TASKS, Problem
from handlers.http.api.visits import Answer, Asked, Endpoint, Nothing, Visit


class PlanWanted(Asked):
    """Which plan: the one there is, or new tasks in place of those that are not done."""

    anew: bool = Field(False, description="true for new tasks in place of those that are not done")


class TaskPlanned(BaseModel):
    """One task; `own_data` when it is about the person's own figures."""

    place: int
    slot: str
    text: str
    minutes: int
    effort: str
    link: str
    own_data: bool
    done_at: datetime | None


class WeekPlanned(BaseModel):
    """The plan of the week that begins on `week_on`; `version` goes up with every new plan."""

    week_on: date
    version: int
    theme: str
    pace: str
    writer: str
    minutes: int
    done: int
    tasks: list[TaskPlanned]


def shown(whole: WholePlan) -> WeekPlanned:
    """A plan as it is answered."""
    plan = whole.plan
    tasks = [
        TaskPlanned(
            place=task.place,
            slot=task.slot_id,
            text=task.text,
            minutes=task.minutes,
            effort=task.effort,
            link=task.link,
            own_data=task.own_data,
            done_at=task.done_at,
        )
        for task in whole.tasks
    ]
    return WeekPlanned(
        week_on=plan.week_on,
        version=plan.version,
        theme=plan.theme,
        pace=plan.pace,
        writer=plan.writer,
        minutes=whole.minutes,
        done=whole.done,
        tasks=tasks,
    )


async def generate(visit: Visit[Nothing, PlanWanted]) -> Answer:
    """The plan of the person's present week. However often it is asked for, it is one plan."""
    person = visit.person
    week_on = this_week(person, visit.deps)
    whole = await plan_of_week(visit.deps, person, week_on=week_on, anew=visit.body.anew)
    if whole is None:
        raise Problem(NO_TASKS)
    visit.api.changed(person)
    return Answer(shown(whole))


ENDPOINTS = (
    Endpoint(
        "POST",
        "/api/coach/generate-weekly",
        generate,
        "The plan of this week",
        "plan",
        {200: WeekPlanned},
        body=PlanWanted,
        is_repeatable=True,
        problems=(NO_TASKS,),
    ),
)
