"""The figures of one call, as computed, stored and shown."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.meetings.transcript import Basis

NOTABLE_CHANGE = 0.2
"""Below this a change of sentiment is not worth a word (the scale is −1 to 1)."""


class Figures(BaseModel):
    """Figures never change once counted."""

    model_config = ConfigDict(frozen=True)


class Monologue(Figures):
    """A stretch of one side's speech of a minute or more; only backchannels interrupt it."""

    start: float
    seconds: float
    first_words: str


class SpeakerFigures(Figures):
    """One speaker's part. `share` (0–1) is of all speech by the call's basis; times are None without them."""

    speaker: str
    share: float | None
    seconds: float | None
    words: int
    words_per_minute: float | None
    questions: int
    fillers: int


class CallMeasures(Figures):
    """The figures of `bot.meetings.measures` about one call; the own side is the person coached and colleagues.

    A figure that cannot be had is None, and `reasons` says why by the figure's name, in words for a
    person. Shares are 0–1, lengths are seconds, and rates carry their unit in their name.
    With the basis "words" lengths are estimated from word counts; only figures of the same basis compare.
    """

    basis: Basis
    duration_seconds: float | None = None
    words: int = 0
    turns: int = 0
    unknown_share: float = 0.0
    talk_share: float | None = None
    talk_of_call: float | None = None
    longest_stretch_seconds: float | None = None
    longest_stretch_at: float | None = None
    longest_stretch_strict_seconds: float | None = None
    longest_customer_seconds: float | None = None
    monologues: list[Monologue] = []
    patience_seconds: float | None = None
    switches: int = 0
    switches_per_hour: float | None = None
    words_per_minute: float | None = None
    interruptions: int | None = None
    questions: int | None = None
    open_questions: int | None = None
    check_ins: int | None = None
    question_events: int | None = None
    questions_per_hour: float | None = None
    questions_found_by: Literal["marks", "words"] = "marks"
    fillers: int | None = None
    fillers_per_minute: float | None = None
    fillers_per_100_words: float | None = None
    customer_sentiment: float | None = None
    customer_sentiment_change: float | None = None
    speakers: list[SpeakerFigures] = []
    reasons: dict[str, str] = {}
