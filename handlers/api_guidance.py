"""Questions that come over the API: promised like those of Slack, answered by the same engine, read later.

A question has a thread of its own in our records (`channel` "api"), so that what is asked next can rest on it.
Asked with a team's token it is answered as in a channel: with nothing of the person's.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Literal, NamedTuple

from bot.budget import metered_for
from bot.coaching.briefs import Prepared, Question, prepare_brief
from bot.coaching.guidance import answer_follow_up, answer_question
from bot.coaching.proof import with_proof
from bot.deps import Deps
from bot.model import Reply, Snippet
from handlers.ask.answering import is_follow_up
from handlers.ask.keeping import keep_guidance, keep_reply
from handlers.ask.threads import Case, Place
from handlers.blocks.replies import nothing_more
from handlers.slack import Slack
from storage import accounts, agenda, conversations, guidance, messages, people, sessions
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Account, GivenGuidance, Message, Person

CHANNEL = "api"
"""Where these threads are; no channel of Slack's is called so."""
State = Literal["working", "failed", "answered"]


@dataclass(frozen=True)
class ApiQuestion:
    """One question. `id` names it for ever; `thread` is the conversation it goes on in, 0 for a new one.

    `account_id` is the account it is about: None when the question itself has to say, 0 for none.
    """

    id: str
    text: str
    is_private: bool
    thread: int = 0
    account_id: int | None = None


class Answered(NamedTuple):
    """Where a question stands: its words in our records, and the plan or the reply there is."""

    state: State
    asked: Message
    plan: GivenGuidance | None = None
    reply: Message | None = None


async def accept_api_question(
    deps: Deps, take: Callable[[AgendaRow], None], person: Person, asked: ApiQuestion
) -> None:
    """Promise an answer and start on it; what was promised before stays as it is."""
    async with deps.database.for_team(person.team_id) as session:
        if await messages.find_said(session, source_key=_said_key(person, asked.id)):
            return
        kept = await _keep(deps, session, person, asked)
        row = await agenda.plan_started(
            session,
            key=_promise_key(person.team_id, asked.id),
            kind="api_answer",
            team_id=person.team_id,
            person_id=person.id,
            payload={
                **asdict(asked),
                "origin": CHANNEL,
                "conversation_id": kept.conversation_id,
                "message_id": kept.id,
            },
        )
    if row:
        take(row)


