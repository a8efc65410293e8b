"""What a route that is not Slack's takes and gives."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """An HTTP answer."""

    status: int
    body: bytes = b""
    content_type: str = "text/plain; charset=utf-8"


Webhook = Callable[[Mapping[str, str], bytes], Awaitable[Answer]]
"""Headers (in small letters) and the bytes of a POST, as they came, to the answer."""
