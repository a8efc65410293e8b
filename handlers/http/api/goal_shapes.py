"""What goals look like over the API: sent, changed and answered."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from bot.coaching.goals import LARGEST, MOST_TITLE, pace_of
from handlers.http.api.pages import Page, PageAsked
from handlers.http.api.visits import VISIBLE, Asked
from storage.models import Goal
from storage.models.goals import GoalStatus

Figure = Annotated[float, Field(gt=-LARGEST, lt=LARGEST, allow_inf_nan=False)]
Title = Annotated[
    str, Field(min_length=1, max_length=MOST_TITLE, pattern=VISIBLE, description="what will be true then")
]


class GoalWanted(Asked):
    """A goal to keep. Without a target it is done or not, and its figure is a percentage."""

    title: Title
    due_on: date = Field(description="the day it is to be reached by, still to come")
    why: str = Field("", max_length=300)
    category: str = Field("", max_length=40, description="one of the track's categories; empty for something else")
    metric: str = Field(
        "", max_length=60, description="what measures it: a skill, a figure of calls, something logged, or `own`"
    )
    unit: str = Field("", max_length=20, description="what the target counts, when no metric says so")
    direction: Literal["up", "down"] = "up"
    start: Figure | None = Field(None, description="where it begins; empty for where the figure stands now")
    target: Figure | None = None
    priority: Literal["high", "medium", "low"] = "medium"
    when_then: str = Field("", max_length=200, description='the plan for it: "When …, I will …"')


class GoalChange(Asked):
    """What is to change of a goal; what is left out stays."""

    title: Title | None = None
    due_on: date | None = None
    why: str | None = Field(None, max_length=300)
    category: str | None = Field(None, max_length=40)
    metric: str | None = Field(None, max_length=60)
    unit: str | None = Field(None, max_length=20)
    direction: Literal["up", "down"] | None = None
    start: Figure | None = None
    target: Figure | None = None
    priority: Literal["high", "medium", "low"] | None = None
    when_then: str | None = Field(None, max_length=200)
    status: GoalStatus | None = None
    current: Figure | None = Field(None, description="where it stands now, in its own unit")


class GoalsAsked(PageAsked):
    """Which goals."""

    status: GoalStatus | None = Field(None, description="only these; all when left out")


class PaceNow(BaseModel):
    """How a goal stands today. `progress` and `elapsed` are shares of 1, None when they cannot be known.

    `forecast_on` is the day it will be reached at the pace so far, None when it is too early to tell.
    """

    progress: float | None
    elapsed: float | None
    state: Literal["reached", "on_track", "behind", "overdue", "unknown"]
    forecast_on: date | None


class GoalKept(BaseModel):
    """A goal. `current` is None until it was measured or logged."""

    id: int
    title: str
    why: str
    category: str
    metric: str
    unit: str
    direction: Literal["up", "down"]
    start: float | None
    target: float | None
    current: float | None
    due_on: date | None
    priority: Literal["high", "medium", "low"]
    when_then: str
    status: GoalStatus
    source: str
    created_at: datetime
    started_on: date
    completed_at: datetime | None
    pace: PaceNow
    warning: str = Field("", description="a word about having many goals at once, when one was added")


class GoalPage(Page[GoalKept]):
    """A page of goals."""


def shown(goal: Goal, today: date, *, warning: str = "") -> GoalKept:
    """A goal as it is answered."""
    columns = {name: getattr(goal, name) for name in GoalKept.model_fields if name not in ("pace", "warning")}
    return GoalKept(**columns, pace=PaceNow(**pace_of(goal, today)._asdict()), warning=warning)
