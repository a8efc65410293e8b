from datetime import UTC, datetime

import pytest

from bot.coaching.reminders import moment_said
from tests.unit.bot.made import a_person

FRIDAY = datetime(2026, 11, 20, 15, tzinfo=UTC)
NEW_YORK = a_person(timezone="America/New_York")  # where it is ten in the morning


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("tomorrow", datetime(2026, 11, 21, 14)),
        ("on Thursday at 3pm", datetime(2026, 11, 26, 20)),
        ("about this next week", datetime(2026, 11, 23, 14)),
        ("in two weeks", datetime(2026, 12, 4, 14)),
        ("on 5 December", datetime(2026, 12, 5, 14)),
        ("at 15:30", datetime(2026, 11, 20, 20, 30)),
        ("this afternoon", datetime(2026, 11, 20, 19)),
        ("tomorrow evening", datetime(2026, 11, 21, 23)),
        ("in 2 hours", datetime(2026, 11, 20, 17)),
        ("in half an hour", datetime(2026, 11, 20, 15, 30)),
        ("in 20 mins", datetime(2026, 11, 20, 15, 20)),
        ("in five hours", datetime(2026, 11, 20, 20)),
        ("in an hour and a half", datetime(2026, 11, 20, 16, 30)),
        ("in 1.5h", datetime(2026, 11, 20, 16, 30)),
        ("in a couple of hours", datetime(2026, 11, 20, 17)),
        ("thursday 3pm", datetime(2026, 11, 26, 20)),
        ("next friday 10", datetime(2026, 11, 27, 15)),
        ("mon 9:30 to send the deck", datetime(2026, 11, 23, 14, 30)),
        ("tomorrow eod", datetime(2026, 11, 21, 22)),
        ("at the end of the day", datetime(2026, 11, 20, 22)),
        ("tomorrow at 3", datetime(2026, 11, 21, 20)),
        ("tomorrow at 6 in the morning", datetime(2026, 11, 21, 11)),
        ("tonight at 8", datetime(2026, 11, 21, 1)),
        ("in the morning", datetime(2026, 11, 21, 14)),
        ("tomorrow to look at 10 accounts", datetime(2026, 11, 21, 14)),
        ("on friday 4 december", datetime(2026, 12, 4, 14)),
        ("next month", datetime(2026, 12, 1, 14)),
        ("to log it in crm in 2 hours", datetime(2026, 11, 20, 17)),
        ("next week on thursday", datetime(2026, 11, 26, 14)),
        ("wednesday next week at 3pm", datetime(2026, 11, 25, 20)),
        ("next week to prepare friday's call", datetime(2026, 11, 23, 14)),
    ],
)
def test_the_moment_is_in_the_persons_own_day(words: str, moment: datetime) -> None:
    assert moment_said(NEW_YORK, words, FRIDAY) == moment.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "words",
    ["", "about this", "soon", "at 8", "today at 8am", "at 25:99", "yesterday", "to call Dana", "in a few hours"],
)
def test_words_that_name_no_moment_ahead_are_none(words: str) -> None:
    assert moment_said(NEW_YORK, words, FRIDAY) is None
