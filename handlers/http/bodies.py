"""Reading what was sent, with an eye on its size and on how long it takes."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

LARGEST_BODY = 2_000_000
SECONDS = 15
"""Slack and Zoom send at once; who drips is not kept waiting for."""


async def body_of(request: Request, *, largest: int = LARGEST_BODY, seconds: float = SECONDS) -> bytes:
    """The whole body. Raises `HTTPException`: 413 for more than `largest` bytes, 408 when it does not come.

    What says that it is too large is refused before it is read.
    """
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        raise HTTPException(400, "bad content-length")
    if len(length) > 12 or int(length) > largest:
        raise HTTPException(413, "too large")
    try:
        async with asyncio.timeout(seconds):
            return await _read(request, largest)
    except TimeoutError:
        raise HTTPException(408, "too slow", headers={"connection": "close"}) from None
    except ClientDisconnect:
        raise HTTPException(400, "broken off") from None


async def _read(request: Request, largest: int) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > largest:
            raise HTTPException(413, "too large")
    return b"".join(parts)
