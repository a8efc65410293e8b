"""How far a goal is, whether it keeps up with its time, and when it will be reached."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.coaching.goals import GoalDraft, pace_of, problems_of, value_at
from storage.models import Goal

BEGAN = date(2026, 11, 1)
TODAY = date(2026, 11, 21)


def a_goal(**fields: Any) -> Goal:
    usual: dict[str, Any] = {
        "title": "Close ten deals",
        "status": "active",
        "direction": "up",
        "unit": "deals",
        "metric": "deals_closed",
        "start": 0.0,
        "target": 10.0,
        "current": 0.0,
        "started_on": BEGAN,
        "due_on": BEGAN + timedelta(days=100),
    }
    return Goal(**{**usual, **fields})


@pytest.mark.parametrize(
    ("fields", "progress"),
    [
        ({"current": 4.0}, 0.4),
        ({"current": 14.0}, 1),
        ({"current": -3.0}, 0),
        ({"direction": "down", "start": 60.0, "target": 45.0, "current": 51.0}, 0.6),
        ({"direction": "down", "start": 60.0, "target": 45.0, "current": 44.0}, 1),
        ({"direction": "down", "start": None, "target": 45.0, "current": 51.0}, 0),
        ({"start": None, "current": 5.0}, 0.5),
        ({"current": None}, None),
        ({"target": None, "current": 30.0}, 0.3),
        ({"target": None, "current": None}, None),
        ({"target": None, "current": 0.0}, None),
        ({"target": None, "current": None, "status": "completed"}, 1),
        ({"start": 12.0, "current": 9.0}, 0),
    ],
)
def test_progress_is_the_share_of_the_way_in_either_direction(fields: dict[str, Any], progress: float) -> None:
    found = pace_of(a_goal(**fields), TODAY).progress

    assert found == (None if progress is None else pytest.approx(progress))


@pytest.mark.parametrize(
    ("current", "state"),
    [(1.0, "on_track"), (0.99, "behind"), (10.0, "reached"), (None, "unknown")],
)
def test_on_track_means_at_most_ten_points_behind_the_time(current: float | None, state: str) -> None:
    # Twenty of a hundred days have passed.
    assert pace_of(a_goal(current=current), TODAY).state == state


def test_what_is_done_or_not_is_never_behind() -> None:
    goal = a_goal(target=None, current=None, due_on=TODAY)

    assert pace_of(goal, TODAY).state == "unknown"
    assert pace_of(goal, TODAY + timedelta(days=1)).state == "overdue"


def test_a_goal_whose_day_has_passed_is_overdue_the_day_after() -> None:
    goal = a_goal(due_on=TODAY, current=1.0)

    assert pace_of(goal, TODAY).state == "behind"
    assert pace_of(goal, TODAY + timedelta(days=1)).state == "overdue"


def test_the_forecast_goes_on_at_the_pace_so_far() -> None:
    # Four of ten in twenty days are ten in fifty.
    assert pace_of(a_goal(current=4.0), TODAY).forecast_on == BEGAN + timedelta(days=50)


@pytest.mark.parametrize(
    ("fields", "today"),
    [
        ({"current": 4.0}, BEGAN + timedelta(days=6)),
        ({"current": 0.0}, TODAY),
        ({"current": 0.01}, TODAY),
        ({"current": 10.0}, TODAY),
        ({"current": 4.0, "status": "paused"}, TODAY),
    ],
)
def test_there_is_no_forecast_without_a_pace(fields: dict[str, Any], today: date) -> None:
    assert pace_of(a_goal(**fields), today).forecast_on is None


def test_a_share_of_the_way_is_a_figure() -> None:
    assert value_at(a_goal(direction="down", start=60.0, target=45.0), 0.6) == pytest.approx(51)
    assert value_at(a_goal(target=None), 0.6) == 60
    assert value_at(a_goal(direction="down", start=None, target=45.0), 0.6) is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"due_on": None}, "due_on"),
        ({"due_on": TODAY}, "due_on"),
        ({"due_on": TODAY + timedelta(days=4000)}, "due_on"),
        ({"target": 120.0, "unit": "%"}, "target"),
        ({"target": 1e300}, "target"),
        ({"start": 5.0, "target": 5.0}, "target"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(fields: dict[str, Any], field: str) -> None:
    good: dict[str, Any] = {"title": "Close ten deals", "due_on": TODAY + timedelta(days=30)}

    assert not problems_of(GoalDraft(**good), TODAY)
    assert set(problems_of(GoalDraft(**{**good, **fields}), TODAY)) == {field}
