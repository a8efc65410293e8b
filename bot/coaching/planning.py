"""The plan of one person's week, made once: gathered in one short read, chosen by code, kept in one write.

Words come from the model when it may write, and only the words: which tasks, how long they take and what they
are about is decided before (`bot.coaching.weekly_plan`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.budget import keep_usage, metered_for, why_template
from bot.coaching.call_review import CallReview
from bot.coaching.coaching_card import REVIEWS_LOOKED_AT
from bot.coaching.insights import notice_insights
from bot.coaching.plan_facts import Gap, Holdings, ReviewOfCall, plan_facts
from bot.coaching.plan_words import in_words, week_brief
from bot.coaching.progress import overview_within, start_of
from bot.coaching.weekly_plan import PlanBrief, PlannedTask, lightened, plan_week, theme_of
from bot.deps import Deps
from bot.people import asker_of, local_day, zone_of
from bot.preferences import PLAN_DAY, PLAN_TIME, preferences_of
from bot.rhythm import week_of
from bot.undoing import remember_change
from storage import accounts, call_reviews, calls, focuses, goals, insights, people, weekly_plans, wellbeing
from storage.database import Session
from storage.models import Insight, Person, PlanNote, PlanTask, WeeklyPlan
from storage.models.week import WELLBEING

NEW_PLAN = "plan"
"""The kind of change that a plan in place of another is."""
WEEKS_REMEMBERED = 4
A_WEEK = timedelta(days=7)
ENERGY_LASTS = timedelta(days=3)
MOST_NOTES = 5
MOST_INSIGHTS = 2


@dataclass(frozen=True)
class WholePlan:
    """A plan as it is shown: with its tasks, what the person added, and the energy they gave these days."""

    plan: WeeklyPlan
    tasks: Sequence[PlanTask]
    notes: Sequence[PlanNote] = ()
    energy: int | None = None
    insights: Sequence[Insight] = ()

    @property
    def done(self) -> int:
        """How many of the tasks are done."""
        return sum(task.done_at is not None for task in self.tasks)

    @property
    def minutes(self) -> int:
        """How long all of them take."""
        return sum(task.minutes for task in self.tasks)


async def plan_of_week(deps: Deps, person: Person, *, week_on: date, anew: bool = False) -> WholePlan | None:
    """The person's plan of that week, made now where there is none; None where their track has no tasks.

    `anew` puts new tasks in place of those that are not done. However many ask at once, it is one plan.
    """
    async with deps.database.reading(person.team_id) as session:
        found = await weekly_plans.find_plan_of_week(session, person_id=person.id, week_on=week_on)
        if found and not anew:
            return await whole_plan(deps, session, found)
        brief = await _brief(deps, session, person, week_on, found)
        why = await why_template(deps, session, person)
    if brief is None:
        return None
    tasks: Sequence[PlannedTask] = plan_week(brief)
    writer = "template"
    async with metered_for(deps, person) as meter:
        if not why:
            words = week_brief(brief, tasks, track=deps.tracks.get(person.track), asker=asker_of(person))
            tasks, writer = await in_words(deps, words, tasks, meter=meter)
    async with deps.database.for_team(person.team_id) as session:
        await keep_usage(session, person_id=person.id, calls=meter.calls, now=deps.now())
        how = _kept_with(brief, tasks, writer)
        plan = await _keep(deps, session, person, found, week_on=week_on, how=how)
        await notice_insights(deps, session, person)
        return await whole_plan(deps, session, plan)


async def whole_plan(deps: Deps, session: Session, plan: WeeklyPlan) -> WholePlan:
    """A plan with all that is shown of it."""
    person = await people.get_person(session, person_id=plan.person_id)
    since = local_day(person, deps.now()) - ENERGY_LASTS
    return WholePlan(
        plan=plan,
        tasks=await weekly_plans.list_tasks(session, plan_ids=[plan.id]),
        notes=await weekly_plans.list_notes(session, plan_id=plan.id, limit=MOST_NOTES),
        energy=await wellbeing.find_energy(session, person_id=plan.person_id, since=since),
        insights=await insights.list_insights(
            session, person_id=plan.person_id, since=start_of(plan.week_on, person), limit=MOST_INSIGHTS
        ),
    )


def this_week(person: Person, deps: Deps) -> date:
    """The Monday of the person's present week."""
    return week_of(local_day(person, deps.now()))


def week_meant(person: Person, deps: Deps, which: str) -> date:
    """The Monday of the week somebody asks for: "this", "next", or its Monday in ISO form.

    Unnamed ("") it is the present one, and from Sunday evening on, when next week's plan is made, the coming one.
    """
    present = this_week(person, deps)
    if which not in ("", "this", "next"):
        return date.fromisoformat(which)
    local = deps.now().astimezone(zone_of(person))
    is_over = local.weekday() == PLAN_DAY and local.time() >= PLAN_TIME
    return present + A_WEEK if which == "next" or (not which and is_over) else present


