"""How long transcripts are kept, and the job that deletes them: the review with its short quotes stays."""

from datetime import datetime, timedelta

from bot.deps import Deps
from bot.preferences import preferences_of
from handlers.calls.call_deleting import delete_call
from handlers.calls.call_work import work_key
from handlers.slack import Slack
from storage import agenda, call_transcripts, calls, people
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Call, Person

KEEP_CHOICES = (0, 7, 30, 90)


def keep_days(person: Person) -> int:
    """For how many days this person's transcripts are kept; 0 is until the review is written."""
    return preferences_of(person).keep_transcripts_days


async def keep_for(session: Session, person: Person, chosen: str) -> None:
    """Keep the person's choice, and hold what is already here to it; "" leaves everything as it is."""
    if not chosen or int(chosen) == keep_days(person):
        return
    days = int(chosen)
    await people.update_preferences(session, person_id=person.id, keep_transcripts_days=days)
    kept = await call_transcripts.list_transcript_calls(session, person_id=person.id)
    for call in await calls.list_calls(session, call_ids=kept):
        ends_at = end_of(call, days)
        await call_transcripts.update_end(session, call_id=call.id, ends_at=ends_at)
        await agenda.poke(session, key=work_key(call, "transcript"), run_at=ends_at)


def end_of(call: Call, days: int) -> datetime:
    """When the call's transcript is deleted; a call that is not reviewed yet has a day to come to it."""
    return call.created_at + timedelta(days=days if call.status == "reviewed" else max(1, days))


async def plan_deletion(session: Session, call: Call, ends_at: datetime) -> None:
    """Promise to delete the call's transcript when its time has come."""
    await agenda.plan(
        session,
        key=work_key(call, "transcript"),
        kind="drop_transcript",
        team_id=call.team_id,
        person_id=call.person_id,
        lane="bulk",
        run_at=ends_at,
        payload={"call_id": call.id},
    )


async def run_drop_transcript(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job. A call whose question nobody answered goes altogether: nothing was made of it."""
    async with deps.database.for_team(row.team_id) as session:
        call = await calls.find_call(session, call_id=row.payload["call_id"])
        if call is None:
            return None
        await call_transcripts.delete_transcript(session, call_id=call.id)
    if call.status == "waiting":
        await delete_call(deps, slack, call)
    return None
