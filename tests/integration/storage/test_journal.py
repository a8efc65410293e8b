"""What was noted and is in no database is handed on; what is there, is not."""

import asyncio
import logging
import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from storage.journal import KEPT_FOR, ROOM, Journal
from storage.models.base import Json
from tests.integration.storage.talk import NOON

HELLO: Json = {"event": {"text": "hello\nthere"}}


class Taken:
    """What was handed on."""

    def __init__(self) -> None:
        self.events: list[Json] = []

    async def take(self, event: Json) -> None:
        self.events.append(event)


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.fixture
def taken() -> Taken:
    return Taken()


async def test_what_a_program_left_is_handed_on_once(tmp_path: Path, taken: Taken) -> None:
    left, mine = Journal(tmp_path), Journal(tmp_path)
    left.note(HELLO, now=NOON)
    left.close()

    assert await mine.take_over(taken.take, now=NOON) == 1
    assert await mine.take_over(taken.take, now=NOON) == 0

    assert taken.events == [HELLO]


async def test_a_program_that_lives_keeps_its_notes(tmp_path: Path, taken: Taken) -> None:
    living, mine = Journal(tmp_path), Journal(tmp_path)
    living.note(HELLO, now=NOON)

    assert await mine.take_over(taken.take, now=NOON) == 0

    living.close()


async def test_what_is_done_is_not_handed_on(tmp_path: Path, taken: Taken) -> None:
    left, mine = Journal(tmp_path), Journal(tmp_path)
    note = left.note(HELLO, now=NOON)

    note.done()
    note.done()
    left.close()

    assert await mine.take_over(taken.take, now=NOON) == 0
    assert len(files_in(tmp_path)) == 1


async def test_no_word_of_what_is_done_is_left_in_the_file(tmp_path: Path) -> None:
    for length in (20, 2 * ROOM):
        journal = Journal(tmp_path / str(length))

        journal.note({"event": "secret" * length}, now=NOON).done()

        (file,) = files_in(tmp_path / str(length))
        assert not file.read_bytes().strip(b"\0")
        journal.close()


async def test_what_is_noted_in_the_place_of_something_longer_is_handed_on_alone(
    tmp_path: Path, taken: Taken
) -> None:
    left = Journal(tmp_path)
    left.note({"event": "long" * 100}, now=NOON).done()
    left.note(HELLO, now=NOON)
    left.note(HELLO, now=NOON)
    left.close()

    assert await Journal(tmp_path).take_over(taken.take, now=NOON) == 2

    assert taken.events == [HELLO, HELLO]


async def test_a_line_that_breaks_off_was_never_acknowledged(tmp_path: Path, taken: Taken) -> None:
    left = Journal(tmp_path)
    left.note(HELLO, now=NOON)
    left.note(HELLO, now=NOON)
    left.close()
    (file,) = files_in(tmp_path)
    file.write_bytes(file.read_bytes()[:-5])

    assert await Journal(tmp_path).take_over(taken.take, now=NOON) == 1


async def test_nobody_is_answered_days_later(tmp_path: Path, taken: Taken) -> None:
    left = Journal(tmp_path)
    left.note(HELLO, now=NOON)
    left.close()

    assert await Journal(tmp_path).take_over(taken.take, now=NOON + KEPT_FOR + timedelta(hours=1)) == 0

    assert len(files_in(tmp_path)) == 1


def test_programs_that_start_at_once_share_what_was_left(tmp_path: Path) -> None:
    for number in range(200):
        left = Journal(tmp_path)
        left.note({"number": number}, now=NOON)
        left.close()
    programs = [Taken() for _ in range(4)]

    def starts(taken: Taken) -> int:
        return asyncio.run(Journal(tmp_path).take_over(taken.take, now=NOON))

    with ThreadPoolExecutor() as beside:
        assert sum(beside.map(starts, programs)) == 200

    assert sorted(event["number"] for taken in programs for event in taken.events) == list(range(200))


async def test_what_could_not_be_handed_on_stays(tmp_path: Path, taken: Taken) -> None:
    left, mine = Journal(tmp_path), Journal(tmp_path)
    left.note(HELLO, now=NOON)
    left.close()

    async def refuse(_event: Json) -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="room"):
        await mine.take_over(refuse, now=NOON)

    assert await mine.take_over(taken.take, now=NOON) == 1


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond this: the system writes what fits, as on a disk that is almost full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_half_a_note_is_none_and_spoils_no_other(tmp_path: Path, taken: Taken) -> None:
    left = Journal(tmp_path)
    left.note(HELLO, now=NOON)
    (file,) = files_in(tmp_path)

    with room_for(file.stat().st_size + 20), pytest.raises(OSError, match="No space left"):
        left.note({"event": "lost"}, now=NOON)
    left.note({"event": "later"}, now=NOON)

    assert left.open_notes == 2
    left.close()
    assert await Journal(tmp_path).take_over(taken.take, now=NOON) == 2
    assert taken.events == [HELLO, {"event": "later"}]


def test_that_nothing_can_be_noted_is_said_once_and_that_it_is_over_too(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    journal = Journal(tmp_path)

    with room_for(0):
        for _ in range(3):
            with pytest.raises(OSError, match="too large"):
                journal.note(HELLO, now=NOON)
    journal.note(HELLO, now=NOON)
    journal.note(HELLO, now=NOON)
    journal.close()

    begun, ended = [record.getMessage() for record in caplog.records]
    assert begun.startswith("the journal cannot be written (File too large)")
    assert ended == "the journal can be written again"


async def test_what_cannot_be_read_is_left_out_and_said(
    tmp_path: Path, taken: Taken, caplog: pytest.LogCaptureFixture
) -> None:
    left = Journal(tmp_path)
    left.note(HELLO, now=NOON)
    left.close()
    (file,) = files_in(tmp_path)
    file.write_bytes(b"\0\0\0{\n" + b'{"at": "noon"}\n' + file.read_bytes())

    assert await Journal(tmp_path).take_over(taken.take, now=NOON) == 1

    assert taken.events == [HELLO]
    assert caplog.messages == ["2 notes of a program that ended cannot be read, and are left out"]
