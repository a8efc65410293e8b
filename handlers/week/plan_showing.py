"""The weekly plan as a message, and how every place it is shown in keeps up with what is ticked."""

import logging
from datetime import datetime

from bot.coaching.planning import WholePlan, whole_plan
from bot.deps import Deps
from bot.people import local_day
from handlers.blocks.fallbacks import sendable
from handlers.blocks.parts import Words
from handlers.blocks.weekly_plan import ShownPlan, other_week_hint, plan_blocks, plan_text
from handlers.failures import FAILURES, code_of, is_refusal
from handlers.slack import Slack
from storage import agenda, people, weekly_plans
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Person

log = logging.getLogger("sideline.plans")

TIMES = 3
"""How often a message is brought up to date when clicks come faster than Slack takes them."""


def plan_in_words(deps: Deps, person: Person, whole: WholePlan) -> Words:
    """Text and blocks of a plan, in the words of the person's track and role."""
    track = deps.tracks.get(person.track)
    preset = deps.tracks.preset_of(person)
    noticed = [str(each.content.get("text", "")) for each in whole.insights]
    hint = other_week_hint(whole.plan.week_on, local_day(person, deps.now()))
    shown = ShownPlan(whole, track.bank, preset.role.role if preset else "", noticed, hint)
    return plan_text(shown), plan_blocks(shown)


async def promise_refresh(
    session: Session, person: Person, plan_id: int, *, key: str, channel: str = "", ts: str = ""
) -> AgendaRow | None:
    """Promise to show what is changed in this transaction, also in the message that was clicked.

    `key` names what changed it; None when that was promised before.
    """
    return await agenda.plan_started(
        session,
        key=f"{person.team_id}:show_plan:{plan_id}:{key}",
        kind="show_plan",
        team_id=person.team_id,
        person_id=person.id,
        payload={"plan_id": plan_id, "channel": channel, "ts": ts},
    )


async def run_show_plan(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: bring a plan's messages up to date."""
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
    clicked = {"channel": row.payload["channel"], "ts": row.payload["ts"]}
    await refresh_plan(deps, slack, person, row.payload["plan_id"], **clicked)
    return None


async def refresh_plan(
    deps: Deps, slack: Slack, person: Person, plan_id: int, *, channel: str = "", ts: str = ""
) -> None:
    """Bring the plan's message up to date, and the one that was clicked if that is another.

    What changes meanwhile is shown too: whoever updates last looks once more. Raises what a call to Slack that
    may be repeated raises.
    """
    before: Words | None = None
    for _ in range(TIMES):
        async with deps.database.reading(person.team_id) as session:
            plan = await weekly_plans.find_plan(session, plan_id=plan_id)
            whole = await whole_plan(deps, session, plan) if plan else None
        if plan is None or whole is None:
            return
        words = plan_in_words(deps, person, whole)
        if words == before:
            return
        places = {(plan.channel, plan.message_ts or ""), (channel, ts)}
        for place in sorted(places):
            await _update(slack, place, words)
        before = words


async def _update(slack: Slack, place: tuple[str, str], words: Words) -> None:
    """A message that cannot be changed (deleted, say) is left alone: the plan itself is kept."""
    channel, ts = place
    if not channel or not ts:
        return
    payload = sendable({"text": words[0], "blocks": words[1]})
    try:
        await slack.reading.chat_update(channel=channel, ts=ts, **payload)
    except FAILURES as error:
        if not is_refusal(error):
            raise
        log.info("bringing a plan up to date failed: %s", code_of(error))
