"""The job behind every shared call: open its thread, fetch it, read it, keep it, and promise the review.

It can be killed anywhere and run again: the call and the promise of its review are kept in one
transaction, and everything before that may be done twice.
"""

from datetime import date, datetime

from bot.accounts import find_accounts
from bot.deps import Deps
from bot.meetings.kept import payload_of
from bot.meetings.speakers import own_speaker
from bot.meetings.taken_in import TakenIn
from bot.meetings.titles import title_of
from handlers.ask.threads import Case
from handlers.ask.waiting import ON_A_CALL, company
from handlers.blocks.call_intake import coming_call_text, known_call_text, waiting_call_text
from handlers.blocks.call_words import score_words
from handlers.blocks.parts import section
from handlers.calls.call_places import open_place
from handlers.calls.call_promises import promise_review
from handlers.calls.call_reading import ReadCall, Unreadable, read_call
from handlers.calls.call_review import link_to
from handlers.calls.call_showing import find_thread
from handlers.calls.call_work import work_key
from handlers.calls.retention import end_of, keep_days, plan_deletion
from handlers.calls.shared_calls import shared_of
from handlers.delivering import deliver
from handlers.sending import Outgoing
from handlers.slack import Slack
from storage import accounts, agenda, call_transcripts, calls, people
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Account, Call

ACCOUNTS_LOOKED_AT = 2000
NOTES_LOOKED_AT = 600


async def run_debrief(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """Take one shared call as far as its review, or say why not."""
    case = await open_place(deps, slack, row)
    async with company(deps, slack, case, loading=ON_A_CALL):
        read = None if "call_id" in row.memo else await read_call(deps, slack, shared_of(row))
        if isinstance(read, Unreadable):
            await _say(deps, slack, case, read.text)
            return None
        if read is not None:
            await _keep(deps, slack, case, read)
    if row.memo.get("is_known"):
        await _say_known(deps, slack, case)
    return None


async def _keep(deps: Deps, slack: Slack, case: Case, read: ReadCall) -> None:
    """Keep the call and promise its review, unless the same was shared before.

    A review that was given up is tried again then: that is what the person was told to do.
    """
    row, taken_in = case.row, read.taken_in
    async with deps.database.for_team(row.team_id) as session:
        person_id = case.person.id
        known = await calls.find_same_call(session, person_id=person_id, content_hash=taken_in.content_hash)
        call = known or await _add(deps, session, case, read)
        if known:
            await agenda.revive_family(session, prefix=work_key(known, "review:"))
        row.memo.update(call_id=call.id, is_known=known is not None)
        await agenda.save_memo(session, row=row)
        promised = None if known else await _promise_first(session, case, call, taken_in)
    slack.start_on(promised)


async def _add(deps: Deps, session: Session, case: Case, read: ReadCall) -> Call:
    taken_in, transcript = read.taken_in, read.taken_in.transcript
    shared, now = shared_of(case.row), deps.now()
    title = title_of(typed=shared.typed, said=transcript.title, file_name=read.file_name)
    me = own_speaker(transcript, display_name=shared.me) if shared.me else None
    account = await _account_in(session, title or shared.text[:NOTES_LOOKED_AT])
    call = await calls.add_call(
        session,
        person_id=case.person.id,
        source=shared.source,
        source_key=shared.source_key,
        content_hash=taken_in.content_hash,
        conversation_id=case.place.conversation_id,
        title=title or (account.name if account else ""),
        call_type=shared.call_type,
        happened_on=transcript.happened_on or _day_in(shared.happened_on),
        account_id=account.id if account else None,
        format=transcript.format,
        basis=transcript.basis,
        duration_seconds=taken_in.duration_seconds,
        speakers=transcript.speakers,
        own_speakers=[me] if me else [],
        now=now,
    )
    person = await people.get_person(session, person_id=case.person.id)
    ends_at = end_of(call, keep_days(person))
    await call_transcripts.add_transcript(
        session, person_id=person.id, call_id=call.id, payload=payload_of(transcript), ends_at=ends_at
    )
    await plan_deletion(session, call, ends_at)
    return call


async def _account_in(session: Session, text: str) -> Account | None:
    """The one account that is named; None when it is none or several."""
    named = find_accounts(await accounts.list_accounts(session, limit=ACCOUNTS_LOOKED_AT), text)
    return named[0] if len(named) == 1 else None


def _day_in(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


async def _promise_first(session: Session, case: Case, call: Call, taken_in: TakenIn) -> AgendaRow | None:
    return await promise_review(session, call, ts=case.row.payload["ts"], sensitive=taken_in.sensitive or "")


async def _say_known(deps: Deps, slack: Slack, case: Case) -> None:
    """The same call again: where its review is, and its score; nothing new is kept."""
    call_id = case.row.memo["call_id"]
    async with deps.database.reading(case.row.team_id) as session:
        call = await calls.find_call(session, call_id=call_id)
    found = await find_thread(deps, team_id=case.row.team_id, call_id=call_id)
    if call is None:
        return
    if found is None:
        words = waiting_call_text if call.status == "waiting" else coming_call_text
        await _say(deps, slack, case, words(title=call.title))
        return
    overall = score_words(found.shown.review.overall)
    text = known_call_text(title=call.title, link=await link_to(slack, found), overall=overall)
    await _say(deps, slack, case, text)


async def _say(deps: Deps, slack: Slack, case: Case, text: str) -> None:
    """The one line this job may end with."""
    line = Outgoing(
        key=f"{case.row.key}:line",
        team_id=case.row.team_id,
        channel=case.place.channel,
        thread_ts=case.place.thread_ts,
        text=text,
        blocks=[section(text)],
        person_id=case.person.id,
        conversation_id=case.place.conversation_id,
    )
    await deliver(deps, slack, line)
