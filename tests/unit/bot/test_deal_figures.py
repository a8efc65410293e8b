"""What closed deals say, and that a few say nothing."""

import pytest

from bot.coaching.deal_figures import deal_figures
from storage.models import Deal


def deal(outcome: str, **extra: str) -> Deal:
    return Deal(outcome=outcome, extra=extra)


def test_open_deals_do_not_count() -> None:
    found = deal_figures([deal("Won"), deal("lost"), deal("open"), deal("")])

    assert found.closed == 2
    assert found.figures["win_rate"].value == 0.5


def test_four_deals_say_nothing_and_five_do() -> None:
    assert deal_figures([deal("won")] * 4).win_rate is None
    assert deal_figures([deal("won")] * 4 + [deal("lost")]).win_rate == pytest.approx(0.8)


def test_deals_with_a_price_objection_have_a_rate_of_their_own() -> None:
    objected = [
        deal("won", price_objection="yes"),
        deal("lost", price_objection="Y"),
        deal("won", price_objection=""),
    ]

    assert deal_figures(objected).objected == 2
    assert deal_figures(objected).price_objection_win_rate is None
    assert deal_figures([*objected, *objected, *objected]).price_objection_win_rate == pytest.approx(0.5)


def test_discounts_are_compared_with_their_target() -> None:
    found = deal_figures(
        [
            deal("won", discount_pct="12", discount_target_pct="10"),
            deal("won", discount_pct="8 %", discount_target_pct="10"),
            deal("won", discount_pct="", discount_target_pct="10"),
            deal("won", discount_pct="nan", discount_target_pct="0"),
            deal("lost", discount_pct="50", discount_target_pct="10"),
        ]
    )

    assert found.figures["discount_to_target"].value == pytest.approx(1.0)
    assert found.figures["discount_to_target"].deals == 2
