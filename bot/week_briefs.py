"""What a writer is given to word the tasks of somebody's week, and what it gives back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from bot.model import Asker, Shape

if TYPE_CHECKING:
    from bot.tracks import Track


class WrittenTask(Shape):
    """One task in the writer's words."""

    place: int = Field(description="The number of the task, as given.")
    text: str = Field(description="The task in at most 12 words, beginning with a verb.")


class WrittenWeek(Shape):
    """Every task that was given, once."""

    tasks: list[WrittenTask] = Field(description="Every task in <tasks>, once, in their order.")


@dataclass(frozen=True)
class TaskToWord:
    """A task as chosen: its number, the part of the week it belongs to, and the bank's own words."""

    place: int
    slot: str
    text: str
    minutes: int


@dataclass(frozen=True)
class WeekBrief:
    """All the words may use. The private task is not among them."""

    track: "Track"
    asker: Asker
    week_on: date
    theme: str
    tasks: Sequence[TaskToWord]
