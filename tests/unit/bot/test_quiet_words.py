"""When somebody wants quiet, in their own words and their own days."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.quiet_words import INDEFINITELY, Quiet, read_quiet

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
"""A Friday morning in New York."""


def day(month: int, number: int, year: int = 2026) -> datetime:
    return datetime(year, month, number, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        ("pause two weeks", Quiet(None, NOW + timedelta(days=14))),
        ("mute for a day please", Quiet(None, NOW + timedelta(days=1))),
        ("stop", Quiet(None, NOW + INDEFINITELY)),
        ("pause until I'm back", Quiet(None, NOW + INDEFINITELY)),
        ("pause until Monday", Quiet(None, day(11, 23))),
        ("no messages today", Quiet(None, day(11, 21))),
        ("I'm off next week", Quiet(None, day(11, 30))),
        ("I'm away from 1 to 14 December", Quiet(day(12, 1), day(12, 15))),
        ("quiet between 1 and 14 December", Quiet(day(12, 1), day(12, 15))),
        ("resume", Quiet(None, None)),
        ("I'm back", Quiet(None, None)),
    ],
)
def test_quiet_is_read_in_the_days_of_whoever_asks(words: str, quiet: Quiet) -> None:
    assert read_quiet(words, zone=NEW_YORK, now=NOW) == quiet


def test_a_day_that_is_none_to_come_is_no_quiet() -> None:
    assert read_quiet("pause until the 45th", zone=NEW_YORK, now=NOW) is None
