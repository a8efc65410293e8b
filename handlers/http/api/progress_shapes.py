"""What progress looks like over the API."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from bot.coaching.skill_progress import Period
from handlers.http.api.goal_shapes import PaceNow
from handlers.http.api.visits import Asked


class SkillsProgressAsked(Asked):
    """All skills, or one skill or figure over a period."""

    subject: str = Field("", max_length=80, description="a skill's or figure's id or name; empty for all skills")
    period: Period = "90d"


class SkillStanding(BaseModel):
    """One skill today: the mean (0–100) of the last five comparable calls, of `calls` in all.

    `score` is None with `why` when it cannot be known. The weeks' means are None when that week has no call.
    """

    skill_id: str
    name: str
    score: float | None
    why: str = ""
    calls: int = 0
    state: Literal["strength", "steady", "gap"] | None = None
    trend: str | None = None
    is_early: bool = False
    last_week: float | None = None
    this_week: float | None = None


class SkillFocus(BaseModel):
    """A skill to work on and the score to reach; a stretch when there is no gap to close."""

    skill_id: str
    name: str
    score: float
    target: int
    is_stretch: bool


class ProgressPoint(BaseModel):
    """One call, or one thing that was logged."""

    on: date
    value: float


class SubjectOverTime(BaseModel):
    """A skill or figure over a period; `left_out` counts what was measured in another way."""

    id: str
    name: str
    unit: str
    period: Period
    points: list[ProgressPoint]
    trend: str
    latest: float | None
    left_out: int


class SkillsProgress(BaseModel):
    """Every skill at once, and one of them over time if one was asked for."""

    as_of: date
    rubric: str | None
    reviewed_calls: int
    scored_calls: int
    skills: list[SkillStanding]
    focuses: list[SkillFocus]
    subject: SubjectOverTime | None = None


class GoalProgress(BaseModel):
    """How far an active goal is."""

    goal_id: int
    title: str
    due_on: date | None
    pace: PaceNow


class WeekDone(BaseModel):
    """A week's plan: how many of its tasks are done. What is for wellbeing is counted nowhere."""

    week_on: date
    tasks: int
    done: int


class CoachProgress(BaseModel):
    """The person's goals and weeks. `on_track` counts the active goals with a figure that are on track."""

    as_of: date
    goals: list[GoalProgress]
    on_track: int
    measured: int
    weeks: list[WeekDone]
