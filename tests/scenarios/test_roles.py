"""A company's set-up: programs that take in, programs that work, one Postgres."""

from collections.abc import Awaitable, Callable

import pytest

from sandbox import Sandbox
from tests.scenarios.plans import CHAMPION
from tests.scenarios.processes import CoachProcess, Processes
from tests.scenarios.seeing import messages_with, shown

LEASE = 21
ANSWER = "Champion promoted at Acme Corp"

pytestmark = pytest.mark.slack_objects("whoever is killed acknowledges nothing any more")


Start = Callable[[str], Awaitable[CoachProcess]]


@pytest.fixture
def start(processes: Processes, postgres_url: str) -> Start:
    """Starts one more program of the fleet, in a role."""

    async def start(role: str) -> CoachProcess:
        return await processes.start(
            DATABASE_URL=postgres_url, SIDELINE_RUNNER="procrastinate", SIDELINE_ROLE=role
        )

    return start


async def test_a_question_is_answered_once_by_a_fleet(sandbox: Sandbox, start: Start) -> None:
    await start("worker")
    await start("web")
    await start("web")

    ts = await sandbox.as_person("riya").says(CHAMPION)

    assert (await shown(sandbox, "riya", ANSWER)).thread_ts == ts
    assert len(messages_with(sandbox, "riya", ANSWER)) == 1


async def test_a_worker_answers_what_a_killed_program_had_taken_in(sandbox: Sandbox, start: Start) -> None:
    web = await start("web")
    sandbox.faults.add("hang", method="users.info")
    ts = await sandbox.as_person("riya").says(CHAMPION)
    await sandbox.until(lambda: sandbox.calls("users.info"))

    await web.dies()
    sandbox.clock.advance(seconds=LEASE)
    await start("worker")

    assert (await shown(sandbox, "riya", ANSWER)).thread_ts == ts
    assert len(messages_with(sandbox, "riya", ANSWER)) == 1
