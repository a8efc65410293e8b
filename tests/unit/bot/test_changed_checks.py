"""Which checks moved between the earlier and the later half of the calls."""

from datetime import date, timedelta

from bot.coaching.changed_checks import Passes, changes_of
from storage.progress import CheckOnDay

FIRST = date(2026, 11, 1)


def checks(check_id: str, *statuses: str, version: int = 1) -> list[CheckOnDay]:
    """One check on calls a day apart."""
    return [
        CheckOnDay(number, FIRST + timedelta(days=number), check_id, status, "sales", version, "")
        for number, status in enumerate(statuses)
    ]


def test_the_halves_are_counted_apart() -> None:
    (change,) = changes_of(checks("asks_first", "missed", "missed", "passed", "passed", "missed"))

    assert (change.before, change.after) == (Passes(0, 2), Passes(2, 3))


def test_what_did_not_apply_is_not_counted() -> None:
    (change,) = changes_of(checks("asks_first", "missed", "not_applicable", "unverified", "passed"))

    assert (change.before, change.after) == (Passes(0, 1), Passes(1, 1))


def test_the_most_moved_check_comes_first() -> None:
    moved = checks("moved", "missed", "missed", "passed", "passed")
    slipped = checks("slipped", "passed", "passed", "passed", "missed")
    same = checks("same", "passed", "passed", "passed", "passed")

    assert [change.check_id for change in changes_of([*same, *slipped, *moved])] == ["moved", "slipped", "same"]


def test_one_call_has_nothing_to_be_compared_with() -> None:
    assert changes_of(checks("asks_first", "missed")) == []


def test_calls_of_an_older_rubric_version_are_left_out() -> None:
    older = checks("asks_first", "missed", "missed")
    newer = [
        CheckOnDay(10 + n, FIRST + timedelta(days=10 + n), "asks_first", "passed", "sales", 2, "")
        for n in range(2)
    ]

    (change,) = changes_of([*older, *newer])

    assert (change.before, change.after) == (Passes(1, 1), Passes(1, 1))