async def _brief(
    deps: Deps, session: Session, person: Person, week_on: date, found: WeeklyPlan | None
) -> PlanBrief | None:
    track = deps.tracks.get(person.track)
    if track.bank is None:
        return None
    preset = deps.tracks.preset_of(person)
    past = await weekly_plans.list_plans(session, person_id=person.id, limit=WEEKS_REMEMBERED)
    tasks = await weekly_plans.list_tasks(session, plan_ids=[plan.id for plan in past])
    held = await _holdings(deps, session, person, tasks, week_on=week_on)
    kept = [task for task in tasks if found and task.plan_id == found.id and task.done_at]
    today = local_day(person, deps.now())
    return PlanBrief(
        person_id=person.id,
        week_on=week_on,
        bank=track.bank,
        pace=preferences_of(person).pace,
        role=preset.role.role if preset else "",
        experience=person.experience,
        effort=preset.effort if preset else (),
        facts=plan_facts(held),
        gap_skill=held.gap.skill_id if held.gap else "",
        recent=frozenset(task.task_key for task in tasks),
        kept=[_as_planned(task) for task in kept],
        energy=await wellbeing.find_energy(session, person_id=person.id, since=today - ENERGY_LASTS),
        attempt=found.version + 1 if found else 1,
    )


async def _holdings(
    deps: Deps, session: Session, person: Person, tasks: Sequence[PlanTask], *, week_on: date
) -> Holdings:
    """`tasks` are those of the last plans; days are counted from when the week begins, or from today within it."""
    today = max(local_day(person, deps.now()), week_on)
    own = await accounts.list_accounts_of(session, owner_email=person.email) if person.email else []
    return Holdings(
        today=today,
        accounts=own,
        goals=await goals.list_active_goals(session, person_id=person.id),
        reviews=await _reviews(session, person),
        focus=await focuses.find_current_focus(session, person_id=person.id),
        gap=await _gap(deps, session, person, today),
        done={task.task_key.partition("/")[2] for task in tasks if task.done_at},
    )


async def _reviews(session: Session, person: Person) -> list[ReviewOfCall]:
    stored = await call_reviews.list_recent_reviews(session, person_id=person.id, limit=REVIEWS_LOOKED_AT)
    known = {call.id: call for call in await calls.list_calls(session, call_ids=[row.call_id for row in stored])}
    return [
        ReviewOfCall(known[row.call_id], CallReview.model_validate(row.payload))
        for row in stored
        if row.call_id in known
    ]


async def _gap(deps: Deps, session: Session, person: Person, today: date) -> Gap | None:
    overview = await overview_within(deps, session, person, today)
    if not overview.focuses or overview.rubric is None:
        return None
    skill_id = overview.focuses[0].skill_id
    name = next((skill.name for skill in overview.rubric.skills if skill.id == skill_id), "")
    return Gap(skill_id, name) if name else None


def _as_planned(task: PlanTask) -> PlannedTask:
    return PlannedTask(
        place=task.place,
        slot_id=task.slot_id,
        key=task.task_key,
        text=task.text,
        minutes=task.full_minutes,
        effort=task.effort,
        link=task.link,
        own_data=task.own_data,
        is_kept=True,
    )


def _kept_with(brief: PlanBrief, tasks: Sequence[PlannedTask], writer: str) -> dict[str, Any]:
    """What is stored of a plan; the tasks that stay are there already."""
    rows = [_as_row(task, brief.energy) for task in tasks if not task.is_kept]
    return {"theme": theme_of(brief), "pace": brief.pace, "writer": writer, "tasks": rows}


async def _keep(
    deps: Deps, session: Session, person: Person, found: WeeklyPlan | None, *, week_on: date, how: dict[str, Any]
) -> WeeklyPlan:
    """Where it takes the place of another, that one can be put back."""
    if found is None:
        return await weekly_plans.add_plan(session, person_id=person.id, week_on=week_on, now=deps.now(), **how)
    if await weekly_plans.renew_plan(session, plan=found, **how):
        before = {"plan_id": found.id, "version": found.version + 1}
        await remember_change(session, person, kind=NEW_PLAN, before=before, now=deps.now())
    plan = await weekly_plans.find_plan(session, plan_id=found.id)
    return plan or found


def _as_row(task: PlannedTask, energy: int | None) -> dict[str, Any]:
    return {
        "place": task.place,
        "slot_id": task.slot_id,
        "text": task.text,
        "minutes": lightened(task.minutes, energy),
        "full_minutes": task.minutes,
        "effort": task.effort,
        "link": task.link,
        "own_data": task.own_data,
        "task_key": task.key,
    }


async def take_energy(deps: Deps, session: Session, plan: WeeklyPlan, energy: int) -> None:
    """Keep how much energy (1–5) the person has today, and lighten what is still to do accordingly."""
    person = await people.get_person(session, person_id=plan.person_id)
    await wellbeing.set_energy(
        session,
        person_id=person.id,
        energy=energy,
        noted_on=local_day(person, deps.now()),
        now=deps.now(),
    )
    tasks = await weekly_plans.list_tasks(session, plan_ids=[plan.id])
    minutes = {task.id: lightened(task.full_minutes, energy) for task in tasks if task.done_at is None}
    await weekly_plans.set_minutes(session, minutes=minutes)


def scored_tasks(tasks: Sequence[PlanTask]) -> list[PlanTask]:
    """The tasks that figures may count: all but the private one."""
    return [task for task in tasks if task.slot_id != WELLBEING]
