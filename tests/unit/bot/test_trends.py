"""What may be compared, where it is heading, and what a chart shows of it."""

from datetime import date, timedelta

import pytest

from bot.coaching.trends import Point, chart_of, comparable, mean_of_week, slope_per_week, trend_of

FRIDAY = date(2026, 11, 20)


def points(*values: float, every: int = 7, standard: str = "sales/1", method: str = "claude") -> list[Point]:
    """Calls so many days apart, the last on the Friday."""
    first = FRIDAY - timedelta(days=every * (len(values) - 1))
    return [
        Point(number, first + timedelta(days=every * number), value, standard, method)
        for number, value in enumerate(values)
    ]


def test_a_steady_rise_of_three_points_a_week_is_a_slope_of_three() -> None:
    assert slope_per_week(points(60, 63, 66, 69)) == pytest.approx(3)


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        ((60, 63, 66, 69), "rising"),
        ((69, 66, 63, 60), "falling"),
        ((70, 72, 70, 72), "stable"),
        ((60, 62, 64, 66), "stable"),
        ((66, 64, 62, 60), "stable"),
        ((60, 70, 80), "too_early"),
        ((), "too_early"),
    ],
)
def test_four_points_make_a_trend_from_more_than_two_points_a_week(values: tuple[float, ...], trend: str) -> None:
    assert trend_of(points(*values)) == trend


def test_calls_of_a_single_day_have_no_trend() -> None:
    assert trend_of(points(10, 40, 70, 100, every=0)) == "too_early"


def test_a_small_difference_within_two_days_is_not_stretched_into_a_week() -> None:
    close_together = [*points(70, 70, every=0), *points(71, 71, every=0)]
    close_together[:2] = [Point(0, FRIDAY - timedelta(days=1), 70), Point(1, FRIDAY - timedelta(days=1), 70)]

    assert trend_of(close_together) == "stable"


def test_only_the_last_ten_points_say_where_it_is_heading() -> None:
    long_ago = [60, 50, 40, 30, 20]

    assert trend_of(points(*long_ago, *[80] * 10)) == "stable"


def test_a_new_rubric_version_begins_a_new_line() -> None:
    before = points(90, 91, 92, every=1, standard="sales/1")
    after = [Point(99, FRIDAY + timedelta(days=1), 60, "sales/2", "claude")]

    line = comparable([*before, *after])

    assert [point.value for point in line.points] == [60]
    assert line.left_out == 3


def test_one_call_reviewed_without_the_model_leaves_a_hole_in_the_line() -> None:
    without = Point(99, FRIDAY + timedelta(days=1), 20, "sales/1", "")

    line = comparable([*points(60, 63, 66), without])

    assert [point.value for point in line.points] == [60, 63, 66]
    assert line.left_out == 1


def test_of_two_methods_used_alike_the_newer_counts() -> None:
    with_code = [Point(90 + n, FRIDAY + timedelta(days=1 + n), 20, "sales/1", "") for n in range(2)]

    line = comparable([*points(60, 63), *with_code])

    assert [point.value for point in line.points] == [20, 20]


def test_points_are_put_in_the_order_of_their_days() -> None:
    line = comparable(reversed(points(60, 63, 66)))

    assert [point.value for point in line.points] == [60, 63, 66]


def test_nothing_is_comparable_with_nothing() -> None:
    assert comparable([]).points == ()


def test_a_week_begins_on_monday_and_has_the_mean_of_its_calls() -> None:
    monday = date(2026, 11, 16)
    week = [Point(1, monday, 60), Point(2, date(2026, 11, 22), 80), Point(3, date(2026, 11, 23), 0)]

    assert mean_of_week(week, monday) == 70
    assert mean_of_week(week, date(2026, 11, 9)) is None


def test_a_chart_shows_each_call_while_there_is_room() -> None:
    chart = chart_of(points(60, 70, 80))

    assert chart.grain == "call"
    assert [mark.label for mark in chart.marks] == ["6 Nov", "13 Nov", "20 Nov"]


def test_two_calls_of_one_day_have_different_labels() -> None:
    chart = chart_of(points(60, 70, every=0))

    assert [mark.label for mark in chart.marks] == ["20 Nov", "20 Nov (2)"]


def test_many_calls_become_the_means_of_weeks() -> None:
    chart = chart_of(points(*[50, 70] * 15, every=1))

    assert chart.grain == "week"
    assert len(chart.marks) <= 20
    assert sum(mark.calls for mark in chart.marks) == 30


def test_a_year_of_calls_becomes_the_means_of_months() -> None:
    chart = chart_of(points(*[60] * 365, every=1))

    assert chart.grain == "month"
    assert len(chart.marks) == 13
    assert len({mark.label for mark in chart.marks}) == 13
    assert chart.marks[-1].label == "Nov 26"


def test_ten_years_of_calls_still_fit() -> None:
    assert len(chart_of(points(*[60] * 1200, every=3)).marks) == 20
