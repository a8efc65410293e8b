"""A person asks, from everywhere it makes sense."""

from app import Program
from sandbox import Sandbox

CHAMPION = "My champion at Acme Corp just got promoted to VP. How should I handle this?"


async def test_a_command_in_a_channel_is_answered_in_a_private_thread(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")

    await riya.types(f"/coach {CHAMPION}", channel="general")

    dm = sandbox.direct_message_with("riya")
    await sandbox.until(lambda: bool(dm.messages and dm.last_thread().replies))
    answer = dm.last_thread().replies[0]
    for words in ("today", "this week", "within 2 weeks", "within 1 month", "health 62 ↓19", "KB-CS-04"):
        assert answer.shows(words)
    assert [note.shows("Answering in our DM") for note in sandbox.ephemerals("general", "riya")] == [True]
    assert not sandbox.channel("general").messages
    assert not sandbox.problems
