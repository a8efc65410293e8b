"""What Claude reads for the week of one person: `python -m benchmarks.tokens [--people 40]` prints JSON.

People of every track, each with an account, a focus and a goal, get a plan and a digest, worded by a scripted
Claude whose prompt cache works as the real one's. From the usage ledger, per digest and per plan: prompt tokens,
the share of them that came from the cache, and what it cost in US dollars; digests also in a batch. Tokens
are estimated from characters, so compare and do not bill by them.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.budget import keep_usage
from bot.claude import ClaudeDoor, ClaudeSettings
from bot.coaching.digest import compose_digest
from bot.coaching.digest_words import brief_of, word_digest
from bot.coaching.planning import plan_of_week
from bot.deps import Deps
from bot.digest_briefs import WrittenDigest
from bot.knowledge.library import keep_library
from bot.model import Meter
from bot.settings import Settings
from bot.template_coach import TemplateCoach
from bot.tracks import Tracks, load_tracks
from storage import accounts, focuses, people
from storage.database import Database
from storage.models import ModelCall, Person
from tests.fakes.anthropic_answers import Json, Message
from tests.fakes.anthropic_batches import succeeded
from tests.fakes.anthropic_cache import PromptCache
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer

CONTENT = Path(__file__).resolve().parent.parent / "content"
NOW = datetime(2026, 11, 22, 19, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
WORDS = WrittenDigest(
    did_well="", when_then="When a worry comes up this week, I will ask one question before I answer."
)
ANSWER = {"digest": 120, "weekly_plan": 420}
"""Tokens of an answer, with a little thought."""


async def measure(count: int) -> dict[str, Any]:
    """The week of so many people, spread over the tracks."""
    cache, tracks = PromptCache(), load_tracks(CONTENT)

    def answer(body: Json) -> Message:
        return _answer(body, cache)

    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/tokens.db")
        await database.migrate()
        await keep_library(database, CONTENT)
        async with ScriptedAnthropic(otherwise=answer) as model:
            model.batches.answer = lambda _key, params: succeeded(answer(params), params)
            door = ClaudeDoor(ClaudeSettings(api_key="scripted", base_url=model.url), tracks.house)
            settings = Settings.model_validate({})
            deps = Deps(settings, database, tracks, door, TemplateCoach(), lambda: NOW, batches=door.batches)
            for person in await _people(deps, tracks, count):
                await _week_of(deps, person)
            await door.close()
            if model.problems or model.batches.problems:
                raise RuntimeError("a request the API would refuse")
        found = {task: await _ledger(database, task) for task in (*ANSWER, "digest_batch")}
        await database.close()
    return {"people": count, "tracks": len(tracks.by_id), **found}


async def _people(deps: Deps, tracks: Tracks, count: int) -> list[Person]:
    """People of every track in turn, with something of their own."""
    names = list(tracks.by_id)
    async with deps.database.for_team("T1") as session:
        for number in range(count):
            person = await people.get_or_add_person(session, slack_user_id=f"U{number}", now=NOW)
            email, track = f"p{number}@example.com", names[number % len(names)]
            await people.update_person(session, person_id=person.id, track=track, email=email, onboarded_at=NOW)
            await accounts.upsert_account(
                session,
                now=NOW,
                account_key=f"A{number}",
                name=f"Account {number}",
                owner_email=email,
                renewal_on=MONDAY + timedelta(days=25),
                health_score=55,
            )
            await focuses.set_focus(
                session,
                person_id=person.id,
                title="Ask before you answer a worry",
                when_then="When a worry comes up, I will ask one question.",
                chosen_by="coach",
                today=MONDAY,
            )
        return [
            await people.get_or_add_person(session, slack_user_id=f"U{number}", now=NOW) for number in range(count)
        ]


async def _week_of(deps: Deps, person: Person) -> None:
    """One plan, and one digest worded both ways."""
    await plan_of_week(deps, person, week_on=MONDAY)
    async with deps.database.for_team(person.team_id) as session:
        digest = await compose_digest(deps, session, person, on=MONDAY, last=None)
    if digest is None or deps.batches is None:
        raise RuntimeError("no digest")
    meter = Meter()
    await word_digest(deps, person, digest, meter=meter)
    batches = await deps.batches()
    api_id = await batches.send({f"d-{person.id}": brief_of(deps, person, digest)})
    calls = [*meter.calls, *[each.usage async for each in batches.read(api_id) if each.usage]]
    async with deps.database.for_team(person.team_id) as session:
        await keep_usage(session, person_id=person.id, calls=calls, now=NOW)


def _answer(body: Json, cache: PromptCache) -> Message:
    """The words of a digest or of a plan, and what reading the prompt took."""
    wanted = body["output_config"]["format"]["schema"]["properties"]
    task = "weekly_plan" if "tasks" in wanted else "digest"
    usage = {**cache.usage(body), "output_tokens": ANSWER[task]}
    return guidance_answer({"tasks": []} if task == "weekly_plan" else WORDS, usage=usage)


async def _ledger(database: Database, task: str) -> dict[str, Any]:
    """Per call, from the usage ledger."""
    sums = [func.sum(column) for column in _COUNTED]
    async with database.reading_all_teams() as session:
        calls, *counted = (await session.execute(select(func.count(), *sums).where(ModelCall.task == task))).one()
    fresh, read, written, cost = counted
    prompt = fresh + read + written
    return {
        "prompt_tokens": round(prompt / calls),
        "from_cache": round(read / prompt, 3),
        "cost_usd": round(cost / calls / 1_000_000, 5),
    }


_COUNTED = (
    ModelCall.input_tokens,
    ModelCall.cache_read_tokens,
    ModelCall.cache_write_tokens,
    ModelCall.cost_microdollars,
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=40)
    result = asyncio.run(measure(parser.parse_args().people))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
