import pytest

from bot.intents import recognise
from tests.unit.bot.lines import sentences


@pytest.mark.parametrize(("kind", "name"), [("automation_new", "standing_orders.txt"), ("ask", "troubles.txt")])
def test_an_order_for_every_time_is_told_from_a_trouble_that_comes_every_time(kind: str, name: str) -> None:
    texts = sentences(name)

    assert [(text, recognise(text).kind) for text in texts] == [(text, kind) for text in texts]
