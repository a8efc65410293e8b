from datetime import UTC, date, datetime
from typing import get_args

import pytest

from bot.coaching.ratings import REASONS
from bot.coaching.reminders import When, reminder_moment
from bot.people import STYLES, asker_of, first_name, local_day, may_be_written_to, zone_of
from tests.unit.bot.made import NOW, a_person


def test_an_asker_is_words_and_a_hash() -> None:
    asker = asker_of(a_person())

    assert (asker.first_name, asker.role, asker.experience, asker.style) == ("Riya", "csm", "senior", "direct")
    assert len(asker.reference) == 24
    assert "U1" not in repr(asker)
    assert "Rao" not in repr(asker)


def test_the_hash_stays_the_same_for_one_person_and_differs_between_two() -> None:
    assert asker_of(a_person()).reference == asker_of(a_person(display_name="Other")).reference
    assert asker_of(a_person()).reference != asker_of(a_person(id=8)).reference
    assert asker_of(a_person()).reference != asker_of(a_person(team_id="T2")).reference


@pytest.mark.parametrize(
    ("name", "first"), [("Riya Rao", "Riya"), ("Bo", "Bo"), ("", ""), ("   ", ""), ("  An a", "An")]
)
def test_the_first_name_is_the_first_word(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize("timezone", ["", "Nowhere/Land", "../etc", "Europe/London\x00"])
def test_a_zone_nobody_knows_is_utc(timezone: str) -> None:
    assert zone_of(a_person(timezone=timezone)).key == "UTC"


@pytest.mark.parametrize(
    ("timezone", "day"),
    [
        ("UTC", date(2026, 11, 20)),
        ("Pacific/Auckland", date(2026, 11, 20)),
        ("Pacific/Kiritimati", date(2026, 11, 21)),
    ],
)
def test_the_day_is_the_one_where_the_person_is(timezone: str, day: date) -> None:
    assert local_day(a_person(timezone=timezone), NOW) == day


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        ("tomorrow", datetime(2026, 11, 21, 9, tzinfo=UTC)),
        ("in_3_days", datetime(2026, 11, 23, 9, tzinfo=UTC)),
        ("next_monday", datetime(2026, 11, 23, 9, tzinfo=UTC)),
        ("in_2_weeks", datetime(2026, 12, 4, 9, tzinfo=UTC)),
    ],
)
def test_a_reminder_comes_at_nine_of_the_day_meant(when: When, moment: datetime) -> None:
    assert reminder_moment(a_person(), when, NOW) == moment


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        (datetime(2027, 3, 27, 12, tzinfo=UTC), datetime(2027, 3, 28, 8, tzinfo=UTC)),
        (datetime(2027, 10, 30, 12, tzinfo=UTC), datetime(2027, 10, 31, 9, tzinfo=UTC)),
        (datetime(2027, 3, 26, 12, tzinfo=UTC), datetime(2027, 3, 27, 9, tzinfo=UTC)),
    ],
    ids=["clocks go forward", "clocks go back", "the day before"],
)
def test_nine_stays_nine_when_the_clocks_change(now: datetime, moment: datetime) -> None:
    assert reminder_moment(a_person(timezone="Europe/London"), "tomorrow", now) == moment


def test_tomorrow_is_tomorrow_where_the_person_is() -> None:
    late = datetime(2026, 11, 20, 23, tzinfo=UTC)

    assert reminder_moment(a_person(timezone="Pacific/Auckland"), "tomorrow", late) == datetime(
        2026, 11, 21, 20, tzinfo=UTC
    )


@pytest.mark.parametrize("day", range(16, 23))
def test_next_monday_is_never_today_and_at_most_a_week_away(day: int) -> None:
    now = datetime(2026, 11, day, 10, tzinfo=UTC)

    moment = reminder_moment(a_person(), "next_monday", now)

    assert moment.weekday() == 0
    assert 0 < (moment.date() - now.date()).days <= 7


@pytest.mark.parametrize("when", get_args(When))
@pytest.mark.parametrize("timezone", ["America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo"])
def test_every_reminder_is_in_the_future_everywhere(when: When, timezone: str) -> None:
    for hour in (0, 8, 12, 23):
        now = datetime(2026, 11, 20, hour, 30, tzinfo=UTC)
        assert reminder_moment(a_person(timezone=timezone), when, now) > now


def test_there_are_six_reasons_and_three_styles() -> None:
    assert len(REASONS) == 6
    assert set(STYLES) == {"direct", "supportive", "socratic"}


def test_a_picture_before_a_name_is_no_first_name() -> None:
    assert first_name("📱 Pedro’s iPhone") == "Pedro’s"
    assert (first_name("Riya Shah"), first_name("🦊"), first_name("")) == ("Riya", "", "")


def test_nothing_unasked_goes_to_whoever_left_or_is_only_a_guest() -> None:
    assert may_be_written_to(a_person())
    assert not may_be_written_to(a_person(is_deleted=True))
    assert not may_be_written_to(a_person(is_guest=True))
