"""Meeting somebody for the first time: one greeting, three days later one tip, then silence."""

from datetime import datetime, timedelta

from bot.coaching.goal_offers import list_offers
from bot.deps import Deps
from bot.people import first_name, is_new, may_be_written_to
from handlers.ask.threads import Case
from handlers.blocks.onboarding import (
    SetUp,
    set_up_blocks,
    set_up_text,
    tip_blocks,
    tip_text,
    welcome_blocks,
    welcome_text,
)
from handlers.callers import Caller
from handlers.delivering import deliver
from handlers.intake import Line, say_once
from handlers.people import direct_channel, known_person
from handlers.quiet import is_paused
from handlers.sending import Outgoing
from handlers.slack import Slack
from handlers.unasked import may_write_first
from handlers.week.weekly import next_digest
from storage import agenda, focuses, people
from storage.agenda import AgendaRow
from storage.models import Person

TIP_AFTER = timedelta(days=3)


async def welcome_in_thread(deps: Deps, slack: Slack, case: Case) -> None:
    """After somebody's very first answer, introduce ourselves under it."""
    if is_new(case.person):
        await _greet(deps, slack, case.person, channel=case.place.channel, thread_ts=case.place.thread_ts)


async def welcome_in_messages(deps: Deps, slack: Slack, caller: Caller) -> None:
    """When somebody opens our direct messages for the first time, greet them there."""
    person = await known_person(deps, slack, team_id=caller.team_id, slack_user_id=caller.slack_user_id)
    if is_new(person):
        await _greet(deps, slack, person, channel=await direct_channel(deps, slack, person), thread_ts="")


async def welcome_newcomer(deps: Deps, slack: Slack, caller: Caller, *, channel: str, thread_ts: str) -> bool:
    """Greet somebody who says hello for the first time; False if we have met."""
    person = await known_person(deps, slack, team_id=caller.team_id, slack_user_id=caller.slack_user_id)
    if not is_new(person):
        return False
    await _greet(deps, slack, person, channel=channel, thread_ts=thread_ts)
    return True


async def run_tip(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The one tip, unless the person has set themselves up or asked for quiet."""
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
    if person.onboarded_at or is_paused(person, deps.now()) or not may_be_written_to(person):
        return None
    async with deps.database.for_team(row.team_id) as session:
        later = await may_write_first(session, person, deps.now(), "tip", key=row.key)
    if later:
        return later
    tip = Outgoing(
        key=row.key,
        team_id=row.team_id,
        channel=await direct_channel(deps, slack, person),
        text=tip_text(),
        blocks=tip_blocks(),
        person_id=person.id,
    )
    await deliver(deps, slack, tip)
    return None


async def run_set_up(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: say what happens now that somebody has told us who they are, or that this has changed."""
    async with deps.database.reading(row.team_id) as session:
        known = await people.get_person(session, person_id=row.person_id or 0)
    person = await known_person(deps, slack, team_id=row.team_id, slack_user_id=known.slack_user_id)
    async with deps.database.reading(row.team_id) as session:
        focus = await focuses.find_current_focus(session, person_id=person.id)
        offers = await list_offers(deps, session, person)
    preset = deps.tracks.preset_of(person)
    set_up = SetUp(person, preset, focus, next_digest(person, deps.now()), offers)
    message = Outgoing(
        key=row.key,
        team_id=row.team_id,
        channel=await direct_channel(deps, slack, person),
        text=set_up_text(set_up),
        blocks=set_up_blocks(set_up),
        person_id=person.id,
    )
    await deliver(deps, slack, message)
    return None


async def _greet(deps: Deps, slack: Slack, person: Person, *, channel: str, thread_ts: str) -> None:
    async with deps.database.for_team(person.team_id) as session:
        await people.update_person(session, person_id=person.id, welcomed_at=deps.now())
        await agenda.plan(
            session,
            key=f"{person.team_id}:tip:{person.id}",
            kind="tip",
            team_id=person.team_id,
            person_id=person.id,
            lane="bulk",
            run_at=deps.now() + TIP_AFTER,
            payload={},
        )
    name = first_name(person.display_name)
    line = Line(
        key=f"welcome:{person.id}",
        team_id=person.team_id,
        slack_user_id=person.slack_user_id,
        channel=channel,
        thread_ts=thread_ts,
        text=welcome_text(name),
        blocks=welcome_blocks(
            name,
            deps.tracks.get(person.track).prompts[0].message,
            has_sample_call=deps.tracks.sample_call is not None,
        ),
    )
    await say_once(deps, slack, line)
