"""There is no room for notes: what comes in is in the database before Slack has our word, or Slack keeps it."""

import contextlib
import os
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app import MANIFEST, Program
from handlers.ways_in import take_over
from sandbox import Sandbox
from storage.journal import Journal
from storage.models.base import Json
from tests.fakes.cut_line import CutLine
from tests.scenarios.conftest import StartCoach
from tests.scenarios.plans import CHAMPION
from tests.scenarios.seeing import at_rest, heard, messages_with, shown, whispered

PLAN = "Champion promoted at Acme Corp"


@contextlib.contextmanager
def no_room_for(journal: Journal) -> Iterator[None]:
    """The journal's file is on a device that is always full."""
    file, full = os.dup(journal._file), os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, journal._file)
    try:
        yield
    finally:
        os.dup2(file, journal._file)
        os.close(file)
        os.close(full)


async def test_a_question_is_answered_all_the_same(sandbox: Sandbox, coach: Program) -> None:
    with no_room_for(coach.process.journal):
        ts = await sandbox.as_person("riya").says(CHAMPION)

        assert (await shown(sandbox, "riya", PLAN)).thread_ts == ts
        await heard(sandbox)
        await at_rest(coach)
    assert len(messages_with(sandbox, "riya", PLAN)) == 1
    assert {delivery.attempt for delivery in sandbox.deliveries} == {0}


async def test_a_command_does_not_wait_for_messages_that_cannot_be_noted(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    with no_room_for(coach.process.journal):
        async with coach.deps.database.for_all_teams():  # whoever writes now waits for us
            for word in ("one", "two", "three", "four"):
                await riya.says(f"{CHAMPION} {word}")
            await riya.types("/coach help", channel="general")
            acknowledged = [delivery.type for delivery in sandbox.deliveries if delivery.acked]
        await heard(sandbox)

    assert acknowledged == ["slash_commands"]
    assert all(delivery.acked for delivery in sandbox.deliveries)


def event_of(sandbox: Sandbox, ts: str) -> Json:
    """What Slack sends of something Riya has written to us."""
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": sandbox.direct_message_with("riya").id,
        "user": "U0RIYA",
        "text": CHAMPION,
        "ts": ts,
    }
    return {"type": "event_callback", "team_id": sandbox.team.id, "event_id": "Ev1", "event": event}


def leave(folder: Path, event: Json, *, now: datetime) -> None:
    """What a killed program had acknowledged."""
    left = Journal(folder)
    left.note(event, now=now)
    left.close()


class TestWithoutTheDatabase:
    """Slack sends it again."""

    @pytest.fixture
    async def sandbox(self) -> AsyncIterator[Sandbox]:
        """One that does not wait long before it does."""
        async with Sandbox(manifest=MANIFEST) as slack:
            yield slack

    @pytest.fixture
    def database_url(self, far_postgres_url: str) -> str:
        return far_postgres_url

    @pytest.mark.slack_objects("nobody is there when it is said")
    async def test_what_a_killed_program_left_stays_where_it_is(
        self, sandbox: Sandbox, start_coach: StartCoach, line: CutLine, tmp_path: Path
    ) -> None:
        ts = await sandbox.as_person("riya").says(CHAMPION)
        async with start_coach(sideline_journal_dir=str(tmp_path / "journal")) as coach:
            leave(tmp_path / "journal", event_of(sandbox, ts), now=coach.deps.now())
            with no_room_for(coach.process.journal):
                await line.cut()
                await take_over(coach.bolt, coach.deps, coach.process.journal)
                await line.mend()
            await take_over(coach.bolt, coach.deps, coach.process.journal)

            await shown(sandbox, "riya", PLAN)
            await at_rest(coach)

    @pytest.mark.slack_objects("what can be kept nowhere is not acknowledged")
    async def test_what_can_be_kept_nowhere_is_left_with_slack(
        self, sandbox: Sandbox, start_coach: StartCoach, line: CutLine, tmp_path: Path
    ) -> None:
        async with start_coach(sideline_journal_dir=str(tmp_path / "journal")) as coach:
            with no_room_for(coach.process.journal):
                await line.cut()
                await sandbox.as_person("riya").says(CHAMPION)
                await whispered(sandbox, sandbox.direct_message_with("riya").id, "riya", "E-DATABASE")
                assert not sandbox.deliveries[-1].acked
                await line.mend()
            sandbox.clock.advance(minutes=6)

            await shown(sandbox, "riya", PLAN)
            await at_rest(coach)
            assert len(messages_with(sandbox, "riya", PLAN)) == 1
