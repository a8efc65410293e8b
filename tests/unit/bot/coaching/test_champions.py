"""Hearing that a champion is leaving."""

import pytest

from bot.coaching.call_review import Evidence, Signal, SignalKind
from bot.coaching.champions import tells_of_a_leaving_champion


def a_signal(text: str, quote: str, kind: SignalKind = "risk") -> Signal:
    return Signal(kind=kind, text=text, evidence=Evidence(quote=quote, utterance=0, speaker="Dana Cole"))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Sponsor moving in January", "I take over another team then"),
        ("Champion risk", "she will not be around"),
        ("A contact goes", "our sponsor is moving to operations in January"),
        ("A contact goes", "Friday is my last day here"),
        ("A contact goes", "I’m leaving at the end of the month"),
        ("Champion promoted", "I got the job"),
    ],
)
def test_a_champion_who_moves_on_is_heard(text: str, quote: str) -> None:
    assert tells_of_a_leaving_champion(a_signal(text, quote))


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Budget frozen", "the budget is frozen until January", "risk"),
        ("Security worry", "Sam is worried about security", "risk"),
        ("Price", "we are moving the budget to next year", "risk"),
        ("Sponsor promoted", "our sponsor was promoted", "opportunity"),
    ],
)
def test_other_news_is_not_taken_for_it(text: str, quote: str, kind: SignalKind) -> None:
    assert not tells_of_a_leaving_champion(a_signal(text, quote, kind))
