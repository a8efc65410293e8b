"""One digest for each week, wherever somebody lives and whatever the clocks do."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import available_timezones

import pytest

from bot.weekly_turns import STALE, first_turn, turns
from storage.models import Person

ONBOARDED = datetime(2026, 1, 2, tzinfo=UTC)


def somebody(zone: str = "UTC", **preferences: Any) -> Person:
    return Person(id=1, team_id="T1", timezone=zone, preferences=preferences, onboarded_at=ONBOARDED)


@pytest.mark.parametrize(
    ("zone", "now", "utc"),
    [
        ("Europe/Berlin", datetime(2026, 3, 27, 12), datetime(2026, 3, 30, 6, 30)),
        ("Europe/Berlin", datetime(2026, 10, 23, 12), datetime(2026, 10, 26, 7, 30)),
        ("America/New_York", datetime(2026, 3, 6, 12), datetime(2026, 3, 9, 12, 30)),
        ("America/New_York", datetime(2026, 10, 30, 12), datetime(2026, 11, 2, 13, 30)),
    ],
)
def test_half_past_eight_stays_half_past_eight_when_the_clocks_change(
    zone: str, now: datetime, utc: datetime
) -> None:
    assert first_turn(somebody(zone), now.replace(tzinfo=UTC)).send_at == utc.replace(tzinfo=UTC)


def test_every_zone_has_one_digest_for_every_week_of_a_year() -> None:
    for zone in sorted(available_timezones())[::7]:
        weeks = [turn.week_on for turn in islice(turns(somebody(zone), ONBOARDED), 52)]

        assert weeks == [weeks[0] + timedelta(days=7 * number) for number in range(52)], zone


def test_it_is_written_the_evening_before() -> None:
    turn = first_turn(somebody(), datetime(2026, 11, 20, tzinfo=UTC))

    assert turn.compose_at == datetime(2026, 11, 22, 18, 1, tzinfo=UTC)


def test_half_a_day_late_it_is_next_weeks_turn() -> None:
    due = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)

    assert first_turn(somebody(), due + STALE - timedelta(minutes=1)).send_at == due
    assert first_turn(somebody(), due + STALE).send_at == due + timedelta(days=7)


def test_whoever_is_set_up_on_a_monday_waits_a_week() -> None:
    person = somebody()
    person.onboarded_at = datetime(2026, 11, 23, 9, tzinfo=UTC)

    assert first_turn(person, person.onboarded_at).send_at == datetime(2026, 11, 30, 8, 30, tzinfo=UTC)


def test_a_digest_in_quiet_hours_waits_for_their_end() -> None:
    turn = first_turn(somebody(digest_day=5), datetime(2026, 11, 20, tzinfo=UTC))

    assert turn.send_at == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert turn.week_on == datetime(2026, 11, 16).date()


def test_none_are_due_during_a_pause() -> None:
    person = somebody(paused_until=datetime(2026, 12, 1, tzinfo=UTC).isoformat())

    turn = first_turn(person, datetime(2026, 11, 20, tzinfo=UTC))

    assert turn.send_at == datetime(2026, 12, 7, 8, 30, tzinfo=UTC)


def test_those_before_a_pause_that_begins_later_come() -> None:
    first, last = datetime(2026, 11, 25, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
    person = somebody(paused_from=first.isoformat(), paused_until=last.isoformat())

    due = turns(person, datetime(2026, 11, 20, tzinfo=UTC))

    assert [next(due).send_at.day for _ in range(3)] == [16, 23, 7]
