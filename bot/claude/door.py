"""The writer before its library is loaded: connecting to Slack need not wait for two seconds of imports."""

import asyncio
import functools
import gc
import importlib
from types import ModuleType
from typing import TYPE_CHECKING

from bot.call_briefs import CallBrief, FollowUpBrief, WrittenReview
from bot.claude.settings import ClaudeSettings
from bot.digest_briefs import DigestBatches, DigestBrief, WrittenDigest
from bot.model import Brief, Draft, DraftOffer, Meter, Reply, Written, WrittenGuidance
from bot.tracks import House
from bot.week_briefs import WeekBrief, WrittenWeek
from bot.writer import ShowPartial, ShowText

if TYPE_CHECKING:
    from bot.claude.writer import ClaudeWriter


class ClaudeDoor:
    """A `Writer` that opens the real one, with its connections, when it is first needed."""

    def __init__(self, settings: ClaudeSettings, house: House) -> None:
        self._settings = settings
        self._house = house
        self._opening: asyncio.Task[ClaudeWriter] | None = None

    async def warm_up(self) -> None:
        """Load the library now, beside whatever else happens.

        What connects is loaded with the first question, where a tenth of a second is not felt: a program that
        nobody asks has no use for its 2.5 MB.
        """
        await asyncio.to_thread(_loaded_room)

    async def write_guidance(self, brief: Brief, *, show: ShowPartial, meter: Meter) -> Written[WrittenGuidance]:
        """As `Writer.write_guidance`."""
        return await (await self._writer()).write_guidance(brief, show=show, meter=meter)

    async def write_reply(self, brief: Brief, *, show: ShowText, meter: Meter) -> Written[Reply]:
        """As `Writer.write_reply`."""
        return await (await self._writer()).write_reply(brief, show=show, meter=meter)

    async def write_draft(self, brief: Brief, offer: DraftOffer, *, meter: Meter) -> Written[Draft]:
        """As `Writer.write_draft`."""
        return await (await self._writer()).write_draft(brief, offer, meter=meter)

    async def review_call(self, brief: CallBrief, *, meter: Meter) -> Written[WrittenReview]:
        """As `Writer.review_call`."""
        return await (await self._writer()).review_call(brief, meter=meter)

    async def write_follow_up(self, brief: FollowUpBrief, *, meter: Meter) -> Written[Draft]:
        """As `Writer.write_follow_up`."""
        return await (await self._writer()).write_follow_up(brief, meter=meter)

    async def write_digest(self, brief: DigestBrief, *, meter: Meter) -> Written[WrittenDigest]:
        """As `Writer.write_digest`."""
        return await (await self._writer()).write_digest(brief, meter=meter)

    async def write_week(self, brief: WeekBrief, *, meter: Meter) -> Written[WrittenWeek]:
        """As `Writer.write_week`."""
        return await (await self._writer()).write_week(brief, meter=meter)

    async def batches(self) -> DigestBatches:
        """The way to have many digests worded at once."""
        return (await self._writer()).batches

    async def close(self) -> None:
        """Close the real writer, if it was ever opened."""
        if self._opening is not None:
            await (await self._opening).close()

    async def _writer(self) -> "ClaudeWriter":
        if self._opening is None:
            self._opening = asyncio.create_task(asyncio.to_thread(self._open))
        return await asyncio.shield(self._opening)

    def _open(self) -> "ClaudeWriter":
        """In a thread: loading takes a second, and reading the certificates a twentieth."""
        writer: ClaudeWriter = _loaded_room().ClaudeWriter(self._settings, self._house)
        return writer


@functools.cache
def _loaded_room() -> ModuleType:
    """The module of the real writer, with the library under it.

    All that is made here stays, and the garbage collector would look through it again and again, in which
    time nothing is acknowledged: it rests meanwhile, and leaves what was loaded alone afterwards.
    """
    gc.disable()
    try:
        return importlib.import_module("bot.claude.writer")
    finally:
        gc.freeze()
        gc.enable()
