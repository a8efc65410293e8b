"""What we noticed and what the person noticed themselves: listed for the week, and dismissed one by one."""

from collections.abc import Sequence

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.insights import notice_insights
from bot.deps import Deps
from bot.undoing import remember_change
from handlers import action_ids
from handlers.blocks.insights import insights_blocks, insights_text
from handlers.blocks.parts import Words
from handlers.button_values import OnInsight, StaleButton, unpacked, value_of
from handlers.callers import caller_of
from handlers.clicks import click_of
from handlers.own import known_caller
from handlers.payloads import Payload
from handlers.slack import Slack
from storage import insights, weekly_plans
from storage.database import Session
from storage.models import Person, PlanNote

MOST = 8
NOTES_SHOWN = 10
WEEKS_BACK = 8


def register(app: AsyncApp) -> None:
    """The button beside an insight."""
    app.action(action_ids.DISMISS_INSIGHT)(handle_dismiss)


async def noticed_words(deps: Deps, person: Person) -> Words:
    """This week's insights, the newest first, and the person's own; what is new is kept on the way."""
    async with deps.database.for_team(person.team_id) as session:
        noticed = await notice_insights(deps, session, person, most=MOST)
        notes = await _notes(session, person)
    return insights_text(noticed, notes), insights_blocks(noticed, notes)


async def _notes(session: Session, person: Person) -> Sequence[PlanNote]:
    plans = await weekly_plans.list_plans(session, person_id=person.id, limit=WEEKS_BACK)
    found = [
        note
        for plan in plans
        for note in await weekly_plans.list_notes(session, plan_id=plan.id, limit=NOTES_SHOWN)
    ]
    return found[:NOTES_SHOWN]


async def handle_dismiss(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show it no more, and the list without it; "undo" brings it back."""
    await ack()
    value, caller = unpacked(value_of(action), OnInsight), caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        person = await known_caller(session, caller)
        mine = {"insight_id": value.insight_id}
        if not await insights.dismiss_insight(session, person_id=person.id, now=deps.now(), **mine):
            raise StaleButton("not this person's insight")
        await remember_change(session, person, kind="insight", before=mine, now=deps.now())
    text, blocks = await noticed_words(deps, person)
    click = click_of(body, action, context)
    await slack.reading.chat_update(channel=click.channel, ts=click.ts, text=text, blocks=blocks)
