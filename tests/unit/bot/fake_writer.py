"""A writer that does as it is told, in place of Claude."""

import asyncio
from collections.abc import Sequence

from bot.call_briefs import CallBrief, FollowUpBrief, WrittenReview
from bot.digest_briefs import DigestBrief, WrittenDigest
from bot.errors import CoachError
from bot.model import Brief, Draft, DraftOffer, Meter, Reply, Usage, Written, WrittenGuidance
from bot.week_briefs import WeekBrief, WrittenTask, WrittenWeek
from bot.writer import ShowPartial, ShowText
from tests.unit.bot.made import some_words

USAGE = Usage("chat", "a-model", 10, 5, 0, 0, 1_000_000, 0.5, "ok")


class FakeWriter:
    """Answers with what it was given, fails with an error, or never comes back; remembers its briefs."""

    def __init__(
        self,
        words: WrittenGuidance | None = None,
        *,
        review: WrittenReview | None = None,
        fails: CoachError | None = None,
        hangs: bool = False,
    ) -> None:
        self.words = words or some_words()
        self.review = review or nothing_read()
        self.fails = fails
        self.hangs = hangs
        self.briefs: list[Brief] = []
        self.calls: list[CallBrief] = []

    async def write_guidance(self, brief: Brief, *, show: ShowPartial, meter: Meter) -> Written[WrittenGuidance]:
        """The words it was given."""
        await self._take(brief, meter)
        await show(self.words.model_dump())
        return Written(self.words, model="a-model")

    async def write_reply(self, brief: Brief, *, show: ShowText, meter: Meter) -> Written[Reply]:
        """One line."""
        await self._take(brief, meter)
        await show("From the model.")
        return Written(Reply(text="From the model."), model="a-model")

    async def write_draft(self, brief: Brief, offer: DraftOffer, *, meter: Meter) -> Written[Draft]:
        """A draft of the kind asked for."""
        await self._take(brief, meter)
        return Written(Draft(subject=offer.label, body="From the model."), model="a-model")

    async def write_digest(self, brief: DigestBrief, *, meter: Meter) -> Written[WrittenDigest]:
        """The lines it is given."""
        meter.add(USAGE)
        if self.fails:
            raise self.fails
        return Written(WrittenDigest(did_well=brief.did_well, when_then=brief.plan), model="a-model")

    async def review_call(self, brief: CallBrief, *, meter: Meter) -> Written[WrittenReview]:
        """The review it was given."""
        self.calls.append(brief)
        await self._answer(meter)
        return Written(self.review, model="a-model")

    async def write_follow_up(self, brief: FollowUpBrief, *, meter: Meter) -> Written[Draft]:
        """A message of one line."""
        await self._answer(meter)
        return Written(Draft(subject=brief.title, body="From the model."), model="a-model")

    async def write_week(self, brief: WeekBrief, *, meter: Meter) -> Written[WrittenWeek]:
        """The tasks as they were given."""
        await self._answer(meter)
        tasks = [WrittenTask(place=task.place, text=task.text) for task in brief.tasks]
        return Written(WrittenWeek(tasks=tasks), model="a-model")

    async def _take(self, brief: Brief, meter: Meter) -> None:
        self.briefs.append(brief)
        await self._answer(meter)

    async def _answer(self, meter: Meter) -> None:
        meter.add(USAGE)
        if self.hangs:
            await asyncio.Event().wait()
        if self.fails is not None:
            raise self.fails


class Shown:
    """Keeps what a writer showed on the way."""

    def __init__(self) -> None:
        self.parts: list[object] = []

    async def __call__(self, part: object) -> None:
        self.parts.append(part)

    @property
    def last(self) -> Sequence[object]:
        return self.parts[-1:]


def nothing_read() -> WrittenReview:
    """A model that found nothing in a call."""
    return WrittenReview(
        checks=[], strengths=[], changes=[], actions=[], signals=[], goals=[], topics=[], summary=[]
    )
