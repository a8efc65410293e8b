"""A program that is killed while it sends a digest: the next one sends it, once."""

from pathlib import Path

import pytest

from sandbox import Sandbox
from tests.scenarios.processes import Processes
from tests.scenarios.seeing import messages_with, shown
from tests.scenarios.weekly import MONDAY, TITLE, settled_on_file

pytestmark = pytest.mark.slack_objects("whoever is killed acknowledges nothing any more")

LEASE, GRACE = 21, 61


@pytest.fixture(autouse=True)
async def settled_riya(sandbox: Sandbox, processes: Processes, tmp_path: Path) -> None:
    """Riya was set up on Friday, in the database of the programs; nothing runs now."""
    await settled_on_file(sandbox, tmp_path / "coach.db")


async def test_killed_while_the_message_was_on_its_way_and_never_arrived(
    sandbox: Sandbox, processes: Processes
) -> None:
    sandbox.clock.set_to(MONDAY)
    sandbox.faults.add("hang", method="chat.postMessage")
    killed = await processes.start()
    await sandbox.until(lambda: sandbox.calls("chat.postMessage"))

    await killed.dies()
    sandbox.clock.advance(seconds=GRACE)
    await processes.start()

    await shown(sandbox, "riya", TITLE)
    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_killed_after_the_message_arrived_but_was_not_noted(sandbox: Sandbox, processes: Processes) -> None:
    sandbox.clock.set_to(MONDAY)
    sandbox.faults.add("apply_then_hang", method="chat.postMessage")
    killed = await processes.start()
    await shown(sandbox, "riya", TITLE)

    await killed.dies()
    sandbox.clock.advance(seconds=GRACE)
    looked = len(sandbox.calls("conversations.history"))
    await processes.start()
    await sandbox.until(lambda: len(sandbox.calls("conversations.history")) > looked)
    sandbox.clock.advance(seconds=GRACE)
    await processes.start()

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_killed_before_it_was_due_it_still_comes(sandbox: Sandbox, processes: Processes) -> None:
    killed = await processes.start()
    await killed.dies()
    sandbox.clock.set_to(MONDAY)

    await processes.start()
    await processes.start()

    await shown(sandbox, "riya", TITLE)
    assert len(messages_with(sandbox, "riya", TITLE)) == 1
