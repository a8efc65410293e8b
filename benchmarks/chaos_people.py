"""What the people of both workspaces do all the time in chaos, each one thing after the other."""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from benchmarks.chaos_ground import TEAMS, Ground
from benchmarks.weekly_people import make_next_due
from sandbox.acting import ActingPerson
from sandbox.seen import SeenMessage
from sandbox.verbs.errors import NotPossible
from tests.scenarios.calls import ACME

PAUSE = (3.0, 9.0)
"""Seconds between two things one person does."""
THUMBS_UP = "+1"
PLAN = "Theme:"
"""What a weekly plan shows, and nothing else."""
Way = Literal["direct", "mention", "command"]


@dataclass
class Deeds:
    """What was done so far.

    `questions` and `calls` have the `ts` of the message by mark, "" for a question behind the command; `replies`
    what a command's person was told at once. `thumbs` are the answers somebody liked, by workspace and `ts`.
    """

    questions: dict[str, str] = field(default_factory=dict)
    replies: dict[str, list[str]] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)
    thumbs: set[tuple[str, str]] = field(default_factory=set)
    ticks: int = 0
    _marks: int = 0

    def new_mark(self, team_id: str) -> str:
        """What will tell one question or call from all others."""
        self._marks += 1
        return f"{team_id}-{self._marks}"


class Somebody:
    """One person of one workspace, who asks, shares calls, likes answers, and ticks off their plan."""

    def __init__(self, under: Ground, deeds: Deeds, team_id: str, number: int, chance: random.Random) -> None:
        self.place = under.of(team_id)
        self._deeds = deeds
        self.team_id = team_id
        self._name, self._real_name = f"p{number}", f"Person {number}"
        self._me: ActingPerson = self.place.as_person(self._name)
        self._chance = chance

    async def act(self, is_over: Callable[[], bool]) -> None:
        """Do one thing after the other until it is over."""
        does = (self.ask, self.share_a_call, self.like_an_answer, self.tick)
        while not is_over():
            await asyncio.sleep(self._chance.uniform(*PAUSE))
            (deed,) = self._chance.choices(does, weights=(68, 6, 14, 12))
            await deed()

    async def ask(self) -> None:
        """In private, in a channel, or behind the command."""
        ways: tuple[Way, ...] = ("direct", "mention", "command")
        (way,) = self._chance.choices(ways, weights=(60, 15, 25))
        mark = self._deeds.new_mark(self.team_id)
        words = f"My champion just got promoted to VP, case {mark}. How should I handle this?"
        if way == "command":
            self._deeds.replies[mark] = await self._told(f"/coach {words}")
            self._deeds.questions[mark] = ""
        elif way == "mention":
            self._deeds.questions[mark] = await self._me.mentions(words, channel="general")
        else:
            self._deeds.questions[mark] = await self._me.says(words)

    async def share_a_call(self) -> None:
        """A transcript of one's own, whose words nobody else has."""
        mark = self._deeds.new_mark(self.team_id)
        said = ACME.decode().replace("Riya Shah", self._real_name)
        said = said.replace("Sounds good", f"It is case {mark}. Good")
        self._deeds.calls[mark] = await self._me.uploads(f"call {mark}.vtt", said.encode())

    async def like_an_answer(self) -> None:
        """A thumb on an answer that is complete, each once."""
        for message in reversed(self.place.direct_message_with(self._name).messages):
            is_complete = message.is_from_bot and message.metadata and message.shows("Situation")
            if is_complete and (self.team_id, message.ts) not in self._deeds.thumbs:
                self._deeds.thumbs.add((self.team_id, message.ts))
                await self._me.reacts(THUMBS_UP, message)
                return

    async def tick(self) -> None:
        """Tick or untick a box of one's plan; whoever has none asks for one."""
        plan = self.plan()
        if plan is None:
            await self._me.types("/coach week", channel="general")
            return
        self._deeds.ticks += 1
        try:
            await self._me.clicks(self._chance.choice(_boxes(plan)), on=plan)
        except NotPossible:  # the message changed under their finger
            return

    def plan(self) -> SeenMessage | None:
        """Their weekly plan, the latest if there were two."""
        return next(iter(reversed(self.plans())), None)

    def plans(self) -> list[SeenMessage]:
        """Every plan they were shown."""
        return [message for message in self.place.direct_message_with(self._name).messages if message.shows(PLAN)]

    async def _told(self, typed: str) -> list[str]:
        """What the person sees at once, in the channel where they typed the command."""
        before = len(self.place.ephemerals("general", self._name))
        await self._me.types(typed, channel="general")
        return [message.visible_text for message in self.place.ephemerals("general", self._name)[before:]]


def _boxes(plan: SeenMessage) -> list[str]:
    return [
        option["text"]["text"]
        for block in plan.blocks
        for element in block.get("elements", ())
        if element["type"] == "checkboxes"
        for option in element["options"]
    ]


async def make_digests_due(under: Ground, seconds: float, count: int) -> None:
    """One after the other, all over the time."""
    began, each = time.monotonic(), seconds / count / len(TEAMS)
    for number in range(count * len(TEAMS)):
        await asyncio.sleep(began + (number + 1) * each - time.monotonic())
        while True:
            try:
                await make_next_due(under.database, 1)
                break
            except Exception:  # the database is away; that is what this is for
                await asyncio.sleep(0.5)
