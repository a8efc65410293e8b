"""/api/coach/insights: what was noticed in the person's own data."""

from datetime import datetime

from pydantic import BaseModel

from bot.coaching.insights import notice_insights
from handlers.http.api.pages import Page, PageAsked, cursor_of
from handlers.http.api.visits import Answer, Endpoint, Nothing, Visit
from storage import insights
from storage.models import Insight


class InsightKept(BaseModel):
    """Something noticed: counted from `sample` calls, entries, goals or accounts, as `basis` says."""

    id: int
    kind: str
    severity: str
    text: str
    basis: str
    sample: int
    source: str
    noticed_at: datetime


class InsightPage(Page[InsightKept]):
    """A page of insights."""


def shown(row: Insight) -> InsightKept:
    """An insight as it is answered."""
    content = row.content
    return InsightKept(
        id=row.id,
        kind=row.kind,
        severity=row.severity,
        text=content["text"],
        basis=content.get("basis", ""),
        sample=content.get("sample", 0),
        source=row.source,
        noticed_at=row.created_at,
    )


async def list_insights(visit: Visit[PageAsked, Nothing]) -> Answer:
    """A page of what was noticed, newest first; the first page looks for what is new before."""
    asked, person = visit.query, visit.person
    if asked.before is None:
        async with visit.deps.database.for_team(person.team_id) as session:
            await notice_insights(visit.deps, session, person)
    async with visit.deps.database.reading(person.team_id) as session:
        found = await insights.list_insights(
            session, person_id=person.id, before=asked.before, limit=asked.limit + 1
        )
    items = [shown(row) for row in found[: asked.limit]]
    more = cursor_of(items[-1].id) if len(found) > asked.limit else None
    return Answer(InsightPage(items=items, next_cursor=more))


ENDPOINTS = (
    Endpoint(
        "GET",
        "/api/coach/insights",
        list_insights,
        "What was noticed",
        "insights",
        {200: InsightPage},
        query=PageAsked,
    ),
)
