"""In a large workspace Sunday's digests are worded in one batch, and everybody has theirs on Monday."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from app import MANIFEST, ROOT, Program
from bot.coaching.digest_batching import MANY
from bot.digest_briefs import WrittenDigest
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import agenda, focuses
from storage.models import WeeklyDigest
from tests.fakes.anthropic_batches import succeeded
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer
from tests.scenarios.conftest import StartCoach
from tests.scenarios.patience import ACK_SECONDS
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows
from tests.scenarios.weekly import FRIDAY, MONDAY, TITLE, renewing_soon, settled

EVENING = datetime(2026, 11, 22, 19, 59, tzinfo=UTC)
PLAN = "When Dana worries, I will ask what is behind it."
NAMES = [f"p{number}" for number in range(MANY)]


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    """A workspace with many people."""
    world = yaml.safe_load((ROOT / "sandbox" / "world.yaml").read_text(encoding="utf-8"))
    world["teams"][0]["people"] += [
        {"name": name, "real_name": f"Person {name}", "email": f"{name}@example.com"} for name in NAMES
    ]
    path = tmp_path / "world.yaml"
    path.write_text(yaml.safe_dump(world), encoding="utf-8")
    async with Sandbox(manifest=MANIFEST, world=path, ack_seconds=ACK_SECONDS) as slack:
        yield slack


async def everybody(sandbox: Sandbox, program: Program) -> None:
    """All are set up, with a focus and an account that needs them; no plan is made."""
    for name in NAMES:
        person = await settled(sandbox, program, name)
        await renewing_soon(program, owner=name)
        async with program.deps.database.for_team(person.team_id) as session:
            await focuses.set_focus(
                session,
                person_id=person.id,
                title="Ask before you answer a worry",
                when_then="When a worry comes up, I will ask one question.",
                chosen_by="coach",
                today=FRIDAY.date(),
            )
            await agenda.cancel(session, key=f"{person.team_id}:plan:{person.id}")


async def test_claude_is_asked_once_for_all_of_them(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    model.batches.answer = lambda _key, params: succeeded(
        guidance_answer(WrittenDigest(did_well="", when_then=PLAN)), params
    )
    model.batches.now = lambda: datetime.fromtimestamp(sandbox.clock.now(), UTC)
    async with start_coach(model=model) as program:
        await everybody(sandbox, program)

        sandbox.clock.set_to(EVENING)
        await eventually(lambda: composed(program))
        sandbox.clock.set_to(EVENING + timedelta(minutes=10))
        await eventually(lambda: worded(program))
        sandbox.clock.set_to(MONDAY)
        await sandbox.until(lambda: len(said(sandbox)) == MANY)
        await at_rest(program)

    assert all(message.shows(PLAN) for message in said(sandbox))
    assert model.requests == []
    assert model.batches.problems == []


async def composed(program: Program) -> bool:
    digests = await rows(program, WeeklyDigest)
    return len(digests) == MANY and all(digest.words == "gathering" for digest in digests)


async def worded(program: Program) -> bool:
    return all(digest.words == "settled" for digest in await rows(program, WeeklyDigest))


def said(sandbox: Sandbox) -> list[SeenMessage]:
    """The digests that are out."""
    return [message for name in NAMES for message in messages_with(sandbox, name, TITLE)]
