"""Looking back on Friday: a message that asks, unless the person did already, and the form that keeps it."""

import re
from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.focuses import FocusChoice, choose_focus
from bot.coaching.planning import plan_of_week
from bot.coaching.reflecting import keep_reflection
from bot.deps import Deps
from bot.people import local_day
from bot.rhythm import week_of
from handlers import action_ids
from handlers.blocks.parts import submitted
from handlers.blocks.reflection import TEXT, reflection_blocks
from handlers.blocks.weekly_plan import reflect_modal
from handlers.button_values import OnPlan, PlanForm, unpacked, value_of
from handlers.callers import caller_of
from handlers.clicks import trigger_of
from handlers.delivering import deliver
from handlers.own import own_plan
from handlers.payloads import Payload
from handlers.people import direct_channel
from handlers.sending import Notice, Outgoing
from handlers.slack import Slack
from handlers.unasked import may_write_first
from handlers.week.plan_showing import promise_refresh
from handlers.week.weekly import next_weekly
from storage import focuses, goals, people
from storage.agenda import AgendaRow

WHEN_THEN = re.compile(r"^When (?P<cue>.+?),? I will (?P<action>.+)$", re.IGNORECASE)
NOT_WHEN_THEN = "Write it as “When …, I will …”."


def register(app: AsyncApp) -> None:
    """The button, under the plan and on Friday, and its form."""
    app.action(action_ids.REFLECT)(handle_reflect)
    app.view(action_ids.REFLECT_FORM)(handle_reflect_form)


async def run_reflect(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job of Friday afternoon: ask once, while the week lasts and when the person may be written to."""
    now = deps.now()
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
    following = next_weekly(person, "reflect", now)
    week_on = week_of(local_day(person, row.due_at))
    if following is None or week_of(local_day(person, now)) != week_on:
        return following
    whole = await plan_of_week(deps, person, week_on=week_on)
    if whole is None or whole.plan.reflection:
        return following
    async with deps.database.for_team(row.team_id) as session:
        free_at = await may_write_first(session, person, now, "reflection", key=f"reflection:{week_on}")
        active = await goals.list_active_goals(session, person_id=person.id)
        focus = await focuses.find_current_focus(session, person_id=person.id)
    if free_at is not None:
        return free_at if week_of(local_day(person, free_at)) == week_on else following
    message = Outgoing(
        key=f"{row.key}:{week_on}",
        team_id=row.team_id,
        channel=await direct_channel(deps, slack, person),
        text=TEXT,
        blocks=reflection_blocks(whole, active, focus, local_day(person, now)),
        person_id=person.id,
        notice=Notice("reflection", TEXT),
    )
    await deliver(deps, slack, message)
    return following


async def handle_reflect(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Open the form."""
    await ack()
    person, plan = await own_plan(deps, caller_of(context), unpacked(value_of(action), OnPlan).plan_id)
    async with deps.database.reading(person.team_id) as session:
        focus = await focuses.find_current_focus(session, person_id=person.id)
    view = reflect_modal(plan, focus.when_then if focus else "")
    await slack.posting.views_open(trigger_id=trigger_of(body), view=view)


async def handle_reflect_form(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep what was said; the line for next week becomes the focus."""
    said = submitted(view, "reflection", "when_then")
    line = WHEN_THEN.match(said["when_then"])
    if said["when_then"] and line is None:
        await ack(response_action="errors", errors={"when_then": NOT_WHEN_THEN})
        return
    await ack()
    person, plan = await own_plan(deps, caller_of(context), unpacked(view["private_metadata"], PlanForm).plan_id)
    async with deps.database.for_team(person.team_id) as session:
        await keep_reflection(session, person, plan, said["reflection"], now=deps.now())
        current = await focuses.find_current_focus(session, person_id=person.id)
        if line and (current is None or current.when_then != said["when_then"]):
            now = deps.now()
            await choose_focus(session, person, _focus_of(line), today=local_day(person, now), now=now)
        shown = await promise_refresh(session, person, plan.id, key=f"view:{view['id']}")
    slack.start_on(shown)


def _focus_of(line: re.Match[str]) -> FocusChoice:
    action = line["action"].rstrip(".")
    return FocusChoice(action[:1].upper() + action[1:], line[0])
