"""What somebody filled in is read by the names of the fields."""

from typing import Any

import pytest

from handlers.blocks.parts import submitted
from handlers.button_values import StaleButton

TYPED = {"type": "plain_text_input", "value": "Discovery"}


def test_a_field_is_found_by_its_name_whatever_its_block_is_called() -> None:
    view = {
        "state": {"values": {"b1": {"goal": TYPED}, "b2": {"note": {"type": "plain_text_input", "value": None}}}}
    }

    assert submitted(view, "goal", "note") == {"goal": "Discovery", "note": ""}


@pytest.mark.parametrize(
    "view", [{}, {"state": None}, {"state": {}}, {"state": {"values": {"b": {"note": TYPED}}}}]
)
def test_a_form_without_the_field_is_of_another_version(view: dict[str, Any]) -> None:
    with pytest.raises(StaleButton):
        submitted(view, "goal")
