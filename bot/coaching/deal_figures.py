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
    def win_rate(self) -> float | None:
        """Won ÷ (won + lost), 0–1; None with fewer than five closed deals."""
        found = self.figures.get("win_rate")
        return found.value if found and found.deals >= FEWEST_DEALS else None


def deal_figures(deals: Sequence[Deal]) -> DealFigures:
    """The win rate, and the mean of discount ÷ target over won deals that name both, as imported."""
    closed = [deal for deal in deals if deal.outcome.casefold() in (WON, LOST)]
    won = [deal for deal in closed if deal.outcome.casefold() == WON]
    figures: dict[DealFigure, OfDeals] = {}
    if closed:
        figures["win_rate"] = OfDeals(len(won) / len(closed), len(closed))
    ratios = [ratio for deal in won if (ratio := _to_target(deal)) is not None]
    if ratios:
        figures["discount_to_target"] = OfDeals(sum(ratios) / len(ratios), len(ratios))
    return DealFigures(figures, len(closed))


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
