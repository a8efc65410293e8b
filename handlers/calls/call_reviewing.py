"""The job that reviews a kept call: ask what must be known first, review, keep, show.

A question ends the job; its answer promises it again with what was answered. The review is kept in
one transaction with the note that it is, so that however often the job is killed there is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.budget import keep_usage, metered_for
from bot.coaching.call_review import CallReview
from bot.coaching.gathering import gather_material
from bot.coaching.reviewing import review_call
from bot.deps import Deps
from bot.meetings.kept import transcript_of
from bot.meetings.transcript import Transcript
from bot.model import Meter
from bot.people import local_day
from handlers.ask.threads import Case
from handlers.ask.waiting import ON_A_CALL, close_eyes, company, mark_done
from handlers.calls.call_keeping import keep_review
from handlers.calls.call_places import place_of
from handlers.calls.call_questions import ask, next_question, own_names
from handlers.calls.call_showing import refresh_review, show_review
from handlers.calls.call_terms import tell_terms
from handlers.calls.retention import keep_days
from handlers.metering import seconds_since
from handlers.onboarding import welcome_in_thread
from handlers.slack import Slack
from storage import agenda, call_transcripts, calls, people
from storage.agenda import AgendaRow
from storage.models import Call


@dataclass(frozen=True)
class KeptCall:
    """A call under review, what was said on it, where it is talked about, and the names of the person's team."""

    call: Call
    transcript: Transcript
    case: Case
    team: Sequence[str]


async def run_call_review(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """Bring one kept call to its review, or to a question about it."""
    if "is_reviewed" not in row.memo:
        kept = await _kept(deps, row)
        if kept is None:
            return None
        question = next_question(kept.call, kept.transcript, kept.case, kept.team)
        if question:
            await ask(deps, slack, kept.call, kept.case, question)
            return None
        async with company(deps, slack, kept.case, loading=ON_A_CALL):
            await tell_terms(deps, slack, kept.case)
            await _review(deps, kept)
    await _show(deps, slack, row)
    deps.metering.debrief.observe(seconds_since(deps, row.due_at))
    return None


async def _kept(deps: Deps, row: AgendaRow) -> KeptCall | None:
    """The call with its transcript; None if either is gone."""
    call_id = row.payload["call_id"]
    async with deps.database.reading(row.team_id) as session:
        call = await calls.find_call(session, call_id=call_id)
        payload = await call_transcripts.find_transcript(session, call_id=call_id)
        team = await people.list_names(session)
    if call is None or payload is None:
        return None
    return KeptCall(call, transcript_of(payload), await place_of(deps, row, call), team)


async def _review(deps: Deps, kept: KeptCall) -> None:
    async with deps.database.reading(kept.call.team_id) as session:
        own = own_names(kept.call, kept.transcript, kept.case, kept.team)
        material = await gather_material(deps, session, kept.call, kept.transcript, own)
    async with metered_for(deps, kept.case.person) as meter:
        review = await review_call(deps, material, meter=meter)
    await _keep(deps, kept, review, own, meter)


async def _keep(deps: Deps, kept: KeptCall, review: CallReview, own: list[str], meter: Meter) -> None:
    """The review, its marks, its words and its cost, in one transaction with the note that it is done.

    Who changed meanwhile which side is theirs has promised another review, and only that one counts.
    """
    case, now = kept.case, deps.now()
    async with deps.database.for_team(case.row.team_id) as session:
        call = await calls.find_call(session, call_id=kept.call.id)
        if call is None:  # deleted meanwhile
            return
        await keep_usage(session, person_id=case.person.id, calls=meter.calls, now=now)
        if call.own_speakers != kept.call.own_speakers:
            return
        await keep_review(deps, session, call, review, today=local_day(case.person, now))
        await calls.update_call(
            session,
            call_id=call.id,
            status="reviewed",
            question="",
            title=review.title,
            call_type=review.call_type,
            own_speakers=own,
        )
        if keep_days(case.person) == 0:
            await call_transcripts.delete_transcript(session, call_id=call.id)
        case.row.memo["is_reviewed"] = True
        await agenda.save_memo(session, row=case.row)


async def _show(deps: Deps, slack: Slack, row: AgendaRow) -> None:
    call_id = row.payload["call_id"]
    posted = await show_review(deps, slack, team_id=row.team_id, call_id=call_id)
    if not posted:
        return
    if row.payload.get("again"):
        await refresh_review(deps, slack, team_id=row.team_id, call_id=call_id)
    async with deps.database.reading(row.team_id) as session:
        call = await calls.find_call(session, call_id=call_id)
    if call is not None:
        case = await place_of(deps, row, call)
        await mark_done(slack, case)
        await close_eyes(slack, case)
        await welcome_in_thread(deps, slack, case)
