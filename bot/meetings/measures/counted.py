"""A call made ready for counting: its turns, and what each side spoke."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from bot.language.words import has_speech
from bot.meetings.measures.spoken import Spoken
from bot.meetings.measures.talk import span_seconds
from bot.meetings.measures.times import has_clock, with_times
from bot.meetings.transcript import Side, Transcript, Utterance
from bot.meetings.turns import Turn, side_of, turns_of

MOST_UNKNOWN = 0.15
"""With more talk than this by nobody known, a talk share would mislead: diarisation is wrong in real files."""
SHORTEST_SECONDS = 60.0
FEWEST_WORDS = 50


@dataclass(frozen=True)
class Missing:
    """A figure that cannot be had, and why, in words for a person."""

    why: str


@dataclass(frozen=True)
class CountedCall:
    """A transcript (times estimated where it has none), its turns, and the speech of own, customer and unknown."""

    transcript: Transcript
    turns: list[Turn]
    own: Spoken
    customer: Spoken
    unknown: Spoken

    @cached_property
    def duration_seconds(self) -> float | None:
        """From the first word to the last; estimated from words where there are no times."""
        return span_seconds(self.turns)

    @cached_property
    def words(self) -> int:
        """All words of the call."""
        return self.own.words + self.customer.words + self.unknown.words

    @cached_property
    def unknown_share(self) -> float:
        """The part (0–1) of the talk that has no name: by time, or by words without times."""
        parts = [
            side.seconds if has_clock(self.transcript) else float(side.words)
            for side in (self.own, self.customer, self.unknown)
        ]
        return parts[2] / sum(parts) if any(parts) else 0.0

    @cached_property
    def why_not_comparable(self) -> str:
        """Why the two sides cannot be held against each other; "" when they can."""
        if self.transcript.basis == "none":
            return "nobody is named in this transcript"
        if self.unknown_share > MOST_UNKNOWN:
            return f"{self.unknown_share:.0%} of the talk has no speaker's name"
        if not self.own.utterances:
            return "none of the speakers is known to be you"
        if not self.customer.utterances:
            return "only one side speaks"
        return self._why_too_short()

    def _why_too_short(self) -> str:
        if self.words < FEWEST_WORDS:
            return f"too short: fewer than {FEWEST_WORDS} words"
        if has_clock(self.transcript) and (self.duration_seconds or 0.0) < SHORTEST_SECONDS:
            return "too short: less than a minute"
        return ""


def counted_call(transcript: Transcript, own: Collection[str]) -> CountedCall:
    """The call as seen from the side of the speakers in `own`."""
    timed = with_times(transcript)
    sides = {name: side_of(name, timed, own) for name in {said.speaker for said in timed.utterances}}
    found: dict[Side | None, list[Utterance]] = {"own": [], "customer": [], None: []}
    for said in timed.utterances:
        if has_speech(said.text):
            found[sides[said.speaker]].append(said)
    return CountedCall(
        transcript=timed,
        turns=turns_of(timed, own),
        own=Spoken(found["own"]),
        customer=Spoken(found["customer"]),
        unknown=Spoken(found[None]),
    )
