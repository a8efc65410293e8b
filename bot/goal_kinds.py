"""What goals can be about on a track: categories, figures people log, and goals on offer (`goals.yaml`).

Every track adds its own to what all share (`content/shared/goals.yaml`). Figures of calls and skill scores
are measured by us and need no entry here.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.packs import ContentError, Pack, read_pack
from bot.presets import WhenThen

Direction = Literal["up", "down"]
Need = Literal["none", "gap", "renewal"]


class GoalCategory(Pack):
    """What a goal belongs to. `said_as` are words that show it in somebody's own sentence.

    `insight` is the kind of what is noticed in the category's figures.
    """

    id: str = Field(pattern=r"^[a-z_]+\Z")
    name: str = Field(min_length=3, max_length=30)
    said_as: list[str] = Field(default=[])
    insight: Literal["trend", "customer", "cash"] = "trend"


OTHER = GoalCategory(id="other", name="Something else")


class LoggedMetric(Pack):
    """A figure people log themselves ("log 120 saves").

    With `adds_up` every entry is counted on top of the others (calls made); without it the newest entry is
    how things stand (followers). `direction` is "down" when less is better.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+\Z")
    name: str = Field(min_length=3, max_length=40)
    unit: str = Field(min_length=1, max_length=20)
    category: str
    direction: Direction = "up"
    adds_up: bool = False
    said_as: list[str] = Field(min_length=1)


class OfferedGoal(Pack):
    """A goal on offer when its need is there.

    A gap is a skill below 70: `$skill` is its name and the target is set for it. A renewal is an account
    that renews within 90 days: `$account` is its name and the goal is due two weeks before.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+\Z")
    needs: Need = "none"
    title: str = Field(min_length=8, max_length=120)
    why: str = Field(min_length=10, max_length=160)
    category: str
    weeks: int = Field(default=8, ge=1, le=52)
    when_i_will: WhenThen
    metric: str = ""
    target: float | None = None


class GoalKinds(Pack):
    """Everything of one track, what all tracks share included.

    `when_i_will` offers a when-then line for a figure, a category, or for "any" goal.
    """

    categories: list[GoalCategory] = Field(default=[])
    metrics: list[LoggedMetric] = Field(default=[])
    offers: list[OfferedGoal] = Field(default=[])
    when_i_will: dict[str, WhenThen] = Field(default={})

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        for ids in ([each.id for each in self.categories], [each.id for each in self.metrics]):
            if len(set(ids)) < len(ids):
                raise ValueError(f"an id stands twice among {sorted(ids)}")
        return self

    def category(self, category_id: str) -> GoalCategory:
        """The category; one called "Something else" for an id nobody knows."""
        return next((each for each in self.categories if each.id == category_id), OTHER)

    def when_then(self, metric_id: str, category_id: str) -> str:
        """The when-then line on offer; "" when there is none."""
        names = (metric_id.partition("@")[0], category_id, "any")
        return next((self.when_i_will[name] for name in names if name in self.when_i_will), "")

    def metric(self, metric_id: str) -> LoggedMetric | None:
        """The figure with that id."""
        return next((each for each in self.metrics if each.id == metric_id), None)


def read_goal_kinds(path: Path, shared: GoalKinds) -> GoalKinds:
    """A track's file with what all tracks share behind it. Raises `ContentError` with file and field."""
    own = read_pack(path, GoalKinds) if path.exists() else GoalKinds()
    known = {each.id for each in own.categories}
    kinds = GoalKinds(
        categories=[*own.categories, *(each for each in shared.categories if each.id not in known)],
        metrics=_once([*own.metrics, *shared.metrics]),
        offers=[*own.offers, *shared.offers],
        when_i_will={**shared.when_i_will, **own.when_i_will},
    )
    _check(path, kinds)
    return kinds


def shared_goal_kinds(content: Path) -> GoalKinds:
    """What all tracks share; nothing where there is no such file."""
    path = content / "shared" / "goals.yaml"
    return read_pack(path, GoalKinds) if path.exists() else GoalKinds()


def every_goal_kind(kinds: Iterable[GoalKinds]) -> GoalKinds:
    """For somebody who has not chosen a track: every category and figure, and no offers."""
    listed = list(kinds)
    categories = {each.id: each for one in listed for each in one.categories if each.id != OTHER.id}
    return GoalKinds(
        categories=[*categories.values(), OTHER],
        metrics=_once([each for one in listed for each in one.metrics]),
        when_i_will={name: line for one in listed for name, line in one.when_i_will.items()},
    )


def _check(path: Path, kinds: GoalKinds) -> None:
    known = {each.id for each in kinds.categories}
    named = [(each.id, each.category) for each in kinds.metrics]
    named += [(each.id, each.category) for each in kinds.offers]
    for name, category in named:
        if category not in known:
            raise ContentError(f"{path}: {name}: category: {category} is not a category of this track")


def _once(metrics: Sequence[LoggedMetric]) -> list[LoggedMetric]:
    by_id: dict[str, LoggedMetric] = {}
    for metric in metrics:
        by_id.setdefault(metric.id, metric)
    return list(by_id.values())
