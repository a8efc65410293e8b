"""Rubrics: what a call is scored by, read from `content/` and checked on start.

A rubric has skills with weights, a skill has yes/no checks, and a call type says how much talking and
asking suits it. What code can decide names a rule (`bot/check_rules.py`); the rest is asked of the model.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal, NoReturn, Self

from pydantic import Field, model_validator

from bot.check_rules import Rule
from bot.packs import Pack

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\Z", max_length=40)]
Sentence = Annotated[str, Field(min_length=8, max_length=200)]
OTHER = "other"
"""The call type of a call that says nothing about itself."""
PITCH = "pitch"
"""What is asked for, in place of a call type, when a written pitch is to be reviewed."""


class ChangeWords(Pack):
    """What is said of a missed check: what to do as a title, what was missing if there is no moment to
    point at, and words to try."""

    title: str = Field(min_length=5, max_length=60)
    missing: Sentence
    try_line: Sentence


class Check(Pack):
    """One yes/no check. `question` is what yes would mean; `strength` what is said when it passed ("You …").

    `said_by` is whose words can show it: a yes may quote nobody else.
    `component` is the part of the skill it belongs to. `telling` (1–3) says how much a pass tells about the
    person, so that the better of two strengths is shown.
    """

    id: Id
    name: str = Field(min_length=3, max_length=60)
    component: Id
    question: Sentence
    said_by: Literal["own", "customer", "anyone"] = "own"
    rule: Rule | None = None
    strength: str = Field(min_length=8, max_length=120, pattern=r"^You ")
    telling: int = Field(default=2, ge=1, le=3)
    change: ChangeWords


class Together(Pack):
    """One sentence for several checks of a skill that passed together."""

    checks: list[Id] = Field(min_length=2)
    strength: str = Field(min_length=8, max_length=120, pattern=r"^You ")


class Skill(Pack):
    """An ability we score. `weight` is its share of the overall score in percent; `challenge` is the hard
    question for somebody who has it already, `cue` what follows "When" in a plan to work on it."""

    id: Id
    name: str = Field(min_length=3, max_length=40)
    weight: int = Field(gt=0, le=100)
    checks: list[Check] = Field(min_length=3)
    together: list[Together] = Field(default=[])
    challenge: Sentence
    cue: str = Field(default="", max_length=60)


class Band(Pack):
    """From `low` to `high`, both included."""

    low: float = Field(ge=0)
    high: float = Field(gt=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low >= self.high:
            raise ValueError("low must be below high")
        return self

    def holds(self, value: float) -> bool:
        """True when the value, rounded as people see it, lies in the band."""
        return self.low <= _rounded(value) <= self.high


class CallType(Pack):
    """What suits one kind of call; every figure can be edited.

    `talk_percent` is the own side's share of the speech, `longest_stretch_seconds` the limit of one
    stretch, `questions_per_30_minutes` what is shown as good. `said_as` are words by which people name
    it; `emphasised` are the skills that matter most in it.
    """

    id: Id
    name: str = Field(min_length=3, max_length=40)
    said_as: list[str] = Field(default=[])
    talk_percent: Band
    longest_stretch_seconds: int = Field(gt=0)
    questions_per_30_minutes: Band
    emphasised: list[Id] = Field(default=[])


class Labels(Pack):
    """Other names for checks, by the letters of a framework such as BANT; by check id."""

    id: Id
    name: str = Field(min_length=3, max_length=20)
    gloss: str = Field(min_length=10, max_length=150)
    checks: dict[Id, str]


DealFigure = Literal["win_rate", "discount_to_target", "price_objection_win_rate"]
"""Figures of a period's deals, as ratios: won ÷ decided, discount ÷ target, won ÷ decided among deals with a
price objection."""


class DealPart(Pack):
    """A figure of deals in a skill's period score: `worst` scores 0, `best` 100; `share` (0–1) is its part."""

    figure: DealFigure
    skill: Id
    worst: float
    best: float
    share: float = Field(gt=0, lt=1)


