"""Where somebody stands in each skill, and what to work on next."""

from datetime import date, timedelta

import pytest

from bot.coaching.skill_progress import (
    best_of,
    choose_focuses,
    progress_of,
    rounded,
    standings_of,
    state_of,
)
from bot.coaching.trends import Point
from tests.unit.bot.test_trends import FRIDAY, points


@pytest.mark.parametrize(
    ("score", "state"),
    [(80, "strength"), (79.4, "steady"), (79.6, "strength"), (70, "steady"), (69.5, "steady"), (69.4, "gap")],
)
def test_a_score_is_judged_as_it_is_shown(score: float, state: str) -> None:
    assert state_of(score) == state


def test_halves_go_up() -> None:
    assert [rounded(score) for score in (62.5, 54.9, 16.67, 0)] == [63, 55, 17, 0]


def test_a_skill_is_the_mean_of_its_last_five_calls() -> None:
    (standing,) = standings_of({"discovery": points(0, 60, 70, 80, 90, 100)}, today=FRIDAY)

    assert (standing.rolling, standing.calls) == (80.0, 6)


def test_a_skill_never_seen_has_no_standing() -> None:
    standings = standings_of({"discovery": points(83), "negotiation": []}, today=FRIDAY)

    assert [standing.skill_id for standing in standings] == ["discovery"]


def test_below_three_calls_a_skill_is_early() -> None:
    two, three = standings_of({"a": points(80, 80), "b": points(80, 80, 80)}, today=FRIDAY)

    assert two.is_early
    assert not three.is_early


def test_the_weeks_are_told_apart() -> None:
    (standing,) = standings_of({"discovery": points(71, 83)}, today=FRIDAY)

    assert (standing.last_week, standing.this_week) == (71, 83)


def test_a_week_without_calls_has_no_number() -> None:
    (standing,) = standings_of({"discovery": points(71)}, today=FRIDAY + timedelta(days=7))

    assert (standing.last_week, standing.this_week) == (71, None)


def test_a_skill_of_an_older_rubric_is_not_shown_beside_those_of_the_new_one() -> None:
    new = [Point(99, FRIDAY + timedelta(days=1), 60, "sales/2", "claude")]

    standings = standings_of({"discovery": [*points(90), *new], "closing": points(90)}, today=FRIDAY)

    assert [(standing.skill_id, standing.rolling) for standing in standings] == [("discovery", 60)]


def test_the_lowest_skill_is_the_focus_and_a_gap_aims_at_seventy_five() -> None:
    standings = standings_of({"a": points(83, 83), "b": points(40, 40), "c": points(60, 60)}, today=FRIDAY)

    first, second = choose_focuses(standings)

    assert (first.skill_id, first.target, first.is_stretch) == ("b", 75, False)
    assert second.skill_id == "c"


def test_without_a_gap_the_lowest_skill_becomes_a_stretch_of_five_points() -> None:
    standings = standings_of({"a": points(83, 83), "b": points(78, 78)}, today=FRIDAY)

    focus = choose_focuses(standings)[0]

    assert (focus.skill_id, focus.target, focus.is_stretch) == ("b", 83, True)


def test_a_stretch_never_asks_for_more_than_everything() -> None:
    standings = standings_of({"a": points(98, 98)}, today=FRIDAY)

    assert choose_focuses(standings)[0].target == 100


def test_a_skill_seen_once_waits_while_another_was_seen_twice() -> None:
    standings = standings_of({"once": points(0), "twice": points(60, 60)}, today=FRIDAY)

    assert choose_focuses(standings)[0].skill_id == "twice"


def test_after_a_single_call_its_lowest_skill_is_the_focus() -> None:
    standings = standings_of({"a": points(83), "b": points(17)}, today=FRIDAY)

    assert choose_focuses(standings)[0].skill_id == "b"
    best = best_of(standings)
    assert best
    assert best.skill_id == "a"


def test_nothing_scored_has_no_focus_and_no_best() -> None:
    assert choose_focuses([]) == []
    assert best_of([]) is None


def test_progress_shows_the_calls_of_its_period() -> None:
    progress = progress_of(points(71, 74, 77, 80, 83, every=14), period="30d", today=FRIDAY)

    assert [point.value for point in progress.points] == [77, 80, 83]
    assert progress.days == 28
    assert progress.trend == "too_early"


def test_a_period_includes_today_and_its_first_day() -> None:
    edges = [
        Point(1, FRIDAY - timedelta(days=30), 1),
        Point(2, FRIDAY - timedelta(days=29), 2),
        Point(3, FRIDAY, 3),
    ]

    progress = progress_of(edges, period="30d", today=FRIDAY)

    assert [point.value for point in progress.points] == [2, 3]


def test_progress_says_how_many_calls_of_the_period_were_measured_otherwise() -> None:
    older = points(50, 50, standard="sales/0")
    newer = [Point(90 + n, FRIDAY + timedelta(days=n), 60, "sales/1") for n in range(3)]

    progress = progress_of([*older, *newer], period="90d", today=FRIDAY + timedelta(days=3))

    assert len(progress.points) == 3
    assert progress.left_out == 2


def test_a_period_without_calls_still_says_when_the_last_was() -> None:
    progress = progress_of(points(71), period="30d", today=date(2027, 6, 1))

    assert progress.points == ()
    assert progress.latest_on == FRIDAY
    assert progress.rolling == 71
