"""Clicks on a shown plan: boxes, energy, and a sentence to keep. Each changes rows, then the message in place."""

from dataclasses import dataclass

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.plan_ticking import tick_boxes
from bot.coaching.planning import take_energy
from bot.deps import Deps
from handlers import action_ids
from handlers.blocks.parts import submitted
from handlers.blocks.weekly_plan import note_modal
from handlers.button_values import EnergyValue, OnPlan, PlanForm, StaleButton, unpacked, value_of
from handlers.callers import caller_of
from handlers.clicks import click_of, trigger_of
from handlers.own import own_plan
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.week.plan_showing import promise_refresh
from handlers.week.weekly_plan import EARLIER
from handlers.whispering import whisper
from storage import weekly_plans


@dataclass(frozen=True)
class Boxes:
    """The boxes of one slot as they stand after a click: all that are ticked, and when Slack took it."""

    plan_id: int
    version: int
    slot_id: str
    ticked: frozenset[int]
    clicked: str


def register(app: AsyncApp) -> None:
    """The boxes, the energy menu, and the form for a sentence."""
    app.action(action_ids.TICK)(handle_tick)
    app.action(action_ids.ENERGY)(handle_energy)
    app.action(action_ids.ADD_NOTE)(handle_add_note)
    app.view(action_ids.NOTE_FORM)(handle_note_form)


async def handle_tick(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Make the tasks as done as their boxes, and count anew in the same message."""
    await ack()
    boxes, click = boxes_of(action), click_of(body, action, context)
    person, plan = await own_plan(deps, caller_of(context), boxes.plan_id)
    async with deps.database.for_team(person.team_id) as session:
        if plan.version == boxes.version:
            await tick_boxes(
                deps,
                session,
                person,
                plan,
                slot_id=boxes.slot_id,
                task_ids=boxes.ticked,
                clicked=boxes.clicked,
            )
        shown = await promise_refresh(session, person, plan.id, key=click.key, channel=click.channel, ts=click.ts)
    slack.start_on(shown)
    if plan.version != boxes.version:
        await whisper(slack, context, EARLIER)


def boxes_of(action: Payload) -> Boxes:
    """What a click on boxes says. Raises `StaleButton` for something else."""
    try:
        _, plan_id, version, slot_id = str(action["block_id"]).split(":")
        ticked = frozenset(int(chosen["value"]) for chosen in action["selected_options"])
        return Boxes(int(plan_id), int(version), slot_id, ticked, str(action["action_ts"]))
    except (KeyError, TypeError, ValueError) as error:
        raise StaleButton("boxes") from error


async def handle_energy(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Lighten what is still to do; nothing else is made of it."""
    await ack()
    value, click = unpacked(value_of(action), EnergyValue), click_of(body, action, context)
    person, plan = await own_plan(deps, caller_of(context), value.plan_id)
    async with deps.database.for_team(person.team_id) as session:
        await take_energy(deps, session, plan, value.energy)
        shown = await promise_refresh(session, person, plan.id, key=click.key, channel=click.channel, ts=click.ts)
    slack.start_on(shown)


async def handle_add_note(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Open the form for a sentence."""
    await ack()
    _, plan = await own_plan(deps, caller_of(context), unpacked(value_of(action), OnPlan).plan_id)
    await slack.posting.views_open(trigger_id=trigger_of(body), view=note_modal(plan))


async def handle_note_form(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep the sentence under the plan it was opened from; the same form again changes nothing."""
    await ack()
    value = unpacked(view["private_metadata"], PlanForm)
    person, plan = await own_plan(deps, caller_of(context), value.plan_id)
    async with deps.database.for_team(person.team_id) as session:
        await weekly_plans.add_note(
            session,
            person_id=person.id,
            plan_id=plan.id,
            source_key=f"view:{view['id']}",
            text=submitted(view, "note")["note"],
            now=deps.now(),
        )
        shown = await promise_refresh(session, person, plan.id, key=f"view:{view['id']}")
    slack.start_on(shown)
