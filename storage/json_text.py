"""JSON as text, by pydantic's own writer and reader: every question is written and read as JSON ten times over."""

import json
from typing import Any

from pydantic_core import PydanticSerializationError, from_json, to_json


def json_text(value: Any) -> str:
    """The value as JSON on one line. Raises TypeError or ValueError for what JSON does not know."""
    try:
        return to_json(value, inf_nan_mode="constants").decode()
    except (PydanticSerializationError, UnicodeError):  # half a character, as a clipped emoji leaves it
        return json.dumps(value)


def read_json(text: str | bytes) -> Any:
    """What the text says. Raises ValueError for what is no JSON."""
    try:
        return from_json(text)
    except ValueError:  # half a character, or really none
        return json.loads(text)
