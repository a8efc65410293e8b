"""The list of goals says what can be done with it."""

from datetime import date

from bot.coaching.goal_offers import Offer
from bot.coaching.goals import GoalDraft
from handlers.blocks.goals import GoalList, goals_blocks

OFFER = Offer("calls", GoalDraft(title="Review two calls a week"), "You have reviewed none yet.")


def words_of(*offers: Offer) -> str:
    listed = GoalList([], offers, date(2026, 11, 21), "active", page=0, total=0, active=0)
    return "\n".join(block["text"]["text"] for block in goals_blocks(listed) if block["type"] == "section")


def test_what_is_on_offer_is_pointed_to() -> None:
    assert "a number and a day. Or take one below." in words_of(OFFER)


def test_nothing_on_offer_is_not_pointed_to() -> None:
    assert "below" not in words_of()
