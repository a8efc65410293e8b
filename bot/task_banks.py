"""The task bank of a track (`plan.yaml`): the slots of a weekly plan and what may stand in them.

A task with `about` speaks of the person's own work: its holes are filled from one fact of that kind, and
without such a fact it is not offered. Which facts there are, and their holes, is a closed list.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.packs import ContentError, Pack, read_pack
from bot.presets import Experience
from storage.models.week import WELLBEING

FactKind = Literal["renewal", "falling", "action", "overdue_goal", "goal", "change", "focus", "gap"]
"""What we may hold of somebody's own work, the most pressing first."""

HOLES: Mapping[FactKind, frozenset[str]] = {
    "renewal": frozenset({"account", "when"}),
    "falling": frozenset({"account"}),
    "action": frozenset({"action"}),
    "overdue_goal": frozenset({"goal"}),
    "goal": frozenset({"goal"}),
    "change": frozenset({"change"}),
    "focus": frozenset({"focus"}),
    "gap": frozenset({"skill"}),
}
SHAPE = (3, 2, 2, 1, 1)
"""How many tasks each slot holds (layout L6); nine in all."""
MOST_WORDS = 12
LEAST_TASKS = 12

_HOLE = re.compile(r"\{(\w+)\}")
NO_VERB = frozenset({"a", "an", "the", "your", "my", "you", "i", "to", "please", "no", "not"})

Effort = Literal["light", "medium", "deep"]


class BankTask(Pack):
    """One task: a sentence that begins with a verb, of at most twelve words, and when it fits.

    `minutes` at a moderate pace. `link` is the id of a card to read. Empty conditions fit everybody: `roles`
    are ids of presets, `skills` those of the track's rubrics it trains.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+\Z")
    do: str = Field(min_length=8, max_length=90)
    minutes: Annotated[int, Field(ge=3, le=90)] = 15
    effort: Effort = "medium"
    link: str = ""
    about: FactKind | None = None
    roles: list[str] = Field(default=[])
    experience: list[Experience] = Field(default=[])
    skills: list[str] = Field(default=[])

    @property
    def holes(self) -> frozenset[str]:
        """What has to be filled in."""
        return frozenset(_HOLE.findall(self.do))

    @model_validator(mode="after")
    def _reads_well(self) -> Self:
        words = self.do.split()
        if len(words) > MOST_WORDS:
            raise ValueError(f"{self.do!r} has more than {MOST_WORDS} words")
        if not words[0][0].isupper() or words[0].casefold() in NO_VERB:
            raise ValueError(f"{self.do!r} does not begin with a verb")
        known = HOLES[self.about] if self.about else frozenset()
        if self.holes - known:
            raise ValueError(f"{self.do!r} has holes nobody fills: {sorted(self.holes - known)}")
        return self


class Slot(Pack):
    """A part of the plan; `names` are what single roles call it."""

    id: str = Field(pattern=r"^[a-z_]+\Z")
    name: str = Field(min_length=3, max_length=40)
    names: dict[str, str] = Field(default={})
    tasks: list[BankTask] = Field(default=[])

    def name_for(self, role: str) -> str:
        """What a role (a preset's id) calls this slot."""
        return self.names.get(role, self.name)

    def tasks_for(self, role: str) -> list[BankTask]:
        """The tasks that fit a role, in the bank's order."""
        return [task for task in self.tasks if not task.roles or role in task.roles]


class TaskBank(Pack):
    """The slots of a track's plan, in order: the shape is the same everywhere, names and tasks are its own.

    `themes` are for weeks in which nothing of the person's own suggests one.
    """

    themes: list[str] = Field(min_length=4)
    slots: list[Slot] = Field(min_length=len(SHAPE), max_length=len(SHAPE))

    @model_validator(mode="after")
    def _every_id_once(self) -> Self:
        ids = [task.id for slot in self.slots for task in slot.tasks]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"ids stand twice: {', '.join(twice)}")
        if self.slots[-1].id != WELLBEING:
            raise ValueError(f"the last slot is {self.slots[-1].id}, not {WELLBEING}")
        return self


class WellbeingTasks(Pack):
    """The tasks of the last slot, shared by all tracks."""

    tasks: list[BankTask] = Field(min_length=LEAST_TASKS)


def read_bank(path: Path, wellbeing: WellbeingTasks, cards: frozenset[str]) -> TaskBank:
    """The bank of a track. Raises `ContentError` naming the file and what is wrong."""
    bank = read_pack(path, TaskBank)
    *working, last = bank.slots
    bank = bank.model_copy(update={"slots": [*working, last.model_copy(update={"tasks": wellbeing.tasks})]})
    for slot in bank.slots:
        unknown = sorted({task.link for task in slot.tasks if task.link} - cards)
        if unknown:
            raise ContentError(f"{path}: slots.{slot.id}: no card {', '.join(unknown)}")
        if len(slot.tasks) < LEAST_TASKS:
            raise ContentError(f"{path}: slots.{slot.id}: {len(slot.tasks)} tasks, not {LEAST_TASKS} or more")
    return bank
