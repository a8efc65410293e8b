"""/api/coaching/progress: where somebody stands in each skill. /api/coach/progress: their goals and weeks."""

from datetime import date

from bot.coaching.goals import pace_of
from bot.coaching.planning import scored_tasks
from bot.coaching.progress import Overview, SubjectProgress, read_overview, read_subject
from bot.people import local_day
from handlers.http.api.goal_shapes import PaceNow
from handlers.http.api.problems import INVALID, NOT_SHARED, wrong
from handlers.http.api.progress_shapes import (
    CoachProgress,
    GoalProgress,
    ProgressPoint,
    SkillFocus,
    SkillsProgress,
    SkillsProgressAsked,
    SkillStanding,
    SubjectOverTime,
    WeekDone,
)
from handlers.http.api.visits import Answer, Endpoint, Nothing, Visit
from storage import goals, weekly_plans
from storage.models import PlanTask

WEEKS = 8

NOT_SEEN = "no comparable call shows it yet"
NOTHING_SCORED = "no call was scored yet"


async def skills_progress(visit: Visit[SkillsProgressAsked, Nothing]) -> Answer:
    """Where the person stands, counted from their calls."""
    visit.require_shared()
    overview = await read_overview(visit.deps, visit.person)
    subject = await _subject(visit) if visit.query.subject else None
    return Answer(
        SkillsProgress(
            as_of=overview.today,
            rubric=overview.rubric.id if overview.rubric else None,
            reviewed_calls=overview.reviewed_calls,
            scored_calls=overview.scored_calls,
            skills=_standings(overview),
            focuses=_focuses(overview),
            subject=subject,
        )
    )


async def coach_progress(visit: Visit[Nothing, Nothing]) -> Answer:
    """How far the person's goals and weeks are."""
    person, deps = visit.person, visit.deps
    today = local_day(person, deps.now())
    async with deps.database.reading(person.team_id) as session:
        active = await goals.list_active_goals(session, person_id=person.id)
        plans = await weekly_plans.list_plans(session, person_id=person.id, limit=WEEKS)
        tasks = scored_tasks(await weekly_plans.list_tasks(session, plan_ids=[plan.id for plan in plans]))
    shown = [
        GoalProgress(
            goal_id=each.id, title=each.title, due_on=each.due_on, pace=PaceNow(**pace_of(each, today)._asdict())
        )
        for each in active
    ]
    known = [each.pace.state for each in shown if each.pace.progress is not None]
    return Answer(
        CoachProgress(
            as_of=today,
            goals=shown,
            on_track=sum(state in ("on_track", "reached") for state in known),
            measured=len(known),
            weeks=[_week(plan.week_on, [task for task in tasks if task.plan_id == plan.id]) for plan in plans],
        )
    )


def _standings(overview: Overview) -> list[SkillStanding]:
    """Every skill of the rubric: those with a score first, then those without, and why."""
    seen = [
        SkillStanding(
            skill_id=each.skill_id,
            name=overview.skill_name(each.skill_id),
            score=each.rolling,
            calls=each.calls,
            state=each.state,
            trend=each.trend,
            is_early=each.is_early,
            last_week=each.last_week,
            this_week=each.this_week,
        )
        for each in overview.standings
    ]
    why = NOT_SEEN if overview.scored_calls else NOTHING_SCORED
    return [
        *seen,
        *(SkillStanding(skill_id=each.id, name=each.name, score=None, why=why) for each in overview.unseen),
    ]


def _focuses(overview: Overview) -> list[SkillFocus]:
    return [
        SkillFocus(
            skill_id=each.skill_id,
            name=overview.skill_name(each.skill_id),
            score=each.rolling,
            target=each.target,
            is_stretch=each.is_stretch,
        )
        for each in overview.focuses
    ]


async def _subject(visit: Visit[SkillsProgressAsked, Nothing]) -> SubjectOverTime:
    asked = visit.query
    found = await read_subject(visit.deps, visit.person, typed=asked.subject, period=asked.period)
    if not isinstance(found, SubjectProgress):
        known = ", ".join(each.id for each in found.others)
        raise wrong({"subject": f"One of {known}."})
    subject, progress = found.subject, found.progress
    return SubjectOverTime(
        id=subject.id,
        name=subject.name,
        unit=subject.measure.unit if subject.measure else "score",
        period=found.period,
        points=[ProgressPoint(on=point.on, value=point.value) for point in progress.points],
        trend=progress.trend,
        latest=progress.rolling,
        left_out=progress.left_out,
    )


def _week(week_on: date, tasks: list[PlanTask]) -> WeekDone:
    return WeekDone(week_on=week_on, tasks=len(tasks), done=sum(task.done_at is not None for task in tasks))


ENDPOINTS = (
    Endpoint(
        "GET",
        "/api/coaching/progress",
        skills_progress,
        "Where somebody stands in each skill",
        "progress",
        {200: SkillsProgress},
        query=SkillsProgressAsked,
        is_private=False,
        problems=(NOT_SHARED, INVALID),
    ),
    Endpoint(
        "GET",
        "/api/coach/progress",
        coach_progress,
        "How far goals and weeks are",
        "progress",
        {200: CoachProgress},
    ),
)
