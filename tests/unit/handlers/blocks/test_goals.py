"""The list of goals says what can be done with it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.coaching.goal_offers import Offer
from bot.coaching.goals import GoalDraft
from handlers.blocks.goals import GoalList, goal_line, goals_blocks
from storage.models import Goal

OFFER = Offer("calls", GoalDraft(title="Review two calls a week"), "You have reviewed none yet.")


def words_of(*offers: Offer) -> str:
    listed = GoalList([], offers, date(2026, 11, 21), "active", page=0, total=0, active=0)
    return "\n".join(block["text"]["text"] for block in goals_blocks(listed) if block["type"] == "section")


def test_what_is_on_offer_is_pointed_to() -> None:
    assert "a number and a day. Or take one below." in words_of(OFFER)


def test_nothing_on_offer_is_not_pointed_to() -> None:
    assert "below" not in words_of()


TODAY = date(2026, 11, 21)


def line_of(*, days_left: int = 23, status: str = "active", current: float | None = None) -> str:
    goal = Goal(
        title="Find a new owner",
        priority="high",
        status=status,
        direction="up",
        unit="",
        start=None,
        target=None,
        current=current,
        started_on=TODAY - timedelta(days=10),
        due_on=TODAY + timedelta(days=days_left),
        completed_at=datetime(2026, 11, 20, tzinfo=UTC) if status == "completed" else None,
    )
    return goal_line(goal, TODAY).removeprefix("🎯 High · *Find a new owner* · ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (line_of(), "not done yet · 14 Dec · 23 days left"),
        (line_of(days_left=1), "not done yet · 22 Nov · 1 day left"),
        (line_of(days_left=0), "not done yet · 21 Nov · due today"),
        (line_of(days_left=-1), "not done yet · 20 Nov · day has passed"),
        (line_of(status="paused"), "not done yet · 14 Dec · paused"),
        (line_of(status="completed"), "done 20 Nov"),
        (line_of(current=40.0), "▓▓▓▓░░░░░░ 40 % · 14 Dec · on track"),
    ],
)
def test_what_is_done_or_not_has_no_percentage_until_one_is_given(line: str, said: str) -> None:
    assert line == said
