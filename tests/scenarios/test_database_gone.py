"""The database is away for a while: people hear so in a sentence, nothing is lost, nobody restarts anything."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import Program
from handlers.logs import is_worth_logging
from sandbox import Sandbox
from storage.journal import is_in_use
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer
from tests.fakes.cut_line import CutLine
from tests.scenarios.conftest import StartCoach
from tests.scenarios.patience import QUICK
from tests.scenarios.plans import PLAN as WRITTEN
from tests.scenarios.plans import TITLE
from tests.scenarios.seeing import at_rest, messages_with, shown, whispered

CHAMPION = "My champion at Acme Corp just got promoted, what now?"
PLAN = "Champion promoted at Acme Corp"
GONE = "I can't get at my notes right now."
SOON = replace(QUICK, take_in_again_after=(0.1, 0.1))


@pytest.fixture
def database_url(far_postgres_url: str) -> str:
    return far_postgres_url


@pytest.fixture
async def coach(start_coach: StartCoach, tmp_path: Path) -> AsyncIterator[Program]:
    async with start_coach(patience=SOON, sideline_journal_dir=str(tmp_path / "journal")) as program:
        yield program


def lines_of(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What whoever runs the program reads."""
    read = [record for record in caplog.records if record.levelno >= logging.WARNING and is_worth_logging(record)]
    return [f"{record.name}: {record.getMessage()}" for record in read]


async def test_what_was_said_meanwhile_is_answered_when_the_database_is_back(
    sandbox: Sandbox, coach: Program, line: CutLine, caplog: pytest.LogCaptureFixture
) -> None:
    riya = sandbox.as_person("riya")
    await line.cut()

    await riya.says(CHAMPION)
    await whispered(sandbox, sandbox.direct_message_with("riya").id, "riya", "What you wrote is safe")
    await asyncio.sleep(0.5)
    await line.mend()

    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", PLAN)) == 1
    begun, ended = lines_of(caplog)
    assert "the database cannot be had (OperationalError: " in begun
    assert "the database is back" in ended


async def test_the_queue_on_it_says_nothing_of_its_own(
    sandbox: Sandbox, start_coach: StartCoach, line: CutLine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    journal = str(tmp_path / "journal")
    async with start_coach(patience=SOON, sideline_runner="procrastinate", sideline_journal_dir=journal):
        await line.cut()
        await sandbox.as_person("riya").says(CHAMPION)
        await whispered(sandbox, sandbox.direct_message_with("riya").id, "riya", "What you wrote is safe")
        await asyncio.sleep(1)  # connections are tried again every second
        await line.mend()

        await shown(sandbox, "riya", PLAN)
    begun, ended = lines_of(caplog)
    assert "the database cannot be had" in begun
    assert "the database is back" in ended


async def test_a_command_meanwhile_is_told_to_come_again(sandbox: Sandbox, coach: Program, line: CutLine) -> None:
    riya = sandbox.as_person("riya")
    await line.cut()

    await riya.types(f"/coach {CHAMPION}", channel="general")
    told = await whispered(sandbox, "general", "riya", GONE)
    await line.mend()
    await riya.types(f"/coach {CHAMPION}", channel="general")

    assert told.shows("Please try again in a minute. · E-DATABASE")
    await shown(sandbox, "riya", PLAN)


async def test_an_answer_that_was_being_written_is_finished_afterwards(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic, line: CutLine, tmp_path: Path
) -> None:
    async with start_coach(model=model, patience=SOON, sideline_journal_dir=str(tmp_path / "journal")) as coach:
        model.will(*[guidance_answer(WRITTEN, chunk=24, delay=0.02)] * 3)
        await sandbox.as_person("riya").says(CHAMPION)
        await sandbox.until(lambda: model.requests)
        await line.cut()
        await asyncio.sleep(0.5)
        await line.mend()
        sandbox.clock.advance(minutes=2)

        await shown(sandbox, "riya", "🔒 Only you")
        await at_rest(coach)
        assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_what_waits_when_the_program_ends_is_answered_by_the_next(
    sandbox: Sandbox, start_coach: StartCoach, line: CutLine, tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    async with start_coach(patience=SOON, sideline_journal_dir=str(journal), sideline_shutdown_seconds=0.2):
        await line.cut()
        await sandbox.as_person("riya").says(CHAMPION)
        await whispered(sandbox, sandbox.direct_message_with("riya").id, "riya", "What you wrote is safe")
    assert not is_in_use(journal)
    await line.mend()

    async with start_coach(patience=SOON, sideline_journal_dir=str(journal)):
        await shown(sandbox, "riya", PLAN)
