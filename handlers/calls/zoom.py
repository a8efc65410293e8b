"""A call recorded in Zoom: offered in the host's direct messages, fetched only once they say so."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from bot.people import may_be_written_to
from handlers import action_ids
from handlers.blocks.parts import section
from handlers.blocks.zoom import expired_text, fetching_text, left_text, offer_blocks, offer_text
from handlers.button_values import StaleButton, ZoomAnswer, unpacked, value_of
from handlers.callers import Caller, caller_of
from handlers.calls.shared_calls import Shared, promise_debrief
from handlers.delivering import complete_as, deliver
from handlers.failures import is_refusal
from handlers.installations.workspaces import Workspaces
from handlers.own import known_caller
from handlers.payloads import Payload
from handlers.people import direct_channel, known_person
from handlers.quiet import is_paused
from handlers.sending import Outgoing
from handlers.slack import Slack
from handlers.whispering import ALREADY, whisper
from integrations.zoom import Recording
from storage import agenda, offers, people
from storage.agenda import AgendaRow
from storage.models import Person

OFFERED_FOR = timedelta(hours=23)
"""Zoom's download token is good for 24 hours."""


def register(app: AsyncApp) -> None:
    """[Review it] [Not now]."""
    app.action(re.compile(f"^{action_ids.ZOOM_ANSWER}"))(handle_zoom_answer)


async def team_of_host(deps: Deps, workspaces: Workspaces, email: str) -> str | None:
    """Whose recording it is: of the one workspace there is, else of the only one that knows the host."""
    if workspaces.teams is not None and len(workspaces.teams) == 1:
        return next(iter(workspaces.teams))
    async with deps.database.reading_all_teams() as session:
        known_to = await people.list_teams_knowing(session, email=email) if email else []
    return known_to[0] if len(known_to) == 1 else None


async def accept_recording(
    deps: Deps, take: Callable[[AgendaRow], None], *, team_id: str, recording: Recording
) -> bool:
    """Promise to find the host of a recording and to offer it to them; False when that was promised before."""
    async with deps.database.for_team(team_id) as session:
        row = await agenda.plan_started(
            session,
            key=f"{team_id}:notice:{recording.key}",
            kind="zoom_notice",
            team_id=team_id,
            lane="bulk",
            payload=recording.packed(),
        )
    if row:
        take(row)
    return row is not None


async def run_zoom_notice(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: offer the transcript to its host, if they are here and have not asked for quiet."""
    person = await _host(deps, slack, row.team_id, row.payload["host_email"])
    if person is None or not may_be_written_to(person) or is_paused(person, deps.now()):
        return None
    ends_at = (deps.now() + OFFERED_FOR).isoformat()
    async with deps.database.for_team(row.team_id) as session:
        offer = await agenda.plan_started(
            session,
            key=f"{row.team_id}:offer:{row.payload['key']}",
            kind=offers.KIND,
            team_id=row.team_id,
            person_id=person.id,
            lane="bulk",
            payload={**row.payload, "is_wanted": None, "ends_at": ends_at},
        )
    slack.start_on(offer)
    return None


async def _host(deps: Deps, slack: Slack, team_id: str, email: str) -> Person | None:
    """Who recorded it: somebody we know, else whoever Slack knows by that address."""
    if not email:
        return None
    async with deps.database.reading(team_id) as session:
        person = await people.find_person_by_email(session, email=email)
    if person is not None:
        return person
    try:
        found = await slack.reading.users_lookupByEmail(email=email)
    except SlackApiError as error:
        if not is_refusal(error):
            raise
        return None
    return await known_person(deps, slack, team_id=team_id, slack_user_id=str(found["user"]["id"]))


async def run_zoom_offer(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: offer, wait for the answer, and go on as it says; without one the offer ends."""
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
    ends_at = datetime.fromisoformat(row.payload["ends_at"])
    is_wanted = row.payload["is_wanted"]
    offer = await _offer(deps, slack, row, person)
    ts = await deliver(deps, slack, offer)
    if is_wanted is None and deps.now() < ends_at:
        return ends_at
    text = {True: fetching_text, False: left_text, None: expired_text}[is_wanted](row.payload["topic"])
    if is_wanted:
        await _promise_call(deps, slack, row, person, channel=offer.channel, ts=ts)
    settled = Outgoing(
        key=offer.key,
        team_id=offer.team_id,
        channel=offer.channel,
        text=text,
        blocks=[section(text)],
        person_id=person.id,
    )
    await complete_as(deps, slack, settled, ts)
    return None


async def _offer(deps: Deps, slack: Slack, row: AgendaRow, person: Person) -> Outgoing:
    payload = row.payload
    return Outgoing(
        key=row.key,
        team_id=row.team_id,
        channel=await direct_channel(deps, slack, person),
        text=offer_text(payload["topic"], minutes=payload["minutes"]),
        blocks=offer_blocks(payload["topic"], minutes=payload["minutes"], key=row.key),
        person_id=person.id,
    )


async def _promise_call(
    deps: Deps, slack: Slack, row: AgendaRow, person: Person, *, channel: str, ts: str
) -> None:
    """The call goes on in a thread under the offer."""
    payload = row.payload
    shared = Shared(
        key=row.key,
        source_key=row.key,
        team_id=row.team_id,
        slack_user_id=person.slack_user_id,
        source="zoom",
        channel=channel,
        thread_ts=ts,
        typed=payload["topic"],
        happened_on=payload["started_at"][:10],
        name="transcript.vtt",
        download={"url": payload["url"], "token": payload["token"]},
    )
    async with deps.database.for_team(row.team_id) as session:
        promised = await promise_debrief(session, shared, person_id=person.id)
    slack.start_on(promised)


async def handle_zoom_answer(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Let the offer's job go on with what the person wants."""
    await ack()
    value = unpacked(value_of(action), ZoomAnswer)
    if not await _answer(deps, caller_of(context), value):
        await whisper(slack, context, ALREADY)


async def _answer(deps: Deps, caller: Caller, value: ZoomAnswer) -> bool:
    async with deps.database.for_team(caller.team_id) as session:
        whose = await offers.find_offer_owner(session, key=value.key)
        if whose is None:
            return False
        if whose != (await known_caller(session, caller)).id:
            raise StaleButton("not this person's offer")
        return await agenda.poke(session, key=value.key, payload={"is_wanted": value.is_wanted})
