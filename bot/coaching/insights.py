"""This week's insights of somebody: what is noticed in their data now, and what was before.

Each is kept once a period: most name the week they were noticed in, a milestone only what was reached.
"""

from datetime import date

from bot.coaching.noticing import Logged, OwnData, insights_in
from bot.coaching.progress import overview_within, start_of
from bot.coaching.subjects import LOOKED_BACK, list_logged_subjects, logged_points
from bot.coaching.tracked_measures import BY_ID, points_of
from bot.coaching.trends import Point, comparable
from bot.deps import Deps
from bot.people import local_day, zone_of
from bot.rhythm import week_of
from storage import accounts, goals, insights, progress
from storage.database import Session
from storage.models import Insight, Person


async def notice_insights(deps: Deps, session: Session, person: Person, *, most: int = 10) -> list[Insight]:
    """Keep what is new in the person's data, once a period; this week's insights, newest first."""
    data = await _own_data(deps, session, person)
    monday = week_of(data.today)
    for noticed in insights_in(data):
        period = "" if noticed.is_lasting else f":{monday.isoformat()}"
        await insights.add_insight(
            session,
            person_id=person.id,
            insight_key=f"{noticed.kind}:{noticed.about}{period}",
            kind=noticed.kind,
            track=person.track or "",
            source="code",
            content={"text": noticed.text, "basis": noticed.basis, "sample": noticed.sample},
            severity=noticed.severity,
            now=deps.now(),
        )
    return await insights.list_insights(session, person_id=person.id, since=start_of(monday, person), limit=most)


async def _own_data(deps: Deps, session: Session, person: Person) -> OwnData:
    today = local_day(person, deps.now())
    subjects = await list_logged_subjects(deps, session, person, today)
    owned = await accounts.list_accounts_of(session, owner_email=person.email) if person.email else []
    return OwnData(
        today=today,
        overview=await overview_within(deps, session, person, today),
        goals=await goals.list_active_goals(session, person_id=person.id),
        logged=[Logged(each, await logged_points(session, person, each.id, today)) for each in subjects],
        accounts=owned,
        talk=await _talk_by_kind(session, person, today),
        kinds=deps.tracks.get(person.track).goals,
    )


async def _talk_by_kind(session: Session, person: Person, today: date) -> dict[str, list[Point]]:
    """The comparable talk shares of the last year, by kind of call."""
    measure, since = BY_ID["talk_share"], today - LOOKED_BACK
    calls = await progress.list_figures(
        session, person_id=person.id, names=[measure.field], since=since, created_since=start_of(since, person)
    )
    kind_of = {call.call_id: call.call_type for call in calls}
    by_kind: dict[str, list[Point]] = {}
    for point in comparable(points_of(measure, calls, zone=zone_of(person))).points:
        by_kind.setdefault(kind_of[point.call_id] or "other", []).append(point)
    return by_kind
