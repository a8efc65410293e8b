"""Thousands of people with a weekly rhythm, for the measurements: a world for the sandbox, and their rows."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select, update

from bot.knowledge.library import keep_library
from sandbox import first_team
from storage import accounts, agenda, people
from storage.database import Database
from storage.models import AgendaItem

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = 500
FAR = timedelta(days=365)


def write_world(path: Path, count: int) -> None:
    """The sandbox's first workspace with so many people p0, p1, … in it."""
    world = yaml.safe_load((ROOT / "sandbox" / "world.yaml").read_text(encoding="utf-8"))
    team = world["teams"][0]
    named = [
        {"name": f"p{number}", "real_name": f"Person {number}", "email": f"p{number}@example.com"}
        for number in range(count)
    ]
    team["people"] = [*team["people"], *named]
    path.write_text(yaml.safe_dump(world), encoding="utf-8")


async def add_due_people(
    database: Database, count: int, channels: dict[str, str], *, team_id: str | None = None
) -> None:
    """So many people whose digest is due when `make_due` is called; none is composed yet.

    Each has an account that renews soon. `channels` has the direct messages of each by Slack's id. Without
    `team_id` they are of the sandbox's first workspace.
    """
    team_id = team_id or first_team()[0]
    now = datetime.now(UTC)
    due = now - timedelta(minutes=1)
    for first in range(0, count, AT_ONCE):
        async with database.for_team(team_id) as session:
            for number in range(first, min(first + AT_ONCE, count)):
                person_id = await _add_person(session, number, due, channels[f"U0P{number}"])
                await accounts.upsert_account(session, now=now, **_account(number, now))
                await agenda.plan(
                    session,
                    key=f"{team_id}:digest:{person_id}",
                    kind="digest",
                    team_id=team_id,
                    person_id=person_id,
                    lane="bulk",
                    run_at=now + FAR,
                    payload={},
                )


async def make_due(database: Database) -> None:
    """Everything that was planned is due now."""
    async with database.for_all_teams() as session:
        await session.execute(update(AgendaItem).values(run_at=datetime.now(UTC)))


async def make_next_due(database: Database, count: int) -> None:
    """So many more of those that were planned are due now."""
    now = datetime.now(UTC)
    waiting = select(AgendaItem.id).where(AgendaItem.run_at > now + FAR / 2, AgendaItem.kind == "digest")
    async with database.for_all_teams() as session:
        ids = list(await session.scalars(waiting.order_by(AgendaItem.id).limit(count)))
        await session.execute(update(AgendaItem).where(AgendaItem.id.in_(ids)).values(run_at=now))


async def new_database(url: str) -> Database:
    """A database with tables and library."""
    database = Database(url)
    await database.migrate()
    await keep_library(database, ROOT / "content")
    return database


async def _add_person(session: Any, number: int, due: datetime, channel: str) -> int:
    person = await people.get_or_add_person(session, slack_user_id=f"U0P{number}", now=due)
    await people.update_person(
        session,
        person_id=person.id,
        display_name=f"Person {number}",
        email=f"p{number}@example.com",
        timezone="UTC",
        track="",
        dm_channel=channel,
        onboarded_at=due - timedelta(days=30),
        welcomed_at=due,
        profile_read_at=due,
        preferences={
            "digest_day": due.weekday(),
            "digest_time": f"{due:%H:%M}",
            "quiet_since": "00:00",
            "quiet_until": "00:00",
            "quiet_days_off": [],
        },
    )
    return person.id


def _account(number: int, now: datetime) -> dict[str, Any]:
    return {
        "account_key": f"A{number}",
        "name": f"Account {number}",
        "owner_email": f"p{number}@example.com",
        "renewal_on": now.date() + timedelta(days=25),
        "health_score": 55,
    }
