"""The form that asks where a goal stands, and what is kept of the answer."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.goal_fields import NOT_A_NUMBER, read_number
from bot.coaching.goal_keeping import GoalGone, GoalNotKept, KeptGoal, own_goal, set_current, set_share
from bot.coaching.goal_measures import is_measured, refresh_logged_goals
from bot.coaching.goal_requests import GoalTab
from bot.deps import Deps
from bot.people import local_day
from handlers import action_ids
from handlers.blocks.goal_form import update_modal
from handlers.blocks.parts import submitted
from handlers.button_values import GoalFormValue, unpacked
from handlers.callers import Caller, caller_of
from handlers.clicks import trigger_of
from handlers.goals.goal_form import GONE, form_value, person_who, show_kept
from handlers.payloads import Payload
from handlers.slack import Slack
from storage import metrics
from storage.database import Session
from storage.models import Goal, Person


def register(app: AsyncApp) -> None:
    """The form's submission; the list's menu opens it."""
    app.view(action_ids.GOAL_UPDATE_FORM)(handle_update_submitted)


async def open_goal_update(
    deps: Deps,
    slack: Slack,
    caller: Caller,
    body: Payload,
    *,
    goal_id: int,
    tab: GoalTab,
    page: int,
) -> None:
    """The form that asks where a goal stands. Raises `GoalGone`."""
    person = await person_who(deps, caller)
    async with deps.database.reading(caller.team_id) as session:
        goal = await own_goal(session, person, goal_id)
    view = update_modal(
        goal,
        form_value(body, goal_id, tab, page),
        is_measured=is_measured(deps, person, goal.metric),
        adds_up=_adds_up(deps, person, goal),
    )
    await slack.posting.views_open(trigger_id=trigger_of(body), view=view)


async def handle_update_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep where a goal stands; the same form twice is one update."""
    caller, value = caller_of(context), unpacked(view.get("private_metadata") or "", GoalFormValue)
    number = read_number(submitted(view, "value")["value"])
    if number is None:
        await ack(response_action="errors", errors={"value": NOT_A_NUMBER})
        return
    person = await person_who(deps, caller)
    try:
        async with deps.database.for_team(caller.team_id) as session:
            goal = await _update(deps, session, person, value.goal_id, number, view["id"])
    except GoalNotKept as error:
        await ack(response_action="errors", errors={"value": next(iter(error.problems.values()))})
        return
    except GoalGone:
        await ack(response_action="errors", errors={"value": GONE})
        return
    await ack()
    await show_kept(
        deps, slack, person, value, KeptGoal(goal, active=0), key=f"goal-moved:{view['id']}", can_undo=False
    )


async def _update(deps: Deps, session: Session, person: Person, goal_id: int, number: float, view_id: str) -> Goal:
    goal = await own_goal(session, person, goal_id)
    if goal.target is None:
        return await set_share(deps, session, person, goal_id, number)
    if not goal.metric:
        return await set_current(deps, session, person, goal_id, number)
    await metrics.add_entry(
        session,
        person_id=person.id,
        metric=goal.metric,
        value=number,
        unit=goal.unit,
        noted_on=local_day(person, deps.now()),
        goal_id=goal.id,
        source="form",
        source_key=f"goal-update:{view_id}",
        now=deps.now(),
    )
    await refresh_logged_goals(session, person, deps.tracks.get(person.track).goals, goal.metric)
    return await own_goal(session, person, goal_id)


def _adds_up(deps: Deps, person: Person, goal: Goal) -> bool:
    known = deps.tracks.get(person.track).goals.metric(goal.metric)
    return known is not None and known.adds_up
