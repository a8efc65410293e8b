"""The page for Prometheus, read back by Prometheus' own parser."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.deps import Deps
from bot.settings import Settings
from bot.template_coach import TemplateCoach
from bot.tracks import load_tracks
from handlers.http.exposition import exposition
from storage import agenda
from storage.database import Database
from storage.journal import Journal
from storage.load import Load
from tests.house.source import ROOT
from tests.unit.bot.test_metering import CALL

NOW = datetime.now(UTC)


@pytest.fixture
async def deps(tmp_path: Path) -> AsyncIterator[Deps]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/coach.db")
    settings = Settings.model_validate({})
    yield Deps(settings, database, load_tracks(ROOT / "content"), None, TemplateCoach(), lambda: NOW)
    await database.close()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


async def test_what_was_counted_is_told_in_prometheus_own_words(deps: Deps, journal: Journal) -> None:
    await deps.database.migrate()
    deps.metering.first_reply.observe(0.3)
    deps.metering.first_reply.observe(500)
    deps.metering.note_call(CALL)
    deps.metering.errors.add("E-COACH")

    told = read(await exposition(deps, journal, is_connected=True))

    assert told["sideline_database_writable",] == 1
    assert told["sideline_first_reply_seconds_bucket", "0.25"] == 0
    assert told["sideline_first_reply_seconds_bucket", "0.5"] == 1
    assert told["sideline_first_reply_seconds_bucket", "+Inf"] == 2
    assert told["sideline_first_reply_seconds_count",] == 2
    assert told["sideline_model_call_seconds_count", "large", "ok", "guidance"] == 1
    assert told["sideline_model_tokens_total", "cache_read", "large"] == 300
    assert told["sideline_errors_total", "E-COACH"] == 1
    assert (told["sideline_connected",], told["sideline_database_up",]) == (1, 1)


async def test_work_that_waits_is_told_by_lane(deps: Deps, journal: Journal) -> None:
    await deps.database.migrate()
    journal.note({"event": {}}, now=NOW)
    async with deps.database.for_team("T1") as session:
        for key, seconds in (("late", -90), ("due", -1), ("ahead", 3600)):
            at = datetime.now(UTC) + timedelta(seconds=seconds)
            await agenda.plan(session, key=key, kind="say", team_id="T1", payload={}, lane="bulk", run_at=at)

    told = read(await exposition(deps, journal))

    assert (told["sideline_agenda_due", "bulk"], told["sideline_agenda_due", "interactive"]) == (2, 0)
    assert 90 <= told["sideline_agenda_oldest_due_seconds", "bulk"] < 1000
    assert told["sideline_journal_notes",] == 1
    assert ("sideline_connected",) not in told


async def test_transactions_and_who_waits_for_one_are_told(deps: Deps, journal: Journal) -> None:
    await deps.database.migrate()
    done = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(write(deps.database, done))
        while deps.database.load() != Load(in_use=1, waiting=2, most=None):  # noqa: ASYNC110  (it wakes nobody)
            await asyncio.sleep(0.01)
        told = read(await exposition(deps, journal))
        done.set()
    afterwards = read(await exposition(deps, journal))

    in_use, waiting = ("sideline_database_connections_in_use",), ("sideline_database_waiting",)
    assert (told[in_use], told[waiting]) == (1, 2)
    assert (afterwards[in_use], afterwards[waiting]) == (0, 0)
    assert ("sideline_database_connections_most",) not in told


async def write(database: Database, done: asyncio.Event) -> None:
    async with database.for_team("T1"):
        await done.wait()


async def test_without_a_database_the_rest_is_told(deps: Deps, journal: Journal) -> None:
    told = read(await exposition(deps, journal))

    assert told["sideline_database_up",] == 0
    assert ("sideline_agenda_due", "bulk") not in told


def read(page: bytes) -> dict[tuple[str, ...], float]:
    """Each sample by its name and its labels' values, in the order of the labels' names."""
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(page.decode())
        for sample in family.samples
    }
