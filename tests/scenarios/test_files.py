"""Files that no call can be read from: each is answered with what to do instead, and nothing is kept."""

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem, Call, CallTranscript, Message
from tests.scenarios.calls import ACCOUNTS, ACME
from tests.scenarios.plans import CHAMPION
from tests.scenarios.seeing import at_rest, eventually, messages_with, rows, shown

CHAT = b"00:01:02\tRiya Shah:\thi all\n00:01:09\tDana Cole:\thello\n00:02:00\tRiya Shah:\tlink is in the invite\n"
LOGIN = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>Sign in</form></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("call.mp3", b"ID3", "E-FILE-AUDIO"),
        ("call.mp4", b"\x00", "E-FILE-AUDIO"),
        ("hidden.vtt", b"ID3\x04\x00\x00\x00\x00\x00\x00", "E-FILE-AUDIO"),
        ("shot.png", b"\x89PNG\r\n\x1a\n", "E-FILE-IMAGE"),
        ("long.vtt", b"WEBVTT\n\n" + b"a" * 5_000_001, "E-FILE-SIZE"),
        ("empty.vtt", b"", "E-FILE-EMPTY"),
        ("login.html", LOGIN, "E-FILE-HTML"),
        ("login.vtt", LOGIN, "E-FILE-HTML"),
        ("broken.docx", b"PK\x03\x04 nothing of a document", "E-FILE-BROKEN"),
        ("chat.txt", CHAT, "E-FILE-CHAT"),
        ("accounts.csv", ACCOUNTS, "sideline import accounts"),
    ],
)
async def test_what_is_no_call_is_declined_with_what_to_do_instead(
    sandbox: Sandbox, coach: Program, name: str, content: bytes, code: str
) -> None:
    ts = await sandbox.as_person("riya").uploads(name, content)

    line = await shown(sandbox, "riya", code)
    await at_rest(coach)
    assert line.thread_ts == ts
    assert [*await rows(coach, Call), *await rows(coach, CallTranscript), *await rows(coach, Message)] == []
    assert all(item.payload == {} for item in await rows(coach, AgendaItem))


async def test_a_link_to_a_document_kept_elsewhere_is_not_followed(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").uploads("Acme call", b"", is_external=True)

    assert await shown(sandbox, "riya", "E-FILE-LINK")


async def test_a_file_that_has_to_be_asked_about_is_asked_about(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").uploads("acme_discovery.vtt", ACME, is_hidden=True)

    (call,) = await eventually(lambda: rows(coach, Call))
    assert (call.format, call.title) == ("zoom_vtt", "Acme discovery")


async def test_a_file_deleted_before_it_was_read_is_said_to_be_gone(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("error", method="files.info", error="file_deleted")

    await sandbox.as_person("riya").uploads("acme_discovery.vtt", ACME, is_hidden=True)

    assert await shown(sandbox, "riya", "E-FILE-GONE")


@pytest.mark.slack_objects("a file is asked for without the right to read files")
async def test_the_sign_in_page_that_comes_instead_of_a_file_is_noticed(sandbox: Sandbox, coach: Program) -> None:
    sandbox.remove_scope("files:read")

    await sandbox.as_person("riya").uploads("acme_discovery.vtt", ACME)

    assert await shown(sandbox, "riya", "E-FILE-ACCESS")
    assert not await rows(coach, Call)


async def test_the_words_beside_a_file_are_answered_when_they_ask_something(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("riya").uploads("shot.png", b"\x89PNG\r\n\x1a\n", text=CHAMPION)

    await shown(sandbox, "riya", "E-FILE-IMAGE")
    assert await shown(sandbox, "riya", "Champion promoted")


async def test_a_file_is_read_once_however_often_slack_tells_of_it(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").uploads("call.mp3", b"ID3")
    await shown(sandbox, "riya", "E-FILE-AUDIO")

    await sandbox.duplicate_last_event()
    await at_rest(coach)

    assert len(messages_with(sandbox, "riya", "E-FILE-AUDIO")) == 1
