"""When what was said on a call goes."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.calls.retention import end_of
from storage.models import Call

SHARED_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "chosen", "days"),
    [("reviewed", 30, 30), ("reviewed", 0, 0), ("waiting", 0, 1), ("waiting", 7, 7)],
)
def test_a_call_that_is_not_reviewed_yet_has_a_day_to_come_to_it(status: str, chosen: int, days: int) -> None:
    call = Call(status=status, created_at=SHARED_AT)

    assert end_of(call, chosen) == SHARED_AT + timedelta(days=days)
