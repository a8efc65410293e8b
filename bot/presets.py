"""Presets: where somebody begins, by what they do and how long they have done it.

A file `presets/<role>.yaml` of a track is one role with its levels of experience. A level holds a learning
path (topics in their order, each with cards to read), goals on offer, and a pace. People write their role
in their own words; `role_named` finds the preset that is meant.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from bot.packs import ContentError, Pack, read_pack
from bot.preferences import Pace
from bot.slips import is_one_slip_away

Experience = Literal["beginner", "intermediate", "advanced", "expert"]
Level = Experience | Literal["any"]
EXPERIENCES: tuple[Experience, ...] = ("beginner", "intermediate", "advanced", "expert")
USUAL_EXPERIENCES = EXPERIENCES[:3]
"""What a track offers whose presets are for everybody alike."""
SLIPS_FROM = 5
"""Words shorter than this must be written as they are: one slip makes too many others of them."""


def _whole(shares: tuple[int, ...]) -> tuple[int, ...]:
    if sum(shares) != 100:
        raise ValueError(f"the shares add up to {sum(shares)}, not 100")
    return shares


Effort = Annotated[tuple[int, int, int, int], AfterValidator(_whole)]
WhenThen = Annotated[str, Field(pattern=r"^When .+, I will .+\.\Z", max_length=200)]


class PathTopic(Pack):
    """One stop of a learning path: what it is, why it comes now, and the cards to read."""

    id: str = Field(pattern=r"^[a-z0-9_]+\Z")
    title: str = Field(min_length=5, max_length=60)
    why: str = Field(min_length=15, max_length=160)
    cards: list[str] = Field(min_length=1, max_length=3)


class FirstFocus(Pack):
    """What to work on first. `check_id` is the check of the track's rubric that shows it on calls, if one does."""

    title: str = Field(min_length=5, max_length=80)
    when_i_will: WhenThen
    skill_id: str = ""
    check_id: str = ""


class StartingGoal(Pack):
    """A goal on offer. Without a target it is done or not; `weeks` is how long it is given."""

    id: str = Field(pattern=r"^[a-z0-9_]+\Z")
    title: str = Field(min_length=8, max_length=120)
    why: str = Field(min_length=10, max_length=160)
    category: str
    weeks: int = Field(ge=1, le=52)
    when_i_will: WhenThen
    metric: str = ""
    unit: str = ""
    direction: Literal["up", "down"] = "up"
    start: float | None = None
    target: float | None = None
    priority: Literal["high", "medium", "low"] = "medium"


class LevelPreset(Pack):
    """What somebody of one role begins with at one level of experience."""

    for_whom: str = Field(min_length=10, max_length=120)
    pace: Pace
    focus: FirstFocus
    pathway: list[PathTopic] = Field(min_length=3, max_length=8)
    goals: list[StartingGoal] = Field(min_length=1, max_length=4)

    @model_validator(mode="after")
    def _every_id_once(self) -> Self:
        for ids in ([topic.id for topic in self.pathway], [goal.id for goal in self.goals]):
            if len(set(ids)) < len(ids):
                raise ValueError(f"an id stands twice among {ids}")
        return self


class RolePreset(Pack):
    """One role of a track, how people name it, and its levels (one called "any" when experience changes nothing).

    `effort` is how the minutes of a week are shared among the plan's first four slots, in percent.
    """

    role: str = Field(pattern=r"^[a-z_]+\Z")
    name: str
    said_as: list[str] = Field(min_length=3)
    effort: Effort
    levels: dict[Level, LevelPreset] = Field(min_length=1)


@dataclass(frozen=True)
class Preset:
    """A role at a level: `id` is both, as in "manager_beginner"."""

    id: str
    role: RolePreset
    level: LevelPreset

    @property
    def pathway(self) -> Sequence[PathTopic]:
        """The topics, in the order they are worth reading."""
        return self.level.pathway

    @property
    def focus(self) -> FirstFocus:
        """What to work on first."""
        return self.level.focus

    @property
    def goals(self) -> Sequence[StartingGoal]:
        """The goals on offer."""
        return self.level.goals

    @property
    def effort(self) -> tuple[int, int, int, int]:
        """The shares of the plan's first four slots, in percent."""
        return self.role.effort


def read_presets(folder: Path, roles: Sequence[str], cards: frozenset[str]) -> list[RolePreset]:
    """The presets of a track, in the order its `roles` are listed. Raises `ContentError` with file and field."""
    presets = [_read_role(path, roles, cards) for path in sorted(folder.glob("*.yaml"))]
    taken: dict[str, str] = {}
    for preset in presets:
        for phrase in preset.said_as:
            if taken.setdefault(phrase, preset.role) != preset.role:
                raise ContentError(
                    f"{folder / preset.role}.yaml: said_as: {phrase!r} means {taken[phrase]} already"
                )
    return sorted(presets, key=lambda preset: roles.index(preset.name))


def _read_role(path: Path, roles: Sequence[str], cards: frozenset[str]) -> RolePreset:
    preset = read_pack(path, RolePreset)
    if preset.role != path.stem:
        raise ContentError(f"{path}: role: {preset.role} is not the name of the file")
    if preset.name not in roles:
        raise ContentError(f"{path}: name: {preset.name} is not among the track's roles")
    for level, content in preset.levels.items():
        for topic in content.pathway:
            unknown = sorted(set(topic.cards) - cards)
            if unknown:
                raise ContentError(f"{path}: levels.{level}.pathway.{topic.id}: no card {', '.join(unknown)}")
    return preset


def experiences_of(presets: Sequence[RolePreset]) -> tuple[Experience, ...]:
    """The levels of experience worth asking for, from least to most."""
    named = {level for preset in presets for level in preset.levels}
    return tuple(level for level in EXPERIENCES if level in named) or USUAL_EXPERIENCES


def preset_for(presets: Sequence[RolePreset], role: str, experience: str) -> Preset | None:
    """What fits somebody best who says this of themselves; None where a track has no presets."""
    if not presets:
        return None
    found = role_named(presets, role)
    level = _nearest_level(found.levels, experience)
    return Preset(f"{found.role}_{level}", found, found.levels[level])


def role_named(presets: Sequence[RolePreset], said: str) -> RolePreset:
    """The role somebody means by their own words: the one whose longest phrases are found in them.

    "Tour manager at a PR agency" names two; the longer phrase wins, and the first role when none is named.
    """
    words = re.findall(r"\w+", said.casefold())
    return max(presets, key=lambda preset: max(_weight(phrase, words) for phrase in preset.said_as))


def _weight(phrase: str, words: Sequence[str]) -> int:
    parts = re.findall(r"\w+", phrase.casefold())
    return len("".join(parts)) if all(any(_same(part, word) for word in words) for part in parts) else 0


def _same(meant: str, typed: str) -> bool:
    return meant == typed or (len(meant) >= SLIPS_FROM and is_one_slip_away(typed, meant))


def _nearest_level(levels: Mapping[Level, LevelPreset], experience: str) -> Level:
    """The level itself, else the nearest one, else the lowest: nobody is hurt by a step too easy."""
    order: dict[str, int] = {level: rank for rank, level in enumerate(EXPERIENCES)}
    wanted = order.get(experience, 0)
    return min(levels, key=lambda level: (abs(order.get(level, 0) - wanted), order.get(level, 0)))
