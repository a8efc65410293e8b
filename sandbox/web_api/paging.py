"""Lists in pages, with a cursor to the next one."""

import base64
from collections.abc import Sequence
from typing import TypeVar

from sandbox.web_api.call import Call, Refused

Item = TypeVar("Item")

_MOST = 1000


def page_of(items: Sequence[Item], call: Call, default_limit: int = 100) -> tuple[list[Item], str]:
    """The page the call asks for, and the cursor of the next one ("" at the end); raises Refused."""
    limit = max(1, min(int(call.number("limit", default_limit)), _MOST))
    start = _offset_of(call.text("cursor"))
    end = start + limit
    return list(items[start:end]), _cursor_of(end) if end < len(items) else ""


def _cursor_of(offset: int) -> str:
    return base64.b64encode(f"offset:{offset}".encode()).decode()


def _offset_of(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor).decode().removeprefix("offset:"))
    except ValueError:
        raise Refused("invalid_cursor") from None
