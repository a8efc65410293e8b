"""Background work of the process."""

import asyncio
import sqlite3

import pytest

from handlers.slack import Tasks


async def breaks() -> None:
    raise ValueError("what Riya wrote")


async def test_broken_background_work_is_logged_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    tasks = Tasks()

    tasks.start(breaks())
    await tasks.close(60)

    assert "background work failed: ValueError at test_tasks.py" in caplog.text
    assert "Riya" not in caplog.text


async def finds_no_room() -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


async def test_of_a_database_that_is_gone_there_is_one_line_and_it_is_not_ours(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tasks = Tasks()

    tasks.start(finds_no_room())
    await tasks.close(60)

    assert not caplog.records


async def test_what_begins_while_the_rest_is_waited_for_is_waited_for_too() -> None:
    tasks, done = Tasks(), list[str]()

    async def second() -> None:
        done.append("second")

    async def first() -> None:
        await asyncio.sleep(0)
        tasks.start(second())

    tasks.start(first())
    await tasks.close(60)

    assert done == ["second"]


async def test_nothing_begins_when_what_it_would_lean_on_is_closed() -> None:
    tasks, done = Tasks(), list[str]()

    async def late() -> None:
        done.append("late")

    await tasks.close(60)
    tasks.start(late())
    await asyncio.sleep(0)

    assert not done
