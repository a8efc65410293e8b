"""What tests of every kind share."""

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from tests.postgres import running_postgres


def pytest_sessionstart() -> None:
    """Leave Ctrl-C to pytest: a tenth of the time of a scenario.

    While Python's own handler is in place, asyncio puts another there for each step of each test, and each time
    Python 3.11 makes a text of all that the step has returned, such as a whole program.
    """
    signal.signal(signal.SIGINT, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The url of a Postgres server, started when the first test asks for it."""
    with running_postgres() as url:
        yield url
