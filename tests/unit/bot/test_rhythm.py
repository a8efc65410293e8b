"""Local times, through every change of the clocks."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.rhythm import MONDAY, QuietHours, next_occurrence, open_moment, week_of

NEW_YORK = ZoneInfo("America/New_York")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_time_the_clocks_skip_moves_forward_by_the_gap() -> None:
    due = next_occurrence(at("2027-03-13T12:00"), time(2, 30), NEW_YORK)

    assert due.on == date(2027, 3, 14)
    assert due.at.astimezone(NEW_YORK).time() == time(3, 30)


def test_a_time_that_comes_twice_is_met_once() -> None:
    first = next_occurrence(at("2026-10-31T12:00"), time(1, 30), NEW_YORK)
    second = next_occurrence(first.at, time(1, 30), NEW_YORK)

    assert (first.on, second.on) == (date(2026, 11, 1), date(2026, 11, 2))


def test_a_midnight_that_does_not_exist_does_not_lose_the_day() -> None:
    due = next_occurrence(at("2018-11-03T12:00"), time(0), ZoneInfo("America/Sao_Paulo"))

    assert due.on == date(2018, 11, 4)


def test_a_day_a_country_skipped_moves_to_the_next() -> None:
    apia = ZoneInfo("Pacific/Apia")
    first = next_occurrence(at("2011-12-29T12:00"), time(9), apia)
    second = next_occurrence(first.at, time(9), apia)

    assert second.at > first.at


def test_monday_morning_comes_every_seven_days_everywhere() -> None:
    uneven = {zone for zone in available_timezones() if lengths_of_weeks(ZoneInfo(zone)) != {timedelta(days=7)}}

    assert uneven == set()


def lengths_of_weeks(zone: ZoneInfo) -> set[timedelta]:
    due = next_occurrence(at("2026-10-01T00:00"), time(8, 30), zone, {MONDAY})
    days = [due.on]
    for _ in range(30):
        due = next_occurrence(due.at, time(8, 30), zone, {MONDAY})
        days.append(due.on)
    return {later - earlier for earlier, later in itertools.pairwise(days)}


def test_the_week_begins_on_monday() -> None:
    assert week_of(date(2026, 11, 22)) == date(2026, 11, 16)
    assert week_of(date(2026, 11, 23)) == date(2026, 11, 23)


def test_a_moment_in_the_night_waits_for_the_morning() -> None:
    friday_night = at("2026-11-20T22:30")

    assert open_moment(friday_night, QuietHours(), ZoneInfo("UTC")) == at("2026-11-23T08:00")


def test_a_moment_in_working_hours_does_not_wait() -> None:
    noon = at("2026-11-20T12:00")

    assert open_moment(noon, QuietHours(), ZoneInfo("UTC")) == noon


@pytest.mark.parametrize(
    ("quiet", "quiet_at", "open_at"),
    [
        (QuietHours(time(18), time(8)), ("18:00", "23:59", "00:00", "07:59"), ("08:00", "17:59")),
        (QuietHours(time(12), time(13)), ("12:00", "12:59"), ("11:59", "13:00", "00:00")),
        (QuietHours(time(9), time(9)), (), ("09:00", "00:00")),
    ],
    ids=["through the night", "at noon", "never"],
)
def test_quiet_begins_at_its_first_minute_and_ends_before_its_last(
    quiet: QuietHours, quiet_at: tuple[str, ...], open_at: tuple[str, ...]
) -> None:
    assert all(quiet.cover(at(f"2026-11-20T{clock}")) for clock in quiet_at)
    assert not any(quiet.cover(at(f"2026-11-20T{clock}")) for clock in open_at)


def test_a_weekend_shop_may_be_written_to_on_saturday() -> None:
    saturday = at("2026-11-21T12:00")

    assert open_moment(saturday, QuietHours(days_off=frozenset()), ZoneInfo("UTC")) == saturday


def test_somebody_who_is_never_open_is_tried_a_week_later() -> None:
    always = QuietHours(days_off=frozenset(range(7)))

    assert open_moment(at("2026-11-20T12:00"), always, ZoneInfo("UTC")) == at("2026-11-27T12:00")
