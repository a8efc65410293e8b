"""Work in another process: real processes, killed for real."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from integrations.aside import Aside, CameToNothing


def sum_of(numbers: list[int]) -> int:
    return sum(numbers)


def own_process() -> int:
    return os.getpid()


def refuse(words: str) -> None:
    raise ValueError(words)


def spin(seconds: float) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
    return "done"


def first_byte_in(path: str) -> bytes:
    """Waits until there is one."""
    with open(path, "rb") as pipe:
        return pipe.read(1)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat(size: int) -> int:
    return len(b"x" * size)


@pytest.fixture
async def aside() -> AsyncIterator[Aside]:
    worker = Aside()
    yield worker
    await worker.close()


async def test_work_is_done_in_one_process_that_is_not_ours(aside: Aside) -> None:
    assert await aside.run(sum_of, [1, 2, 3]) == 6
    one, other = await aside.run(own_process), await aside.run(own_process)

    assert one == other != os.getpid()


async def test_what_the_work_raises_is_raised_here_and_the_process_goes_on(aside: Aside) -> None:
    before = await aside.run(own_process)

    with pytest.raises(ValueError, match="no such words"):
        await aside.run(refuse, "no such words")

    assert await aside.run(own_process) == before


async def test_the_event_loop_goes_on_meanwhile(aside: Aside, tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    pipe = os.open(path, os.O_RDWR)

    work = asyncio.create_task(aside.run(first_byte_in, str(path)))
    await asyncio.sleep(0)
    os.write(pipe, b"x")

    assert await work == b"x"
    os.close(pipe)


async def test_a_process_that_died_is_replaced(aside: Aside) -> None:
    before = await aside.run(own_process)
    os.kill(before, signal.SIGKILL)

    after = await aside.run(own_process)

    assert after != before


async def test_work_that_kills_its_process_every_time_is_given_up(aside: Aside) -> None:
    with pytest.raises(CameToNothing):
        await aside.run(die)

    assert await aside.run(sum_of, [1]) == 1


async def test_work_that_takes_too_long_is_ended(aside: Aside) -> None:
    hurried = Aside(longest_seconds=0.2)
    try:
        with pytest.raises(CameToNothing):
            await hurried.run(spin, 30.0)
    finally:
        await hurried.close()


async def test_nobody_gets_the_answer_to_work_that_was_called_off(aside: Aside) -> None:
    called_off = asyncio.create_task(aside.run(spin, 30.0))
    await asyncio.sleep(0)
    called_off.cancel()

    assert await aside.run(sum_of, [4]) == 4
    assert called_off.cancelled()


async def test_more_memory_than_a_call_needs_is_refused(aside: Aside) -> None:
    with pytest.raises(MemoryError):
        await aside.run(eat, 2_000_000_000)


async def test_the_process_ends_when_there_is_nothing_to_do() -> None:
    brief = Aside(idle_seconds=0.01)
    try:
        first = await brief.run(own_process)
        await asyncio.sleep(0.1)
        assert await brief.run(own_process) != first
    finally:
        await brief.close()
