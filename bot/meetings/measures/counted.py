"""A call made ready for counting: its turns, what each side spoke, what was asked."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from bot.language.fillers import are_taken_out
from bot.language.questions import are_marked
from bot.language.words import is_english
from bot.meetings.measures.asking import AskedQuestion, FoundBy, list_questions
from bot.meetings.measures.spoken import Said, Spoken, counted
from bot.meetings.measures.talk import span_seconds
from bot.meetings.measures.times import has_clock, with_times
from bot.meetings.transcript import Side, Transcript
from bot.meetings.turns import Turn, side_of, turns_of

MOST_UNKNOWN = 0.15
"""With more talk than this by nobody known, a talk share would mislead: diarisation is wrong in real files."""
SHORTEST_SECONDS = 60.0
FEWEST_WORDS = 50


@dataclass(frozen=True)
class CountedCall:
    """A transcript (times estimated where it has none), its turns, and the speech of own, customer and unknown."""

    transcript: Transcript
    turns: list[Turn]
    everybody: Spoken
    own: Spoken
    customer: Spoken
    unknown: Spoken

    @cached_property
    def duration_seconds(self) -> float | None:
        """From the first word to the last; estimated from words where there are no times."""
        return span_seconds(self.turns)

    @cached_property
    def is_english(self) -> bool:
        """Whether the rules about words apply."""
        return is_english(self.everybody.texts)

    @cached_property
    def questions_found_by(self) -> FoundBy | None:
        """How questions are told in this transcript: by their marks, by English words, or not at all (None)."""
        if are_marked(sum(text.count("?") for text in self.everybody.texts), self.everybody.words):
            return "marks"
        return "words" if self.is_english else None

    @cached_property
    def questions(self) -> list[AskedQuestion]:
        """Every question and check-in of the call."""
        return list_questions(self.turns, found_by=self.questions_found_by) if self.questions_found_by else []

    @cached_property
    def why_no_fillers(self) -> str:
        """Why fillers are not scored: another language, or a transcript cleaned of them; "" when they are."""
        if not self.is_english:
            return "not scored: the words are not English"
        if are_taken_out(self.everybody.hesitations, self.everybody.words):
            return "not scored: the transcript appears cleaned of fillers"
        return ""

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
        if not self.own.said:
            return "none of the speakers is known to be you"
        if not self.customer.said:
            return "only one side speaks"
        return self._why_too_short()

    def _why_too_short(self) -> str:
        if self.everybody.words < FEWEST_WORDS:
            return f"too short: fewer than {FEWEST_WORDS} words"
        if has_clock(self.transcript) and (self.duration_seconds or 0.0) < SHORTEST_SECONDS:
            return "too short: less than a minute"
        return ""


def counted_call(transcript: Transcript, own: Collection[str]) -> CountedCall:
    """The call as seen from the side of the speakers in `own`."""
    timed = with_times(transcript)
    everybody = counted(timed.utterances)
    sides = {name: side_of(name, timed, own) for name in {one.utterance.speaker for one in everybody}}
    found: dict[Side | None, list[Said]] = {"own": [], "customer": [], None: []}
    for one in everybody:
        found[sides[one.utterance.speaker]].append(one)
    return CountedCall(
        transcript=timed,
        turns=turns_of(timed, own),
        everybody=Spoken(everybody),
        own=Spoken(found["own"]),
        customer=Spoken(found["customer"]),
        unknown=Spoken(found[None]),
    )
