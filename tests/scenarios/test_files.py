"""Files dropped on the coach: declined with what to do instead."""

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import Message
from tests.scenarios.seeing import rows, shown
from tests.scenarios.test_asking import CHAMPION, PLAN


@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("call.mp3", b"ID3", "E-FILE-AUDIO"),
        ("call.mp4", b"\x00", "E-FILE-AUDIO"),
        ("call.vtt", b"WEBVTT", "E-FILE-NOT-YET"),
        ("notes.txt", b"Dana said", "E-FILE-NOT-YET"),
        ("empty", b"", "E-FILE-NOT-YET"),
    ],
)
async def test_a_file_is_declined_with_what_to_do_instead(
    sandbox: Sandbox, coach: Program, name: str, content: bytes, answer: str
) -> None:
    ts = await sandbox.as_person("riya").uploads(name, content)

    line = await shown(sandbox, "riya", answer)
    assert line.thread_ts == ts
    assert not await rows(coach, Message)


async def test_the_words_beside_a_file_are_answered(sandbox: Sandbox, coach: Program, acme: None) -> None:
    await sandbox.as_person("riya").uploads("notes.txt", b"Dana said", text=CHAMPION)

    await shown(sandbox, "riya", "E-FILE-NOT-YET")
    assert await shown(sandbox, "riya", PLAN)
