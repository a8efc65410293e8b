"""How long the server may make us wait before the SDK tries again."""

from typing import Any

from anthropic import APIRequest, AsyncAPIResponse, AsyncCallNext, Middleware

from bot.errors import ModelUnavailable


class CapRetryAfter(Middleware):
    """Give up at once when the server asks for a longer pause than `seconds`.

    The SDK would obey: a `retry-after: 3600` makes it sleep for an hour. An error that is not the
    SDK's own leaves its retry loop immediately. A date instead of a number counts as too long.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    async def handle_async(self, request: APIRequest, call_next: AsyncCallNext) -> AsyncAPIResponse[Any]:
        """Pass the response on, unless it asks for too long a pause. Raises `ModelUnavailable` then."""
        response = await call_next(request)
        if response.status_code >= 400 and self._is_too_long(response.headers.get("retry-after", "0")):
            raise ModelUnavailable(f"{response.status_code} asks to wait longer than {self._seconds:g} s")
        return response

    def _is_too_long(self, asked: str) -> bool:
        try:
            return float(asked) > self._seconds
        except ValueError:
            return True
