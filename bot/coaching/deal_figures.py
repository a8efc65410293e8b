"""What somebody's closed deals say about their selling; they join a score only when there are enough of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.coaching.scorecard import FEWEST_DEALS, OfDeals
from bot.rubrics import DealFigure
from storage.models import Deal

WON, LOST = "won", "lost"


@dataclass(frozen=True)
class DealFigures:
    """The figures that can be had, and how many closed deals there are in all."""

    figures: Mapping[DealFigure, OfDeals]
    closed: int

    @property
    def price_objection_win_rate(self) -> float | None:
        """The same among closed deals in which the price was an objection; None with fewer than five."""
        found = self.figures.get("price_objection_win_rate")
        return found.value if found and found.deals >= FEWEST_DEALS else None

    @property
    def objected(self) -> int:
        """How many closed deals are marked as having had a price objection."""
        found = self.figures.get("price_objection_win_rate")
        return found.deals if found else 0

    @property
    def win_rate(self) -> float | None:
        """Won ÷ (won + lost), 0–1; None with fewer than five closed deals."""
        found = self.figures.get("win_rate")
        return found.value if found and found.deals >= FEWEST_DEALS else None


def deal_figures(deals: Sequence[Deal]) -> DealFigures:
    """The win rate, the same among deals with a price objection, and the mean of discount ÷ target over won deals
    that name both, as imported.
    """
    closed = [deal for deal in deals if deal.outcome.casefold() in (WON, LOST)]
    won = [deal for deal in closed if deal.outcome.casefold() == WON]
    figures: dict[DealFigure, OfDeals] = {}
    if closed:
        figures["win_rate"] = OfDeals(len(won) / len(closed), len(closed))
    objected = [deal for deal in closed if _is_yes(deal.extra.get("price_objection"))]
    if objected:
        objected_won = sum(deal in won for deal in objected)
        figures["price_objection_win_rate"] = OfDeals(objected_won / len(objected), len(objected))
    ratios = [ratio for deal in won if (ratio := _to_target(deal)) is not None]
    if ratios:
        figures["discount_to_target"] = OfDeals(sum(ratios) / len(ratios), len(ratios))
    return DealFigures(figures, len(closed))


def _is_yes(value: object) -> bool:
    return str(value).strip().casefold() in ("yes", "y", "true", "1", "x")


def _to_target(deal: Deal) -> float | None:
    discount, target = (_number(deal.extra.get(name)) for name in ("discount_pct", "discount_target_pct"))
    return discount / target if discount is not None and target else None


def _number(value: object) -> float | None:
    """A cell of the imported list as a number, 0 or more; lists write percent signs."""
    try:
        number = float(str(value).strip().removesuffix("%"))
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None
