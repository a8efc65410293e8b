"""A transcript pasted into our direct messages, in one message or in several.

The first part of a longer text opens a paste: a row of the agenda that holds the parts and waits for
more. It ends when the person says so or when nothing has come for a while, also across a restart.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from bot.meetings.pasting import is_long, is_whole, joined
from handlers import action_ids
from handlers.blocks.parts import section
from handlers.blocks.pastes import more_blocks, more_text, together_text
from handlers.button_values import value_of
from handlers.callers import Caller, caller_of
from handlers.calls.shared_calls import Shared, accept_call, promise_debrief
from handlers.delivering import complete_as, deliver
from handlers.message_keys import message_key
from handlers.payloads import Payload
from handlers.plain_words import Said
from handlers.sending import Outgoing
from handlers.slack import Slack
from handlers.whispering import ALREADY, whisper
from storage import agenda, pastes, people, processed
from storage.agenda import AgendaRow
from storage.database import Session
from storage.pastes import OpenPaste

WAIT_FOR_SECOND = timedelta(seconds=30)
WAIT_FOR_MORE = timedelta(seconds=60)
MOST_PARTS = 60
ENOUGH = (
    "that's all",
    "that's it",
    "thats all",
    "that is all",
    "that was all",
    "done",
    "no more",
    "that's everything",
)


def register(app: AsyncApp) -> None:
    """[That's all]."""
    app.action(action_ids.PASTE_DONE)(handle_paste_done)


async def accept_paste(deps: Deps, slack: Slack, said: Said, *, is_transcript: bool) -> bool:
    """Take a message in as a transcript or as a part of one; False if it is neither.

    What only is long counts as a part while a paste is open.
    """
    if not is_transcript and not is_long(said.text):
        return False
    async with slack.turn_of(said.caller.slack_user_id):  # the last part must not overtake the first
        if await _joins_open_paste(deps, said):
            return True
        if not is_transcript:
            return False
        if is_whole(said.text):
            shared = shared_paste(said.caller, said.text, said.channel, said.thread_ts, said.ts)
            await accept_call(deps, slack, shared)
        else:
            await _open_paste(deps, slack, said)
    return True


async def end_paste_in_words(deps: Deps, slack: Slack, said: Said) -> bool:
    """ "That's all" ends the paste that is open; False if none is, or it is not what was said."""
    if said.text.replace("’", "'").casefold().strip(" .!") not in ENOUGH:
        return False
    async with slack.turn_of(said.caller.slack_user_id):
        return await _end_open_paste(deps, said.caller)


async def accept_notes(deps: Deps, slack: Slack, said: Said) -> None:
    """A call told in the person's own words."""
    shared = shared_paste(said.caller, said.text, said.channel, said.thread_ts, said.ts)
    await accept_call(deps, slack, replace(shared, source="notes"))


def shared_paste(caller: Caller, text: str, channel: str, thread_ts: str, ts: str) -> Shared:
    """Pasted text as the call it is."""
    key = message_key(channel, ts)
    return Shared(
        key=key,
        source_key=key,
        team_id=caller.team_id,
        slack_user_id=caller.slack_user_id,
        source="paste",
        channel=channel,
        thread_ts=thread_ts,
        ts=ts,
        text=text,
    )


@dataclass(frozen=True)
class Part:
    """One message of a paste."""

    ts: str
    text: str


async def _open_paste(deps: Deps, slack: Slack, said: Said) -> None:
    """Hold the first part, and ask whether more is coming; another may have come first at the same time."""
    caller, first = said.caller, Part(said.ts, said.text)
    async with deps.database.for_team(caller.team_id) as session:
        if await _join(deps, session, said):
            return
        if not await processed.claim_event(session, key=said.key, now=deps.now()):
            return
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        row = await agenda.plan_started(
            session,
            key=f"{caller.team_id}:paste:{said.channel}:{said.ts}",
            kind=pastes.KIND,
            team_id=caller.team_id,
            person_id=person.id,
            payload={
                "slack_user_id": caller.slack_user_id,
                "channel": said.channel,
                "thread_ts": said.thread_ts,
                "parts": [asdict(first)],
                "closes_at": (deps.now() + WAIT_FOR_SECOND).isoformat(),
            },
        )
    slack.start_on(row)


async def _joins_open_paste(deps: Deps, said: Said) -> bool:
    """Add one more part to the paste that is open; False when none is."""
    async with deps.database.for_team(said.caller.team_id) as session:
        return await _join(deps, session, said)


async def _join(deps: Deps, session: Session, said: Said) -> bool:
    found = await _find(session, said.caller)
    if found is None or _closes_at(found) < deps.now():
        return False
    if not await processed.claim_event(session, key=said.key, now=deps.now()):
        return True
    parts = [*found.payload["parts"], asdict(Part(said.ts, said.text))]
    closes_at = deps.now() + (WAIT_FOR_MORE if len(parts) < MOST_PARTS else timedelta())
    payload = {"parts": parts, "closes_at": closes_at.isoformat()}
    return await agenda.poke(session, key=found.key, payload=payload)


async def _find(session: Session, caller: Caller) -> OpenPaste | None:
    person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    return await pastes.find_open_paste(session, person_id=person.id) if person else None


def _closes_at(paste: OpenPaste) -> datetime:
    return datetime.fromisoformat(paste.payload["closes_at"])


async def handle_paste_done(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """[That's all]: begin."""
    await ack()
    if not await _end_open_paste(deps, caller_of(context), key=value_of(action)):
        await whisper(slack, context, ALREADY)


async def _end_open_paste(deps: Deps, caller: Caller, *, key: str = "") -> bool:
    """Begin on the paste that is open (the one of that key); False when there is none."""
    async with deps.database.for_team(caller.team_id) as session:
        found = await _find(session, caller)
        if found is None or (key and found.key != key):
            return False
        return await agenda.poke(session, key=found.key, payload={"closes_at": deps.now().isoformat()})


async def forget_part(session: Session, *, channel: str, ts: str) -> None:
    """A part of an open paste was deleted: its words go; without parts the paste is off."""
    found = await pastes.find_paste_with(session, channel=channel, ts=ts)
    if found is None:
        return
    parts = [part for part in found.payload["parts"] if part["ts"] != ts]
    if parts:
        await agenda.poke(session, key=found.key, payload={"parts": parts})
    else:
        await agenda.cancel(session, key=found.key)


async def run_paste(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: say how many parts there are and wait for more, or begin when the time has come."""
    closes_at = datetime.fromisoformat(row.payload["closes_at"])
    is_open = deps.now() < closes_at
    question = _question(row, is_open=is_open)
    async with slack.turn_of(row.payload["slack_user_id"]):  # who finds it being posted must wait for a minute
        ts = await deliver(deps, slack, question)
        if not is_open or len(row.payload["parts"]) > 1:
            await complete_as(deps, slack, question, ts)
    if is_open:
        return closes_at
    await _promise_call(deps, slack, row)
    return None


async def _promise_call(deps: Deps, slack: Slack, row: AgendaRow) -> None:
    payload = row.payload
    parts = sorted(payload["parts"], key=lambda part: float(part["ts"]))
    caller = Caller(row.team_id, payload["slack_user_id"])
    text = joined([part["text"] for part in parts])
    shared = shared_paste(caller, text, payload["channel"], payload["thread_ts"], parts[0]["ts"])
    async with deps.database.for_team(row.team_id) as session:
        promised = await promise_debrief(session, shared, person_id=row.person_id or 0)
    slack.start_on(promised)


def _question(row: AgendaRow, *, is_open: bool) -> Outgoing:
    count = len(row.payload["parts"])
    text = more_text(count) if is_open else together_text(count)
    return Outgoing(
        key=f"{row.key}:more",
        team_id=row.team_id,
        channel=row.payload["channel"],
        thread_ts=row.payload["thread_ts"],
        text=text,
        blocks=more_blocks(count, key=row.key) if is_open else [section(text)],
        person_id=row.person_id,
    )
