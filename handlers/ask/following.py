"""The sandbox's movable clock, followed from here."""

import logging
from datetime import timedelta

import aiohttp

from handlers.failures import FAILURES

log = logging.getLogger("sideline.clock")


class FollowedClock:
    """How far the sandbox's clock is from ours; asked about once a second."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        """`url` answers `{"offset_seconds": …}`."""
        self._url = url
        self._session = session
        self._offset = timedelta()

    def skew(self) -> timedelta:
        """The last known offset."""
        return self._offset

    async def look(self) -> None:
        """Ask for the offset; an answer that does not come leaves the last one."""
        try:
            async with self._session.get(self._url) as response:
                self._offset = timedelta(seconds=float((await response.json())["offset_seconds"]))
        except (*FAILURES, ValueError, KeyError) as error:
            log.debug("the sandbox's clock did not answer: %s", type(error).__name__)
