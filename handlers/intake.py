"""Taking a question in: once, in one transaction with the promise to answer it.

What arrives twice (a redelivered event, a retried command, the same words within ten seconds, a
double click) is noticed here. What was taken in is answered even if the process dies next.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any, Literal

from bot.deps import Deps
from handlers.blocks.parts import Block
from handlers.button_values import StaleButton
from handlers.callers import Caller
from handlers.slack import Slack
from storage import agenda, conversations, messages, people, processed
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Person

Origin = Literal["direct", "command", "mention", "message_shortcut", "private"]
SAME_WORDS_WITHIN = timedelta(seconds=10)
MOST_STORED = 12_000


@dataclass(frozen=True)
class Asked:
    """One question as it arrived.

    `key` names the delivery it came with; `channel` and `thread_ts` are where the answer goes, ""
    when a thread in the direct messages must be opened first; `ts` is the person's own message.
    `quote` is somebody else's message the question is about; `asked_in` is the channel where somebody else
    asked it, "" for their own.
    """

    key: str
    team_id: str
    slack_user_id: str
    text: str
    origin: Origin
    channel: str = ""
    thread_ts: str = ""
    ts: str = ""
    quote: str = ""
    asked_in: str = ""


async def accept(deps: Deps, slack: Slack, asked: Asked) -> bool:
    """Promise an answer and start on it; False when this was taken in before."""
    promise = answer_key(asked.team_id, asked.key)
    with deps.tracing.span("arrival", of=promise, team=asked.team_id, origin=asked.origin):
        return await _accept(deps, slack, asked)


async def _accept(deps: Deps, slack: Slack, asked: Asked) -> bool:
    if max(len(asked.text), len(asked.quote)) > MOST_STORED:
        asked = replace(asked, text=asked.text[:MOST_STORED], quote=asked.quote[:MOST_STORED])
    async with deps.database.for_team(asked.team_id) as session:
        if not await _is_new(deps, session, asked):
            return False
        person = await people.get_or_add_person(session, slack_user_id=asked.slack_user_id, now=deps.now())
        kept = await _keep_message(deps, session, asked, person.id) if asked.thread_ts else {}
        row = await _promise(session, asked, person, kept)
    return slack.start_on(row)


async def _is_new(deps: Deps, session: Session, asked: Asked) -> bool:
    if not await processed.claim_event(session, key=asked.key, now=deps.now()):
        return False
    thread_ts = "" if asked.thread_ts == asked.ts else asked.thread_ts
    said = "\x1f".join((asked.slack_user_id, asked.channel, thread_ts, asked.text, asked.quote))
    words = "said:" + hashlib.sha256(said.encode()).hexdigest()[:32]
    return await processed.claim_event(session, key=words, now=deps.now(), again_after=SAME_WORDS_WITHIN)


async def _keep_message(deps: Deps, session: Session, asked: Asked, person_id: int) -> dict[str, int]:
    is_direct = asked.origin != "mention"
    conversation = await conversations.get_or_add_conversation(
        session,
        channel=asked.channel,
        thread_ts=asked.thread_ts,
        person_id=person_id if is_direct else None,
        kind="direct" if is_direct else "channel",
        now=deps.now(),
    )
    message = await messages.add_message(
        session,
        conversation_id=conversation.id,
        person_id=person_id,
        author="person",
        text=asked.text,
        slack_ts=asked.ts,
        now=deps.now(),
    )
    return {"conversation_id": conversation.id, "message_id": message.id}


async def accept_again(
    deps: Deps,
    slack: Slack,
    caller: Caller,
    message_id: int,
    *,
    name: str,
    text: str = "",
    said_in: str = "",
    **more: Any,
) -> bool:
    """Promise another answer to something this person said before, in its thread; False if already promised.

    `more` goes into the job: an `angle`, an `account_id`. The same `name` on the same message is the
    same promise, so a second click does nothing. `said_in` names the delivery of the words that ask for it,
    which are done with then: delivered again they are not told that it is there already.
    """
    key = f"again:{message_id}:{name}"
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        said = await messages.find_message(session, message_id=message_id)
        if person is None or said is None or said.person_id != person.id:
            raise StaleButton("not this person's message")
        if not await processed.claim_event(session, key=key, now=deps.now()):
            return False
        if said_in:
            await processed.claim_event(session, key=said_in, now=deps.now())
        thread = await conversations.get_conversation(session, conversation_id=said.conversation_id)
        asked = Asked(
            key=key,
            team_id=caller.team_id,
            slack_user_id=caller.slack_user_id,
            text=text or said.text,
            origin="direct" if thread.kind == "direct" else "mention",
            channel=thread.channel,
            thread_ts=thread.thread_ts,
        )
        kept = {"conversation_id": thread.id, "message_id": said.id}
        row = await _promise(session, asked, person, {**kept, **more})
    return slack.start_on(row)


async def _promise(session: Session, asked: Asked, person: Person, more: dict[str, Any]) -> AgendaRow | None:
    row = await agenda.plan_started(
        session,
        key=answer_key(asked.team_id, asked.key),
        kind="answer",
        team_id=asked.team_id,
        person_id=person.id,
        payload={**vars(asked), **more},
    )
    if row:
        row.person = person
    return row


def answer_key(team_id: str, key: str) -> str:
    """The promise to answer what came with the delivery `key`."""
    return f"{team_id}:answer:{key}"


async def keep_words(deps: Deps, caller: Caller, channel: str, thread_ts: str, ts: str, text: str) -> int:
    """Keep a direct message that is not answered as a question yet; its id, the same each time."""
    async with deps.database.for_team(caller.team_id) as session:
        known = await messages.find_message_at(session, channel=channel, slack_ts=ts)
        if known is not None:
            return known.id
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        asked = Asked(
            "", caller.team_id, caller.slack_user_id, text[:MOST_STORED], "direct", channel, thread_ts, ts
        )
        return (await _keep_message(deps, session, asked, person.id))["message_id"]


@dataclass(frozen=True)
class Line:
    """A short answer that needs no thinking."""

    key: str
    team_id: str
    slack_user_id: str
    channel: str
    text: str
    blocks: Sequence[Block] = ()
    thread_ts: str = ""

    @property
    def promise(self) -> str:
        """Names the promise to say it, and the message."""
        return f"{self.team_id}:say:{self.key}"


async def say_once(deps: Deps, slack: Slack, line: Line) -> bool:
    """Promise a short answer and post it; False when it was promised before."""
    async with deps.database.for_team(line.team_id) as session:
        if not await processed.claim_event(session, key=line.key, now=deps.now()):
            return False
        person = await people.get_or_add_person(session, slack_user_id=line.slack_user_id, now=deps.now())
        payload: dict[str, Any] = {**asdict(line), "blocks": list(line.blocks)}
        row = await agenda.plan_started(
            session,
            key=line.promise,
            kind="say",
            team_id=line.team_id,
            person_id=person.id,
            payload=payload,
        )
    return slack.start_on(row)
