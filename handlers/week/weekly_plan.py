"""`/coach week`, its twins in plain words and its buttons that ask for a plan: each a promise, kept once."""

from dataclasses import asdict, fields
from datetime import datetime, timedelta

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.planning import plan_of_week, this_week
from bot.coaching.week_requests import read_week_request
from bot.deps import Deps
from bot.people import local_day
from bot.rhythm import week_of
from handlers import action_ids
from handlers.button_values import OnPlan, unpacked, value_of
from handlers.callers import Caller, caller_of
from handlers.clicks import click_of
from handlers.own import own_plan
from handlers.payloads import Payload
from handlers.people import direct_channel, known_person
from handlers.plain_words import Said
from handlers.promising import promise_once
from handlers.slack import Slack
from handlers.week.plan_showing import promise_refresh
from handlers.week.week_views import VIEWS, Wanted, WeekAsked
from handlers.week.weekly import next_weekly
from handlers.whispering import whisper
from storage import people
from storage.agenda import AgendaRow

WEEK_OVER = "That week is over. `/coach week` shows the present one."
EARLIER = "That was an earlier version of your plan. The message shows the newest now."


def register(app: AsyncApp) -> None:
    """The buttons that ask for a plan."""
    app.action(action_ids.OPEN_PLAN)(handle_open)
    app.action(action_ids.NEW_PLAN)(handle_new)


async def accept_week_words(
    deps: Deps, slack: Slack, caller: Caller, text: str, *, key: str, channel: str = "", thread_ts: str = ""
) -> bool:
    """Promise what these words ask for; False when it was promised before."""
    request = read_week_request(text)
    asked = WeekAsked(key, request.view, request.places, request.text, channel, thread_ts, week=request.week)
    return await accept_week(deps, slack, caller, asked)


async def say_week(deps: Deps, slack: Slack, said: Said) -> None:
    """Do in the thread of a direct message what its words ask for."""
    await accept_week_words(
        deps, slack, said.caller, said.text, key=said.key, channel=said.channel, thread_ts=said.thread_ts
    )


async def accept_week(deps: Deps, slack: Slack, caller: Caller, asked: WeekAsked) -> bool:
    """Promise it and start on it; False when it was promised before."""
    return await promise_once(deps, slack, caller, kind="week", key=asked.key, payload=asdict(asked))


async def run_week(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: do what was asked and say so, once."""
    given = {each.name: row.payload[each.name] for each in fields(WeekAsked) if each.name in row.payload}
    asked = WeekAsked(**{**given, "places": tuple(given["places"])})
    person = await known_person(deps, slack, team_id=row.team_id, slack_user_id=row.payload["slack_user_id"])
    channel = asked.channel or await direct_channel(deps, slack, person)
    await VIEWS[asked.view](deps, slack, Wanted(row, person, asked, channel))
    return None


async def run_plan(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job of Sunday evening: make next week's plan without a word."""
    del slack
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
    if next_weekly(person, "plan", deps.now()) is None:
        return None
    tomorrow = local_day(person, deps.now()) + timedelta(days=1)
    await plan_of_week(deps, person, week_on=week_of(tomorrow))
    return next_weekly(person, "plan", deps.now())


async def handle_open(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show the plan in the direct messages."""
    await ack()
    await accept_week(deps, slack, caller_of(context), WeekAsked(click_of(body, action, context).key, "show"))


async def handle_new(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Put a new plan into the message that was clicked; what is ticked stays."""
    await ack()
    value, caller = unpacked(value_of(action), OnPlan), caller_of(context)
    person, plan = await own_plan(deps, caller, value.plan_id)
    if plan.week_on < this_week(person, deps):
        await whisper(slack, context, WEEK_OVER)
        return
    click = click_of(body, action, context)
    if plan.version != value.version:
        async with deps.database.for_team(person.team_id) as session:
            shown = await promise_refresh(
                session, person, plan.id, key=click.key, channel=click.channel, ts=click.ts
            )
        slack.start_on(shown)
        await whisper(slack, context, EARLIER)
        return
    asked = WeekAsked(
        click.key,
        "new",
        channel=click.channel,
        thread_ts=click.thread_ts,
        ts=click.ts,
        version=value.version,
        week=plan.week_on.isoformat(),
    )
    await accept_week(deps, slack, caller, asked)
