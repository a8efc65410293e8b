"""How long the server may make us wait before the SDK tries again."""

import math
from collections.abc import Mapping
from typing import Any

from anthropic import APIRequest, AsyncAPIResponse, AsyncCallNext, Middleware

from bot.claude.failures import RETRIED
from bot.errors import ModelUnavailable


class CapRetryAfter(Middleware):
    """Give up at once when the server asks for a longer pause than `seconds`.

    The SDK would obey: a `retry-after: 3600` makes it sleep for an hour. An error that is not the
    SDK's own leaves its retry loop immediately. A date instead of a number counts as too long. What the SDK
    does not try again is left to it, whatever pause is asked for: a wrong key stays a wrong key.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    async def handle_async(self, request: APIRequest, call_next: AsyncCallNext) -> AsyncAPIResponse[Any]:
        """Pass the response on, unless it asks for too long a pause. Raises `ModelUnavailable` then."""
        response = await call_next(request)
        if _is_tried_again(response) and self._asks_too_much(response.headers):
            raise ModelUnavailable(f"{response.status_code} asks to wait longer than {self._seconds:g} s")
        return response

    def _asks_too_much(self, headers: Mapping[str, str]) -> bool:
        if "retry-after-ms" in headers:
            return _seconds_in(headers["retry-after-ms"]) > self._seconds * 1000
        return _seconds_in(headers.get("retry-after", "0")) > self._seconds


def _is_tried_again(response: AsyncAPIResponse[Any]) -> bool:
    status = response.status_code
    return status in RETRIED or status >= 500 or response.headers.get("x-should-retry") == "true"


def _seconds_in(asked: str) -> float:
    """The number, for ever if it is none."""
    try:
        return float(asked)
    except ValueError:
        return math.inf