async def run_api_answer(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: write the plan, or in a thread that has one the reply, and keep it."""
    del slack
    if row.memo:
        return None
    asked = ApiQuestion(**{field.name: row.payload[field.name] for field in fields(ApiQuestion)})
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
        prepared = await prepare_brief(deps, session, _question(row, person, asked))
    case = _case(row, person, asked)
    await (_reply if is_follow_up(prepared) else _plan)(deps, case, prepared)
    return None


async def accounts_meant(deps: Deps, person: Person, asked: ApiQuestion) -> list[Account]:
    """The accounts a question may be about when it names several; [] when it is clear, or nothing is private."""
    if not asked.is_private or asked.account_id is not None:
        return []
    question = Question(text=asked.text, person=person, conversation_id=asked.thread or None)
    async with deps.database.reading(person.team_id) as session:
        return list((await prepare_brief(deps, session, question)).choices)


async def find_own_account(deps: Deps, person: Person, name: str) -> Account | None:
    """The person's account with this key or this very name, in any case of letters."""
    if not person.email:
        return None
    async with deps.database.reading(person.team_id) as session:
        own = await accounts.list_accounts_of(session, owner_email=person.email)
    wanted = name.casefold()
    by_key = (account for account in own if account.account_key.casefold() == wanted)
    by_name = (account for account in own if account.name.casefold() == wanted)
    return next(by_key, None) or next(by_name, None)


async def is_own_thread(deps: Deps, person: Person, thread: int, *, is_private: bool) -> bool:
    """True for a thread of this person's that was begun over the API, with the same kind of token."""
    async with deps.database.reading(person.team_id) as session:
        if is_private:
            found = await sessions.find_own_conversation(session, person_id=person.id, conversation_id=thread)
            return found is not None and found.channel == CHANNEL
        return await sessions.is_shared_thread_of(
            session, person_id=person.id, conversation_id=thread, channel=CHANNEL
        )


async def find_answer(deps: Deps, person: Person, question_id: str, *, is_private: bool) -> Answered | None:
    """Where this person's question stands; None when there is none. What was asked privately stays private."""
    async with deps.database.reading(person.team_id) as session:
        asked = await messages.find_said(session, source_key=_said_key(person, question_id))
        if asked is None or asked.person_id != person.id:
            return None
        thread = await conversations.get_conversation(session, conversation_id=asked.conversation_id)
        if thread.kind == "direct" and not is_private:
            return None
        plan = await guidance.find_answer_to(session, message_id=asked.id)
        promise = _promise_key(person.team_id, question_id)
        reply = await messages.find_said(session, source_key=promise)
        if plan or reply:
            return Answered("answered", asked, plan, reply)
        is_open = await agenda.is_open(session, key=promise)
        return Answered("working" if is_open else "failed", asked)


async def _keep(deps: Deps, session: Session, person: Person, asked: ApiQuestion) -> Message:
    conversation_id = asked.thread
    if not conversation_id:
        begun = await conversations.get_or_add_conversation(
            session,
            channel=CHANNEL,
            thread_ts=asked.id,
            person_id=person.id if asked.is_private else None,
            kind="direct" if asked.is_private else "channel",
            now=deps.now(),
        )
        conversation_id = begun.id
    return await messages.add_message(
        session,
        conversation_id=conversation_id,
        person_id=person.id,
        author="person",
        text=asked.text,
        slack_ts=None,
        now=deps.now(),
        source_key=_said_key(person, asked.id),
    )


def _question(row: AgendaRow, person: Person, asked: ApiQuestion) -> Question:
    return Question(
        text=asked.text,
        person=person,
        conversation_id=row.payload["conversation_id"],
        message_id=row.payload["message_id"],
        is_private=asked.is_private,
        account_id=asked.account_id,
    )


def _case(row: AgendaRow, person: Person, asked: ApiQuestion) -> Case:
    return Case(row, person, Place(CHANNEL, asked.id, row.payload["conversation_id"], row.payload["message_id"]))


async def _plan(deps: Deps, case: Case, prepared: Prepared) -> None:
    async with metered_for(deps, case.person) as meter:
        answer = await answer_question(deps, prepared, show=_nobody_looks, meter=meter)
    async with deps.database.for_team(case.row.team_id) as session:
        if case.row.payload["is_private"]:  # in Slack, too, nothing of it is said in a channel
            answer = await with_proof(session, answer)
        await keep_guidance(session, case, prepared, answer, meter.calls, deps.now())


async def _reply(deps: Deps, case: Case, prepared: Prepared) -> None:
    async with metered_for(deps, case.person) as meter:
        found, note = await answer_follow_up(deps, prepared, show=_nobody_reads, meter=meter)
    reply = found or nothing_more(is_private=True)
    text = _with_sources(reply, prepared.brief.snippets)
    await keep_reply(deps, case, text, meter.calls, reply=True, note=note)


def _with_sources(reply: Reply, snippets: Sequence[Snippet]) -> str:
    """The words, and below them what their marks [1], [2] stand for."""
    labels = {snippet.cite: snippet.label for snippet in snippets}
    lines = [f"[{number}] {labels.get(cite, cite)}" for number, cite in enumerate(reply.cites, start=1)]
    return "\n".join([reply.text, "", *lines] if lines else [reply.text])


async def _nobody_looks(partial: object) -> None:
    """The answer is fetched when it is whole."""


async def _nobody_reads(text: str) -> None:
    """The answer is fetched when it is whole."""


def _said_key(person: Person, question_id: str) -> str:
    return f"{person.team_id}:api:{question_id}"


def _promise_key(team_id: str, question_id: str) -> str:
    return f"{team_id}:api_answer:{question_id}"
