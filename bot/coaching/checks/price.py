"""Discounts: whether somebody asked for one, and whether what was given was given for something."""

from collections.abc import Iterator

from bot.check_rules import NoUnaskedDiscount, Trades
from bot.coaching.checks.phrases.price import ASKS_FOR_DISCOUNT, IN_RETURN, OFFERS_DISCOUNT, REFUSES_DISCOUNT
from bot.coaching.checks.scene import Decision, Said, Scene, missed, not_applicable, passed


def decide_no_unasked_discount(rule: NoUnaskedDiscount, scene: Scene) -> Decision:
    """Missed when our side offers a discount before the customer has asked about one."""
    del rule
    has_asked = False
    for said in scene.sentences:
        if _is_request(said):
            has_asked = True
        elif said.side == "own" and not has_asked and _is_offer(said):
            return missed([said])
    return passed([]) if has_asked else not_applicable("nobody spoke of a discount")


def decide_trades(rule: Trades, scene: Scene) -> Decision:
    """Every discount we offer on request stands beside a condition, in the same sentence or the one next to it.

    One that nobody asked for is no trade, whatever hangs on it: "ten percent off if you sign this month".
    """
    del rule
    asked = next((place for place, said in enumerate(scene.sentences) if _is_request(said)), len(scene.sentences))
    own = tuple(said for said in scene.sentences[asked:] if said.side == "own")
    offers = [place for place, said in enumerate(own) if _is_offer(said)]
    if not offers:
        return not_applicable("no discount was offered on request")
    given_away = [own[place] for place in offers if not any(_has_condition(own, place))]
    return missed(given_away) if given_away else passed([own[place] for place in offers])


def _is_request(said: Said) -> bool:
    return said.side == "customer" and ASKS_FOR_DISCOUNT.search(said.plain) is not None


def _is_offer(said: Said) -> bool:
    return OFFERS_DISCOUNT.search(said.plain) is not None and not REFUSES_DISCOUNT.search(said.plain)


def _has_condition(own: tuple[Said, ...], place: int) -> Iterator[bool]:
    return (IN_RETURN.search(said.plain) is not None for said in own[max(0, place - 1) : place + 2])
