"""What the coach says about a call: the shape that is stored, shown and exported."""

from datetime import date
from typing import Literal

from pydantic import BaseModel

from bot.meetings.measured import CallMeasures

CheckStatus = Literal["passed", "missed", "not_applicable", "unverified"]
Level = Literal["expert", "proficient", "developing", "needs_coaching", "critical"]
SignalKind = Literal["risk", "opportunity", "feedback"]

NEXT_TALK_OPEN = "No date for the next conversation yet."
"""The remark of a call after which no next one is fixed."""


class Evidence(BaseModel):
    """Words that stand in the transcript, found there: at which utterance (from 0), who said them, when."""

    quote: str
    utterance: int
    speaker: str
    at_seconds: float | None = None


class CheckResult(BaseModel):
    """One yes/no check of the rubric.

    `unverified` is a model's claim whose quote is not in the transcript: it does not count and is not
    shown. `decided_by` says whether code or a model decided; `note` says why, in a few words.
    """

    check_id: str
    status: CheckStatus
    decided_by: Literal["code", "model"]
    evidence: list[Evidence] = []
    note: str = ""


class SkillResult(BaseModel):
    """One skill on this call; `score` (0–100) is None when fewer than three checks apply ("not seen")."""

    skill_id: str
    score: float | None
    level: Level | None
    passed: int
    applicable: int
    checks: list[CheckResult]


class Strength(BaseModel):
    """Something done well, in one sentence, with the words that show it (None for a mechanical one)."""

    text: str
    skill_id: str = ""
    check_id: str = ""
    evidence: Evidence | None = None


class Change(BaseModel):
    """The one thing to change: the moment, what was said, what it did to the customer, and what to try."""

    skill_id: str
    check_id: str
    title: str
    situation: str
    effect: str = ""
    try_line: str
    evidence: list[Evidence] = []


class Action(BaseModel):
    """A promise made on the call. `due_on` is None when no day was said; `due_words` is how it was said."""

    owner: str
    action: str
    due_on: date | None = None
    due_words: str = ""
    is_confirmed: bool = False
    evidence: Evidence | None = None


class Signal(BaseModel):
    """Something the customer's own words tell about the account."""

    kind: SignalKind
    text: str
    evidence: Evidence


class Topic(BaseModel):
    """What was talked about, from when; sentiment (−1..1) is of the customer's words, None when too few."""

    title: str
    at_seconds: float | None = None
    utterance: int = 0
    sentiment: float | None = None


class CallReview(BaseModel):
    """Everything said about one call.

    `overall` is None when it is too short or nobody can be told apart; `why_unscored` then says so in a
    sentence. `source` is "transcript" or "notes" (no talk figures, checks marked as from the notes).
    `goals` are the customer's own words on what they want. `second_change` is for whoever can use more than
    one (a score from 60 to 89); the full report shows it.
    `rubric_version` and `model` ("" for code alone) are kept so that trends never mix versions.
    """

    title: str
    track_id: str
    call_type: str
    source: Literal["transcript", "notes"]
    happened_on: date | None = None
    measures: CallMeasures
    skills: list[SkillResult] = []
    overall: float | None = None
    level: Level | None = None
    why_unscored: str = ""
    strengths: list[Strength] = []
    change: Change | None = None
    second_change: Change | None = None
    actions: list[Action] = []
    signals: list[Signal] = []
    topics: list[Topic] = []
    goals: list[Evidence] = []
    summary: list[str] = []
    remarks: list[str] = []
    rubric_id: str = ""
    rubric_version: int = 0
    writer: Literal["claude", "template"] = "template"
    model: str = ""
    note: str = ""