class Rubric(Pack):
    """What a call, or a written pitch, is scored by. Scores of different versions are never compared."""

    id: Id
    version: int = Field(ge=1)
    name: str = Field(min_length=3, max_length=60)
    reviews: Literal["call", "pitch"]
    skills: list[Skill] = Field(min_length=1)
    call_types: list[CallType] = Field(default=[])
    labels: list[Labels] = Field(default=[])
    deal_parts: list[DealPart] = Field(default=[])

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for problem in (*_weights(self), *_repeated_ids(self), *_unknown_ids(self), *_call_types(self)):
            raise ValueError(problem)
        return self

    @property
    def checks(self) -> Iterator[Check]:
        """Every check of every skill, in order."""
        return (check for skill in self.skills for check in skill.checks)

    def check(self, check_id: str) -> Check:
        """The check of that id. Raises `KeyError`."""
        return next((check for check in self.checks if check.id == check_id), None) or _missing(check_id)

    def skill_of(self, check_id: str) -> Skill:
        """The skill a check belongs to. Raises `KeyError`."""
        owners = (skill for skill in self.skills if any(check.id == check_id for check in skill.checks))
        return next(owners, None) or _missing(check_id)

    def call_type(self, type_id: str) -> CallType | None:
        """The call type of that id, else the one for calls that say nothing; None for a pitch."""
        by_id = {call_type.id: call_type for call_type in self.call_types}
        return by_id.get(type_id) or by_id.get(OTHER)

    def labelled(self, framework: str) -> "Rubric":
        """The same rubric with its checks named by the letters of this framework, and no other labels beside.

        One that it has no labels for, such as "", leaves the plain names.
        """
        chosen = [labels for labels in self.labels if labels.id == framework]
        names = {check_id: label for labels in chosen for check_id, label in labels.checks.items()}
        skills = [
            skill.model_copy(update={"checks": [_renamed(check, names) for check in skill.checks]})
            for skill in self.skills
        ]
        return self.model_copy(update={"skills": skills, "labels": chosen})


def _renamed(check: Check, names: Mapping[str, str]) -> Check:
    label = names.get(check.id)
    return check.model_copy(update={"name": f"{label}: {check.name}"}) if label else check


def _missing(check_id: str) -> NoReturn:
    raise KeyError(check_id)


def _rounded(value: float) -> int:
    return int(value + 0.5)


def _weights(rubric: Rubric) -> Iterator[str]:
    total = sum(skill.weight for skill in rubric.skills)
    if total != 100:
        yield f"skills: the weights add up to {total}, not to 100"


def _repeated_ids(rubric: Rubric) -> Iterator[str]:
    for field, ids in (
        ("skills", [skill.id for skill in rubric.skills]),
        ("checks", [check.id for check in rubric.checks]),
        ("call_types", [call_type.id for call_type in rubric.call_types]),
    ):
        twice = sorted(one for one, count in Counter(ids).items() if count > 1)
        if twice:
            yield f"{field}: {twice} stand there twice"


def _unknown_ids(rubric: Rubric) -> Iterator[str]:
    skills = {skill.id for skill in rubric.skills}
    checks = {check.id for check in rubric.checks}
    for call_type in rubric.call_types:
        yield from _strangers(f"call_types.{call_type.id}.emphasised", call_type.emphasised, skills)
    yield from _strangers("deal_parts", (part.skill for part in rubric.deal_parts), skills)
    for labels in rubric.labels:
        yield from _strangers(f"labels.{labels.id}.checks", labels.checks, checks)
    for skill in rubric.skills:
        for together in skill.together:
            yield from _strangers(f"{skill.id}.together", together.checks, {check.id for check in skill.checks})


def _strangers(field: str, named: Iterable[str], known: set[str]) -> Iterator[str]:
    unknown = sorted(set(named) - known)
    if unknown:
        yield f"{field}: unknown {unknown}"


def _call_types(rubric: Rubric) -> Iterator[str]:
    has_other = any(call_type.id == OTHER for call_type in rubric.call_types)
    if rubric.reviews == "call" and not has_other:
        yield f"call_types: one must be {OTHER!r}, for calls that say nothing about themselves"
    if rubric.reviews == "pitch" and rubric.call_types:
        yield "call_types: a pitch is no call"
