"""How long progress takes with years of calls: `python -m benchmarks.progress [calls]` prints JSON, in ms."""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.coaching.progress import read_overview, read_subject
from bot.coaching.report import read_report
from bot.tracks import load_tracks
from handlers.blocks.progress import line_chart
from handlers.charts import drawn_chart
from storage import call_reviews, calls, conversations, people
from storage.call_reviews import CheckMark, ReviewToKeep, SkillMark
from storage.database import Database
from storage.models import Person

CONTENT = Path(__file__).parents[1] / "content"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
RUNS = 10
REVIEW_BYTES = 20_000
"""About what a review with its quotes takes."""


async def measure(count: int) -> dict[str, float]:
    """Milliseconds (median of ten) for each view, with a year of `count` calls of one person."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/coach.db")
        await database.migrate()
        deps: Any = SimpleNamespace(database=database, tracks=load_tracks(CONTENT), now=lambda: NOW)
        person = await person_with_calls(database, deps, count)
        views: dict[str, Callable[[], Awaitable[Any]]] = {
            "overview": lambda: read_overview(deps, person),
            "skill, 1y": lambda: read_subject(deps, person, typed="discovery", period="1y"),
            "figure, 1y": lambda: read_subject(deps, person, typed="talk share", period="1y"),
            "report": lambda: read_report(deps, person),
        }
        figures = {name: await _median(view) for name, view in views.items()}
        found: Any = await read_subject(deps, person, typed="discovery", period="1y")
        line = line_chart(found)
        began = time.perf_counter()
        if line:
            drawn_chart(line)
        figures["drawing the image"] = round((time.perf_counter() - began) * 1000, 1)
        await database.close()
        return figures


async def person_with_calls(database: Database, deps: Any, count: int) -> Person:
    """Somebody with a year of so many calls, reviewed and scored."""
    rubric = next(track for track in deps.tracks.by_id.values() if track.call_rubric("")).call_rubric("")
    async with database.for_team("T1") as session:
        person = await people.get_or_add_person(session, slack_user_id="U1", now=NOW)
        thread = await conversations.get_or_add_conversation(
            session, channel="D1", thread_ts="1.0", person_id=person.id, kind="direct", now=NOW
        )
        for number in range(count):
            day = (NOW - timedelta(days=364 * (1 - number / count))).date()
            call = await calls.add_call(
                session,
                person_id=person.id,
                source="upload",
                source_key="x",
                content_hash=str(number),
                conversation_id=thread.id,
                happened_on=day,
                now=NOW,
            )
            await call_reviews.set_review(session, call=call, review=_review(rubric, number, day), now=NOW)
    return person


def _review(rubric: Any, number: int, day: Any) -> ReviewToKeep:
    measures = {"basis": "timed", "talk_share": 0.5, "questions_per_hour": 20.0, "patience_seconds": 0.7}
    return ReviewToKeep(
        payload={
            "title": "Acme",
            "track_id": "",
            "call_type": "other",
            "source": "transcript",
            "measures": measures,
            "summary": ["x" * REVIEW_BYTES],
        },
        overall=60 + number % 30,
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        model="",
        happened_on=day,
        skills=[SkillMark(skill.id, 40 + number % 50, 3) for skill in rubric.skills],
        checks=[CheckMark(rubric.skill_of(c.id).id, c.id, "passed", "code") for c in rubric.checks],
    )


async def _median(view: Callable[[], Awaitable[Any]]) -> float:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        await view()
        times.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(times), 1)


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    sys.stdout.write(json.dumps({"calls": wanted, "ms": asyncio.run(measure(wanted))}, indent=2) + "\n")
