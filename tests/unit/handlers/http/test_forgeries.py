"""What nobody signed is told to the operator: the first at once, the rest once a minute, none unsaid."""

import logging
from collections.abc import Callable

import pytest

from handlers.http.forgeries import Forgeries

MINUTE = 60.0


class Minutes:
    """Waits for nothing: a minute passes when a test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def call_later(self, seconds: float, then: Callable[[], None]) -> None:
        assert seconds == MINUTE
        self.waiting.append(then)

    def passes(self) -> None:
        waiting, self.waiting = self.waiting, []
        for then in waiting:
            then()


@pytest.fixture
def minutes() -> Minutes:
    return Minutes()


@pytest.fixture
def forgeries(minutes: Minutes, caplog: pytest.LogCaptureFixture) -> Forgeries:
    caplog.set_level(logging.WARNING)
    return Forgeries("not signed: check the secret", call_later=minutes.call_later)


def test_a_flood_that_ends_is_counted_to_its_end(
    forgeries: Forgeries, minutes: Minutes, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(10_000):
        assert forgeries.refused().status_code == 401
    minutes.passes()

    assert caplog.messages == ["not signed: check the secret (1)", "not signed: check the secret (9999)"]


def test_after_a_quiet_minute_the_next_is_said_at_once(
    forgeries: Forgeries, minutes: Minutes, caplog: pytest.LogCaptureFixture
) -> None:
    forgeries.refused()
    minutes.passes()
    forgeries.refused()

    assert len(caplog.messages) == 2
    assert len(minutes.waiting) == 1
