import pytest

from bot.coaching.reminder_requests import asks_for_reminder, cancels_reminder, names_own_matter


@pytest.mark.parametrize(
    ("words", "is_asked", "is_own"),
    [
        ("remind me tomorrow eod", True, False),
        ("please remind me of it in two weeks", True, False),
        ("remind me about this on thursday", True, False),
        ("set a reminder for 5pm", True, False),
        ("remind me in 3 hours to call dana", True, True),
        ("on 1 december at 9 remind me about the pricing change", True, True),
        ("remind me every friday to send the report", False, True),
        ("90 and 30 days before acme's renewal, remind me to check", False, True),
        ("remind me when acme goes quiet", False, False),
        ("should i remind the customer tomorrow", False, False),
        ("tomorrow at 9 can you please remind me of this", True, False),
        ("tomorrow remind me that dana will ping me", True, True),
        ("the vp said he would ping me on friday", False, False),
        ("on monday they asked dana to remind me", False, True),
    ],
)
def test_one_reminder_is_told_from_a_standing_order(words: str, is_asked: bool, is_own: bool) -> None:
    assert asks_for_reminder(words) is is_asked
    assert names_own_matter(words) is is_own


@pytest.mark.parametrize(
    ("words", "is_meant"),
    [
        ("cancel the reminder", True),
        ("please delete my reminders", True),
        ("don't remind me about this", True),
        ("stop the weekly summary", False),
        ("how do i stop sending payment reminders", False),
    ],
)
def test_taking_reminders_back_is_understood(words: str, is_meant: bool) -> None:
    assert cancels_reminder(words) is is_meant
