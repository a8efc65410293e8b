"""What a request of the API costs: `python -m benchmarks.api [DATABASE_URL]` prints JSON.

`GET /api/coach/goals/{id}` is asked beside the barest route there can be: Starlette, and one row read by its id
with SQLAlchemy's ORM from the same database, a SQLite file unless an empty Postgres is named. Both are called in
this process without a network, in turn, so that whatever else the machine does happens to both. Milliseconds per
request, and their ratio.
"""

import asyncio
import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from benchmarks.progress import CONTENT, NOW
from benchmarks.times import p95
from bot.api_tokens import checked_scopes, new_token
from bot.deps import Deps
from bot.settings import Settings
from bot.template_coach import TemplateCoach
from bot.tracks import load_tracks
from handlers.http import web_app
from handlers.http.api.routes import api_routes
from storage import api_tokens, goals, people
from storage.database import Database
from storage.models import Goal

REQUESTS, WARM, TEAM = 2000, 200, "T1"
Ask = Callable[[], Awaitable[int]]


async def measure(url: str = "") -> dict[str, Any]:
    """Milliseconds of both, and the ratios of their medians and 95th percentiles."""
    with tempfile.TemporaryDirectory() as folder:
        ours, bare, closing = await _both(url or f"sqlite+aiosqlite:///{folder}/coach.db")
        for ask in (ours, bare):
            for _ in range(WARM):
                assert await ask() == 200
        gc.collect()
        gc.freeze()
        took: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(REQUESTS):
            took["ours"].append(await _timed(ours))
            took["bare"].append(await _timed(bare))
        await closing()
    p50 = {name: statistics.median(times) for name, times in took.items()}
    slow = {name: p95(times) for name, times in took.items()}
    return {
        **{f"{name}, ms p50": round(value, 3) for name, value in p50.items()},
        **{f"{name}, ms p95": round(value, 3) for name, value in slow.items()},
        "ratio p50": round(p50["ours"] / p50["bare"], 2),
        "ratio p95": round(slow["ours"] / slow["bare"], 2),
    }


async def _both(url: str) -> tuple[Ask, Ask, Callable[[], Awaitable[None]]]:
    """Asking ours, asking the bare one, and closing both."""
    database = Database(url)
    await database.migrate()
    goal_id, token = await _a_goal(database)
    settings = Settings.model_validate({"database_url": url, "sideline_api_per_minute": 1_000_000})
    deps = Deps(settings, database, load_tracks(CONTENT), None, TemplateCoach(), lambda: NOW)
    # On Postgres the server shows rows only to whoever says for which team (storage/row_security.py).
    said = {} if url.startswith("sqlite") else {"options": f"-c app.team_id={TEAM}"}
    engine = create_async_engine(url, connect_args=said)
    sessions = async_sessionmaker(engine)

    async def one_row(request: Request) -> Response:
        async with sessions() as session:
            goal = await session.scalar(select(Goal).where(Goal.id == int(request.path_params["goal_id"])))
        return JSONResponse({"id": goal.id, "title": goal.title} if goal else {}, 200 if goal else 404)

    ours = web_app(api_routes(deps, lambda _row: None))
    bare = Starlette(routes=[Route("/goals/{goal_id}", one_row)])

    async def closing() -> None:
        await engine.dispose()
        await database.close()

    return _asking(ours, f"/api/coach/goals/{goal_id}", token), _asking(bare, f"/goals/{goal_id}", ""), closing


async def _a_goal(database: Database) -> tuple[int, str]:
    """A goal of somebody's, and the token they read it with."""
    new = new_token()
    async with database.for_team(TEAM) as session:
        person = await people.get_or_add_person(session, slack_user_id="U1", now=NOW)
        goal = await goals.add_goal(
            session,
            person_id=person.id,
            today=NOW.date(),
            now=NOW,
            title="Close 10 deals",
            why="",
            category="other",
            metric="deals",
            unit="deals",
            direction="up",
            start=0.0,
            target=10.0,
            current=4.0,
            due_on=date(2027, 2, 28),
            priority="medium",
            when_then="",
            source="person",
        )
        await api_tokens.add_token(
            session,
            prefix=new.prefix,
            secret_hash=new.secret_hash,
            label="",
            scopes=checked_scopes([], is_team=False),
            person_id=person.id,
            now=NOW,
        )
    return goal.id, new.token


def _asking(app: Any, path: str, token: str) -> Ask:
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(b"authorization", f"Bearer {token}".encode())],
    }

    async def ask() -> int:
        statuses: list[int] = []

        async def receive() -> Mapping[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Mapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        await app(dict(scope), receive, send)
        return statuses[0]

    return ask


async def _timed(ask: Ask) -> float:
    started = time.perf_counter()
    await ask()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    json.dump(asyncio.run(measure(*sys.argv[1:2])), sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
