"""JSON as text says what Python's own writer says, and reads what it reads."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.json_text import json_text, read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(VALUES)
def test_what_is_written_is_read_again_by_both(value: Any) -> None:
    text = json_text(value)

    assert read_json(text) == value
    assert json.loads(text) == value
    assert read_json(json.dumps(value)) == value
    assert "\n" not in text


@pytest.mark.parametrize("text", ["\ud83d", "clipped \ud83d here"])
def test_half_a_character_stays_what_it_is(text: str) -> None:
    assert read_json(json_text({"text": text})) == {"text": text}


def test_no_number_is_no_null() -> None:
    assert math.isnan(read_json(json_text(math.nan)))


@pytest.mark.parametrize("text", ["", "{", "{'a': 1}", '{"a": 1} b', b"\xff"])
def test_what_is_no_json_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"Expecting|Extra data|utf-8"):
        read_json(text)


def test_what_json_does_not_know_is_an_error() -> None:
    with pytest.raises((TypeError, ValueError)):
        json_text(object())
