"""Background work of the process."""

import pytest

from handlers.slack import Tasks


async def breaks() -> None:
    raise ValueError("what Riya wrote")


async def test_broken_background_work_is_logged_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    tasks = Tasks()

    tasks.start(breaks())
    await tasks.close(1)

    assert "background work failed: ValueError at test_tasks.py" in caplog.text
    assert "Riya" not in caplog.text
