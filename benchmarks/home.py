"""What the Home tab costs somebody with years of data: `python -m benchmarks.home` prints JSON.

It is read and drawn as when it is opened, in milliseconds (the median of twenty), for somebody who has just
begun and for somebody with 2,000 calls, 500 goals and 200 notifications; the ratio says what the years cost.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from benchmarks.progress import CONTENT, NOW, person_with_calls
from blockcheck import check_view
from bot.tracks import load_tracks
from handlers.blocks.home import home_view
from handlers.blocks.parts import Block
from handlers.home_reading import read_home
from handlers.homes import ListPart
from storage import accounts, goals, notifications, people
from storage.database import Database
from storage.models import Person

RUNS = 20
CALLS, GOALS, NOTIFIED, ACCOUNTS = 2000, 500, 200, 50


async def measure() -> dict[str, Any]:
    """Milliseconds for both people, their ratio, and how large the larger tab is."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/coach.db")
        await database.migrate()
        deps: Any = SimpleNamespace(database=database, tracks=load_tracks(CONTENT), now=lambda: NOW)
        async with database.for_team("T1") as session:
            newcomer = await people.get_or_add_person(session, slack_user_id="U0", now=NOW)
        veteran = await person_with_calls(database, deps, CALLS)
        await _add_years(database, veteran)
        figures: dict[str, Any] = {
            "a newcomer, ms": await _median(lambda: _view(deps, newcomer)),
            "years of data, ms": await _median(lambda: _view(deps, veteran)),
        }
        view = await _view(deps, veteran)
        await database.close()
    figures["ratio"] = round(figures["years of data, ms"] / figures["a newcomer, ms"], 1)
    return {
        **figures,
        "blocks": len(view["blocks"]),
        "bytes": len(json.dumps(view)),
        "refused": [str(problem) for problem in check_view(view)],
    }


async def _view(deps: Any, person: Person) -> Block:
    async with deps.database.reading("T1") as session:
        page = await read_home(deps, session, person, ListPart(), "https://example.slack.com/")
    return home_view(page, deps.tracks)


async def _add_years(database: Database, person: Person) -> None:
    """Goals, messages and accounts of somebody who has been here for long."""
    async with database.for_team("T1") as session:
        await people.update_person(session, person_id=person.id, email="riya@example.com", onboarded_at=NOW)
        person.email, person.onboarded_at = "riya@example.com", NOW
        for number in range(GOALS):
            await _add_goal(session, person, number)
        for number in range(NOTIFIED):
            await notifications.add_notification(
                session,
                person_id=person.id,
                source_key=f"digest:{number}",
                kind="digest",
                text="Your week " + "x" * 140,
                channel="D0123456789",
                message_ts=f"17{number:08}.000100",
                now=NOW - timedelta(days=number),
            )
        for number in range(ACCOUNTS):
            renews = (NOW + timedelta(days=number)).date()
            await accounts.upsert_account(
                session,
                now=NOW,
                account_key=str(number),
                name=f"Company {number}",
                owner_email=person.email,
                renewal_on=renews,
                health_score=50,
            )


async def _add_goal(session: Any, person: Person, number: int) -> None:
    await goals.add_goal(
        session,
        person_id=person.id,
        today=NOW.date(),
        now=NOW,
        title=f"Goal {number} " + "x" * 140,
        why="",
        category="skills",
        metric="",
        unit="%",
        direction="up",
        start=0,
        target=100,
        current=number % 100,
        due_on=(NOW + timedelta(days=number)).date(),
        priority="high",
        when_then="",
        source="form",
    )


async def _median(view: Callable[[], Awaitable[Any]]) -> float:
    times = []
    await view()
    for _ in range(RUNS):
        began = time.perf_counter()
        await view()
        times.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(times), 2)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(measure()), indent=2) + "\n")
