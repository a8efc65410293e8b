"""What somebody works on, in their own voice, and how often it was seen."""

from datetime import date

import pytest

from bot.coaching.focuses import count_seen, when_then
from storage.progress import CheckOnDay

STARTED = date(2026, 11, 16)


def check(day: int, status: str, *, version: int = 1) -> CheckOnDay:
    return CheckOnDay(day, date(2026, 11, day), "o2", status, "sales_calls", version, "")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Ask before you answer a worry", "When a worry comes up, I will ask before I answer a worry."),
        ("Check your answer with them.", "When a worry comes up, I will check my answer with them."),
    ],
)
def test_advice_becomes_a_plan_in_the_first_person(title: str, words: str) -> None:
    assert when_then("a worry comes up", title) == words


def test_it_is_counted_before_and_since_the_focus_began() -> None:
    checks = [
        check(3, "missed"),
        check(4, "missed"),
        check(16, "passed"),
        check(17, "missed"),
        check(18, "passed"),
    ]

    seen = count_seen(checks, STARTED)

    assert (seen.seen, seen.chances, seen.seen_before, seen.chances_before) == (2, 3, 0, 2)


def test_calls_without_a_chance_and_of_another_rubric_do_not_count() -> None:
    checks = [
        check(3, "passed", version=1),
        check(17, "not_applicable", version=2),
        check(18, "passed", version=2),
    ]

    seen = count_seen(checks, STARTED)

    assert (seen.seen, seen.chances, seen.seen_before, seen.chances_before) == (1, 1, 0, 0)
