"""A program that is killed between its word to Slack and its database: the next one knows what was said."""

import asyncio
import contextlib
import sqlite3
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app import Program
from handlers.ways_in import take_over
from sandbox import Sandbox
from storage.journal import Journal
from storage.models import Message
from tests.scenarios.conftest import StartCoach
from tests.scenarios.plans import TEMPLATE
from tests.scenarios.processes import Processes
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown

CHAMPION = "My champion at Acme Corp just got promoted, what now?"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "coach.db-journal.d"


@contextlib.asynccontextmanager
async def somebody_else_writing(path: Path) -> AsyncIterator[None]:
    """Nothing can be written into the database in the meantime."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def notes(journal: Path) -> list[str]:
    """What each file of the journal holds."""
    assert stat.S_IMODE(journal.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in journal.iterdir()} <= {0o600}
    return [path.read_text().strip("\0") for path in journal.iterdir()]


async def acknowledged(sandbox: Sandbox, summary: str) -> None:
    await sandbox.until(lambda: [d.acked for d in sandbox.deliveries if summary in d.type + d.summary] == [True])


async def test_what_was_acknowledged_is_answered_by_the_next_program(
    sandbox: Sandbox, processes: Processes, tmp_path: Path, journal: Path
) -> None:
    killed = await processes.start()
    async with somebody_else_writing(tmp_path / "coach.db"):
        ts = await sandbox.as_person("riya").says(CHAMPION)
        await acknowledged(sandbox, "message")
        await killed.dies()

    await processes.start()

    assert (await shown(sandbox, "riya", TEMPLATE)).thread_ts == ts
    assert len(messages_with(sandbox, "riya", TEMPLATE)) == 1
    assert notes(journal) == [""]


async def test_a_mention_is_answered_by_the_next_program(
    sandbox: Sandbox, processes: Processes, tmp_path: Path
) -> None:
    killed = await processes.start()
    async with somebody_else_writing(tmp_path / "coach.db"):
        await sandbox.as_person("riya").mentions(CHAMPION, channel="general")
        await acknowledged(sandbox, "app_mention")
        await killed.dies()

    await processes.start()

    await sandbox.until(lambda: messages_with(sandbox, "general", "Do this"))


async def test_what_was_said_is_acknowledged_while_the_database_waits(
    sandbox: Sandbox, coach: Program, journal: Path
) -> None:
    async with coach.deps.database.for_all_teams():  # whoever writes now waits for us
        await sandbox.as_person("riya").says(CHAMPION)
        await acknowledged(sandbox, "message")
        (noted,) = notes(journal)
        assert CHAMPION in noted

    await shown(sandbox, "riya", "Do this")


async def test_nothing_anybody_said_stays_in_the_journal(sandbox: Sandbox, coach: Program, journal: Path) -> None:
    await sandbox.as_person("riya").says(CHAMPION)
    await shown(sandbox, "riya", "Do this")
    await at_rest(coach)

    assert notes(journal) == [""]


async def test_a_program_that_ends_leaves_no_journal(
    sandbox: Sandbox, start_coach: StartCoach, journal: Path
) -> None:
    async with start_coach() as coach:
        await sandbox.as_person("riya").says(CHAMPION)
        await shown(sandbox, "riya", "Do this")
        await at_rest(coach)

    assert notes(journal) == []


async def test_two_programs_do_not_take_each_others_notes_for_left_ones(
    sandbox: Sandbox, processes: Processes, journal: Path
) -> None:
    await asyncio.gather(processes.start(), processes.start())

    await sandbox.as_person("riya").says(CHAMPION)

    await shown(sandbox, "riya", TEMPLATE)
    assert notes(journal) == ["", ""]


@pytest.mark.slack_objects("nobody said it in Slack")
async def test_a_program_that_lives_takes_over_from_one_that_was_killed(
    sandbox: Sandbox, coach: Program, journal: Path
) -> None:
    killed = Journal(journal)
    riya = next(person for person in sandbox.team.people.values() if person.name == "riya")
    ts = f"{coach.deps.now().timestamp():.6f}"
    event = {
        "type": "message",
        "channel": sandbox.direct_message_with("riya").id,
        "channel_type": "im",
        "user": riya.id,
        "text": CHAMPION,
        "ts": ts,
    }
    body = {"type": "event_callback", "team_id": sandbox.team.id, "event": event}
    killed.note(body, now=coach.deps.now())
    killed.close()

    await take_over(coach.bolt, coach.deps, coach.slack.journal)

    (said,) = await eventually(lambda: rows(coach, Message))
    assert said.text == CHAMPION
    assert len(notes(journal)) == 1
