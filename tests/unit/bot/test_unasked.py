"""One message a day, five a week, and none in quiet hours."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.rhythm import QuietHours
from bot.unasked import first_free

MONDAY = date(2026, 11, 23)
QUIET = QuietHours()


def free(moment: datetime, *taken: date, zone: str = "UTC") -> datetime:
    return first_free(moment, quiet=QUIET, zone=ZoneInfo(zone), taken=taken)


def test_a_free_moment_of_a_free_day_is_taken_as_it_is() -> None:
    assert free(datetime(2026, 11, 23, 10, tzinfo=UTC)) == datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_in_the_night_it_waits_for_the_morning() -> None:
    assert free(datetime(2026, 11, 23, 22, 30, tzinfo=UTC)) == datetime(2026, 11, 24, 8, tzinfo=UTC)


def test_a_second_message_waits_for_the_next_day() -> None:
    assert free(datetime(2026, 11, 23, 10, tzinfo=UTC), MONDAY) == datetime(2026, 11, 24, 8, tzinfo=UTC)


def test_after_five_in_a_week_it_waits_for_the_next_week() -> None:
    five = [MONDAY.replace(day=day) for day in range(16, 21)]

    assert free(datetime(2026, 11, 20, 10, tzinfo=UTC), *five) == datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_five_in_a_week_are_enough_also_for_whoever_works_at_weekends() -> None:
    five = [MONDAY.replace(day=day) for day in range(16, 21)]
    saturday = datetime(2026, 11, 21, 10, tzinfo=UTC)
    seven_days = QuietHours(days_off=frozenset())

    assert first_free(saturday, quiet=seven_days, zone=UTC, taken=five[:4]) == saturday
    assert first_free(saturday, quiet=seven_days, zone=UTC, taken=five) == datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_the_day_is_the_one_where_the_person_lives() -> None:
    evening_before_in_utc = datetime(2026, 11, 22, 23, tzinfo=UTC)  # Monday, 08:00 in Tokyo

    assert free(evening_before_in_utc, MONDAY, zone="Asia/Tokyo") == datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert free(evening_before_in_utc, zone="Asia/Tokyo") == evening_before_in_utc
