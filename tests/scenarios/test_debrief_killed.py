"""A program that is killed while it reviews a call: the next one brings it to an end, once."""

import pytest

from sandbox import Sandbox
from tests.scenarios.calls import ACME
from tests.scenarios.processes import Processes
from tests.scenarios.seeing import DONE, emojis_tried, messages_with, shown, ticked_off

pytestmark = pytest.mark.slack_objects("whoever is killed acknowledges nothing any more")

REVIEW, SKILLS, TERMS = "Talk 61 %", "Skills on this call", "Only share calls you're allowed to share"
LEASE, GRACE = 21, 61


@pytest.mark.parametrize(
    ("fault", "method", "skip"),
    [
        ("hang", "users.info", 0),
        ("apply_then_hang", "chat.postMessage", 0),
        ("apply_then_hang", "chat.postMessage", 1),
    ],
)
async def test_killed_anywhere_there_is_one_review(
    sandbox: Sandbox, processes: Processes, fault: str, method: str, skip: int
) -> None:
    killed = await processes.start()
    sandbox.faults.add(fault, method=method, skip=skip)  # type: ignore[arg-type]
    ts = await sandbox.as_person("riya").uploads("acme_discovery.vtt", ACME, text="Acme discovery")
    await sandbox.until(lambda: len(sandbox.calls(method)) > skip)

    await killed.dies()
    sandbox.clock.advance(seconds=GRACE if method == "chat.postMessage" else LEASE)
    await processes.start()

    await reviewed_once(sandbox, ts)


async def test_killed_after_everything_but_the_tick_there_is_one_review(
    sandbox: Sandbox, processes: Processes
) -> None:
    killed = await processes.start()
    sandbox.faults.add("hang", method="reactions.add", times=2)  # on a slow machine the eyes come before the tick
    ts = await sandbox.as_person("riya").uploads("acme_discovery.vtt", ACME, text="Acme discovery")
    await sandbox.until(lambda: DONE in emojis_tried(sandbox))

    await killed.dies()
    sandbox.faults.clear()
    sandbox.clock.advance(seconds=LEASE)
    await processes.start()

    await reviewed_once(sandbox, ts)


async def reviewed_once(sandbox: Sandbox, ts: str) -> None:
    """Until the call is ticked off; then each message of its review is there, once."""
    await ticked_off(sandbox, ts)
    await shown(sandbox, "riya", SKILLS)
    assert [len(messages_with(sandbox, "riya", words)) for words in (REVIEW, SKILLS, TERMS)] == [1, 1, 1]
