"""Reading what another server answers, but never more of it than is wanted."""

import aiohttp

from bot.errors import FileTooLarge
from bot.meetings.taken_in import MOST_BYTES

PART = 65_536


async def limited(response: aiohttp.ClientResponse) -> bytes:
    """The body, unless it is longer than a transcript. Raises FileTooLarge as soon as that is known."""
    if (response.content_length or 0) > MOST_BYTES:
        raise FileTooLarge
    parts, size = [], 0
    async for part in response.content.iter_chunked(PART):
        size += len(part)
        if size > MOST_BYTES:
            raise FileTooLarge
        parts.append(part)
    return b"".join(parts)
