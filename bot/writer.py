"""Whoever turns a brief into words.

Two stand behind one protocol: Claude (`bot/claude/`) and the template coach that needs no key
(`bot/template_coach.py`). Both take the same briefs and return the same shapes, so nothing above them knows
who wrote.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from bot.call_briefs import CallBrief, FollowUpBrief, WrittenReview
from bot.digest_briefs import DigestBrief, WrittenDigest
from bot.model import Brief, Draft, DraftOffer, Meter, Reply, Written, WrittenGuidance
from bot.week_briefs import WeekBrief, WrittenWeek

ShowPartial = Callable[[Mapping[str, Any]], Awaitable[None]]
ShowText = Callable[[str], Awaitable[None]]


class Writer(Protocol):
    """Turns a brief into words."""

    async def write_guidance(self, brief: Brief, *, show: ShowPartial, meter: Meter) -> Written[WrittenGuidance]:
        """The plan of layout L1.

        `show` receives the partial result (a dict so far, keys in schema order, the last string may
        still grow) whenever it has grown. Raises a `CoachError` kind from `bot.errors`.
        """
        ...

    async def write_reply(self, brief: Brief, *, show: ShowText, meter: Meter) -> Written[Reply]:
        """A follow-up in free text; `show` receives the whole text so far. Raises as above."""
        ...

    async def write_draft(self, brief: Brief, offer: DraftOffer, *, meter: Meter) -> Written[Draft]:
        """The draft behind one of the guidance's offers. Raises as above."""
        ...

    async def review_call(self, brief: CallBrief, *, meter: Meter) -> Written[WrittenReview]:
        """What a call holds: claims with quotes that nobody has verified yet. Raises as above."""
        ...

    async def write_follow_up(self, brief: FollowUpBrief, *, meter: Meter) -> Written[Draft]:
        """The message after a call, of what was said there. Raises as above."""
        ...

    async def write_digest(self, brief: DigestBrief, *, meter: Meter) -> Written[WrittenDigest]:
        """Two lines of somebody's weekly digest; whoever asks checks them. Raises as above."""
        ...

    async def write_week(self, brief: WeekBrief, *, meter: Meter) -> Written[WrittenWeek]:
        """The tasks of a week in words; whoever asks checks them. Raises as above."""
        ...
