"""What a tick costs when nothing is due, among few people and among many.

    python -m benchmarks.tick [--people 1000000] [--database URL]

Prints JSON: the median and the 95th percentile of a tick in milliseconds with 10,000 people and with so
many as asked for, and the ratio of the medians. Every person has a row on the agenda for the digest of a
later day. Without `--database` a SQLite file in a temporary folder is used.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from benchmarks.times import p95
from handlers.runner import Runner
from storage.agenda import AgendaRow
from storage.database import Database
from storage.models import AgendaItem, Person

FEW = 10_000
AT_ONCE = 20_000
TICKS = 500
TEAM = "T0MANY"
A_WEEK_OF_SECONDS = 7 * 24 * 3600


async def measure(many: int, url: str) -> dict[str, Any]:
    """The same database grows from few people to many."""
    database = Database(url)
    await database.migrate()
    try:
        few_count = min(FEW, many)
        await _add(database, 0, few_count)
        few = await _ticks(database)
        await _add(database, few_count, many)
        await database.refresh_statistics()
        grown = await _ticks(database)
    finally:
        await database.close()
    return {
        "few": {"people": few_count, **_shown(few)},
        "many": {"people": many, **_shown(grown)},
        "ratio": round(statistics.median(grown) / statistics.median(few), 2),
    }


async def _ticks(database: Database) -> list[float]:
    """Milliseconds of each of many ticks."""

    async def never(row: AgendaRow) -> datetime | None:
        raise AssertionError(row.key)

    runner = Runner(database, never, teams={TEAM})
    times = []
    for _ in range(TICKS):
        began = time.perf_counter()
        await runner.claim_due()
        times.append((time.perf_counter() - began) * 1e3)
    return times[TICKS // 10 :]


async def _add(database: Database, first: int, last: int) -> None:
    now = datetime.now(UTC)
    for start in range(first, last, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, last))
        async with database.for_all_teams() as session:
            await session.execute(insert(Person), [_person(number, now) for number in numbers])
            await session.execute(insert(AgendaItem), [_row(number, now) for number in numbers])


def _person(number: int, now: datetime) -> dict[str, Any]:
    return {"id": number + 1, "team_id": TEAM, "slack_user_id": f"U{number}", "created_at": now}


def _row(number: int, now: datetime) -> dict[str, Any]:
    return {
        "team_id": TEAM,
        "person_id": number + 1,
        "key": f"{TEAM}:digest:{number + 1}",
        "kind": "digest",
        "lane": "bulk",
        "run_at": now + timedelta(hours=1, seconds=number % A_WEEK_OF_SECONDS),
        "payload": {},
        "created_at": now,
    }


def _shown(times: list[float]) -> dict[str, float]:
    return {
        "median_ms": round(statistics.median(times), 3),
        "p95_ms": round(p95(times), 3),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--database", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(measure(given.people, given.database or f"sqlite+aiosqlite:///{folder}/tick.db"))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
