"""A program that is killed at the worst moment: the next one answers, once."""

import pytest

from sandbox import Sandbox
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer
from tests.scenarios.plans import CHAMPION, LAST_STEP, PLAN, TITLE, growing
from tests.scenarios.processes import Processes
from tests.scenarios.seeing import DONE, emojis_tried, messages_with, modal, place_called, shown, ticked_off

pytestmark = pytest.mark.slack_objects("whoever is killed acknowledges nothing any more")

TEMPLATE = "Champion promoted at Acme Corp"
LEASE, GRACE = 21, 61
STALLED = guidance_answer(PLAN, chunk=24, then="stall", after=8)


async def test_killed_after_a_question_was_taken_in(sandbox: Sandbox, processes: Processes) -> None:
    killed = await processes.start()
    sandbox.faults.add("hang", method="users.info")
    ts = await sandbox.as_person("riya").says(CHAMPION)
    await sandbox.until(lambda: sandbox.calls("users.info"))

    await killed.dies()
    sandbox.clock.advance(seconds=LEASE)
    await processes.start()

    assert (await shown(sandbox, "riya", TEMPLATE)).thread_ts == ts
    await ticked_off(sandbox, ts)
    assert len(messages_with(sandbox, "riya", TEMPLATE)) == 1


async def test_killed_after_the_answer_was_posted_but_not_noted(sandbox: Sandbox, processes: Processes) -> None:
    killed = await processes.start()
    sandbox.faults.add("apply_then_hang", method="chat.postMessage", skip=1)
    await sandbox.as_person("riya").types(f"/coach {CHAMPION}", channel="general")
    answer = await shown(sandbox, "riya", TEMPLATE)

    await killed.dies()
    sandbox.clock.advance(seconds=GRACE)
    await processes.start()

    await shown(sandbox, "riya", "I'm Coach")
    assert [message.ts for message in messages_with(sandbox, "riya", TEMPLATE)] == [answer.ts]
    assert len(messages_with(sandbox, "riya", "You asked")) == 1


async def test_killed_in_the_middle_of_a_stream(
    sandbox: Sandbox, processes: Processes, model: ScriptedAnthropic
) -> None:
    model.will(STALLED, guidance_answer(PLAN))
    killed = await processes.start(has_model=True)
    ts = await sandbox.as_person("riya").says(CHAMPION)
    begun = await sandbox.until(lambda: growing(sandbox))
    await sandbox.until(lambda: sandbox.calls("agents.sessions.setStatus"))

    await killed.dies()
    sandbox.clock.advance(seconds=LEASE)
    await processes.start(has_model=True)

    await ticked_off(sandbox, ts)
    (answer,) = messages_with(sandbox, "riya", LAST_STEP)
    assert begun is not None
    assert answer.ts == begun.ts
    assert answer.shows("Helpful")
    assert sandbox.team.channels[answer.channel].session(ts).status == "active"
    assert growing(sandbox) is None


async def test_killed_after_a_stream_began_but_was_not_noted(
    sandbox: Sandbox, processes: Processes, model: ScriptedAnthropic
) -> None:
    model.will(STALLED, guidance_answer(PLAN))
    killed = await processes.start(has_model=True)
    sandbox.faults.add("apply_then_hang", method="chat.startStream")
    ts = await sandbox.as_person("riya").says(CHAMPION)
    begun = await sandbox.until(lambda: growing(sandbox))

    await killed.dies()
    sandbox.clock.advance(seconds=GRACE)
    await processes.start()

    await ticked_off(sandbox, ts)
    (answer,) = messages_with(sandbox, "riya", TEMPLATE)
    assert begun is not None
    assert answer.ts == begun.ts
    assert not messages_with(sandbox, "riya", TITLE)
    assert growing(sandbox) is None


async def test_killed_after_everything_but_the_tick(sandbox: Sandbox, processes: Processes) -> None:
    killed = await processes.start()
    sandbox.faults.add("hang", method="reactions.add", times=2)  # on a slow machine the eyes come before the tick
    ts = await sandbox.as_person("riya").says(CHAMPION)
    await sandbox.until(lambda: DONE in emojis_tried(sandbox))

    await killed.dies()
    sandbox.faults.clear()
    sandbox.clock.advance(seconds=LEASE)
    await processes.start()

    await ticked_off(sandbox, ts)
    assert len(messages_with(sandbox, "riya", TEMPLATE)) == 1


async def test_the_other_program_takes_over_from_one_that_was_killed(
    sandbox: Sandbox, processes: Processes
) -> None:
    killed = await processes.start()
    sandbox.faults.add("hang", method="chat.postMessage")
    ts = await sandbox.as_person("riya").says(CHAMPION)
    await sandbox.until(lambda: sandbox.calls("chat.postMessage"))
    await processes.start()

    await killed.dies()
    sandbox.clock.advance(seconds=GRACE)

    await ticked_off(sandbox, ts)
    assert len(messages_with(sandbox, "riya", TEMPLATE)) == 1
    assert not [message for message in place_called(sandbox, "riya") if message.is_streaming]


async def test_killed_while_our_messages_were_taken_back(sandbox: Sandbox, processes: Processes) -> None:
    killed = await processes.start()
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    await shown(sandbox, "riya", "I'm Coach")
    sandbox.faults.add("hang", method="chat.delete")
    await riya.types("/coach forget me")
    await modal(sandbox, "riya")
    await riya.submits({"typed": "FORGET"})
    last = await shown(sandbox, "riya", "Done. I deleted")
    await sandbox.until(lambda: sandbox.calls("chat.delete"))

    await killed.dies()
    sandbox.clock.advance(seconds=LEASE)
    await processes.start()

    await sandbox.until(lambda: [message.ts for message in place_called(sandbox, "riya")] == [last.ts])
