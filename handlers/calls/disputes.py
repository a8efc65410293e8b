"""[Wrong score?]: the person points to a line of the scorecard, and it is looked at again.

Either the check counts now, and the review, its scores and our messages change; or it stays, with the reason.
"""

from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.budget import keep_usage, metered_for
from bot.coaching.call_review import CallReview
from bot.coaching.gathering import gather_material
from bot.coaching.rechecked import Recheck
from bot.coaching.rechecking import recheck
from bot.coaching.skill_progress import rounded
from bot.deps import Deps
from bot.meetings.kept import transcript_of
from bot.model import Meter
from bot.people import local_day
from handlers import action_ids
from handlers.blocks.parts import context, section, submitted
from handlers.blocks.text import mrkdwn
from handlers.button_values import OnCall, StaleButton, unpacked
from handlers.callers import caller_of
from handlers.calls.call_keeping import keep_review
from handlers.calls.call_review import reviewed
from handlers.calls.call_showing import CallThread, Part, find_thread, refresh_review
from handlers.calls.call_work import accept_work
from handlers.calls.wrong_speaker import TRANSCRIPT_GONE
from handlers.delivering import deliver
from handlers.jobs import Later
from handlers.own import own_call
from handlers.payloads import Payload
from handlers.slack import Slack
from storage import agenda, call_reviews, call_transcripts, calls, people
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Call

WHAT_HAPPENED = "Tell me what happened on the call, in a sentence. I look for it in the transcript."
OTHER_RUBRIC = "This call was scored by another scorecard than the one of your track today."
STAYS = "So this line stays as it is. Only you see it, and it is one line of many."


def register(app: AsyncApp) -> None:
    """The form."""
    app.view(action_ids.WRONG_SCORE_FORM)(handle_dispute_submitted)


async def handle_dispute_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Promise to look at the line again."""
    values = submitted(view, "check", "note")
    if not values["note"]:
        await ack(response_action="errors", errors={"note": WHAT_HAPPENED})
        return
    _, call = await own_call(deps, caller_of(context), unpacked(view["private_metadata"], OnCall).call_id)
    if values["check"] not in _check_ids((await reviewed(deps, call)).shown.review):
        raise StaleButton("no such check")
    name = f"recheck:{view['id']}"
    await accept_work(deps, slack, call, kind="call_recheck", name=name, payload={**values, "name": name})
    await ack()


async def run_recheck(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: look again, keep what came of it, bring the review up to date, and say so."""
    found = await find_thread(deps, team_id=row.team_id, call_id=row.payload["call_id"])
    if found is None:
        return None
    if "reason" not in row.memo:
        await _recheck(deps, row, found)
    if "reason" not in row.memo:  # deleted meanwhile
        return None
    if row.memo["is_changed"]:
        await refresh_review(deps, slack, team_id=row.team_id, call_id=found.call.id)
    await deliver(deps, slack, found.outgoing(_answer(row)))
    return None


async def _recheck(deps: Deps, row: AgendaRow, found: CallThread) -> None:
    """Look again and keep the outcome, in one transaction with the note that it is done.

    Raises `Later` when the review has changed meanwhile: another line of it was disputed, too.
    """
    review = found.shown.review
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=found.call.person_id)
    async with metered_for(deps, person) as meter:
        outcome = await _looked_again(deps, row, found, meter)
    async with deps.database.for_team(row.team_id) as session:
        call = await calls.find_call(session, call_id=found.call.id)
        if call is None:
            return
        await keep_usage(session, person_id=call.person_id, calls=meter.calls, now=deps.now())
        is_as_read = await _is_as_read(session, call, review)
        if is_as_read:
            await _keep(deps, session, row, call, review, outcome)
    if not is_as_read:
        raise Later(0)


async def _is_as_read(session: Session, call: Call, review: CallReview) -> bool:
    stored = await call_reviews.find_review(session, call_id=call.id)
    return stored is not None and CallReview.model_validate(stored.payload) == review


async def _keep(
    deps: Deps, session: Session, row: AgendaRow, call: Call, review: CallReview, outcome: Recheck
) -> None:
    if outcome.is_changed:
        person = await people.get_person(session, person_id=call.person_id)
        await keep_review(deps, session, call, outcome.review, today=local_day(person, deps.now()))
    await call_reviews.mark_disputed(session, call_id=call.id, check_id=row.payload["check"], now=deps.now())
    row.memo.update(
        reason=outcome.reason,
        is_changed=outcome.is_changed,
        before=review.overall,
        after=outcome.review.overall,
    )
    await agenda.save_memo(session, row=row)


async def _looked_again(deps: Deps, row: AgendaRow, found: CallThread, meter: Meter) -> Recheck:
    review = found.shown.review
    async with deps.database.reading(row.team_id) as session:
        payload = await call_transcripts.find_transcript(session, call_id=found.call.id)
        if payload is None:
            return Recheck(review, False, TRANSCRIPT_GONE)
        material = await gather_material(
            deps, session, found.call, transcript_of(payload), found.call.own_speakers
        )
    if material.rubric is None or material.rubric.id != review.rubric_id:
        return Recheck(review, False, OTHER_RUBRIC)
    return await recheck(
        deps, material, review, check_id=row.payload["check"], note=row.payload["note"], meter=meter
    )


def _answer(row: AgendaRow) -> Part:
    memo = row.memo
    sign, closing = ("✅", _new_score(memo["before"], memo["after"])) if memo["is_changed"] else ("🔎", STAYS)
    text = f"{sign} {mrkdwn(memo['reason'])} {closing}"
    return Part(row.payload["name"], text, [section(text), context("🔒 Only you see this")])


def _new_score(before: float | None, after: float | None) -> str:
    if before is None or after is None or rounded(before) == rounded(after):
        return "The review above is up to date."
    return f"The overall score goes from {rounded(before)} to *{rounded(after)}*; the review above is up to date."


def _check_ids(review: CallReview) -> set[str]:
    return {check.check_id for skill in review.skills for check in skill.checks}
