"""What a review is made from. It travels between processes, so nothing heavy is loaded here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.coaching.call_review import CheckResult
from bot.meetings.measured import CallMeasures
from bot.meetings.transcript import Transcript
from bot.model import Asker
from bot.rubrics import OTHER, PITCH, CallType, Rubric
from bot.tracks import Track


@dataclass(frozen=True)
class Rolling:
    """A skill's mean (0–100) over the last calls, five at most, and how many there are."""

    mean: float
    calls: int


@dataclass(frozen=True)
class CallMaterial:
    """A call to be reviewed, and what is known about it. Everything in here can be pickled.

    `transcript` is masked already; `own` are the speakers of the coached person's side, `me` the person's own
    name among them. `call_type` is a call type's id, or "pitch" for a written pitch. `rolling` are the
    person's skills over their last calls by this rubric. `why_template` says why no model may be asked, as
    shown under the review; "" if one may.
    """

    transcript: Transcript
    own: tuple[str, ...]
    track: Track
    asker: Asker
    today: date
    call_type: str = OTHER
    title: str = ""
    happened_on: date | None = None
    me: str = ""
    source: Literal["transcript", "notes"] = "transcript"
    rolling: Mapping[str, Rolling] = field(default_factory=dict)
    why_template: str = ""

    @property
    def rubric(self) -> Rubric | None:
        """What it is scored by; None where calls are not scored."""
        return self.track.pitch_rubric if self.call_type == PITCH else self.track.call_rubric(self.call_type)

    @property
    def kind(self) -> CallType | None:
        """The call type with its figures; None for a pitch, and where calls are not scored."""
        return self.rubric.call_type(self.call_type) if self.rubric else None

    @property
    def on(self) -> date:
        """The day of the call, as far as known."""
        return self.happened_on or self.transcript.happened_on or self.today


@dataclass(frozen=True)
class Decided:
    """What code found in a call: its figures, results by check id, and why there is no score ("" if there is)."""

    measures: CallMeasures
    results: dict[str, CheckResult]
    why_unscored: str = ""
