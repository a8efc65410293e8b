"""Everything one speaker or side said, and what is counted over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.language.fillers import list_fillers
from bot.language.words import count_words
from bot.meetings.measures.talk import union_seconds
from bot.meetings.transcript import Utterance

SHORTEST_FOR_PACE_SECONDS = 30.0


@dataclass(frozen=True)
class Spoken:
    """Utterances with speech, in order."""

    utterances: Sequence[Utterance]

    @cached_property
    def words(self) -> int:
        """Number of words."""
        return sum(count_words(said.text) for said in self.utterances)

    @cached_property
    def seconds(self) -> float:
        """Talk time: the length of the union of their intervals; 0 without times."""
        return union_seconds(
            (said.start, said.end) for said in self.utterances if said.start is not None and said.end is not None
        )

    @cached_property
    def fillers(self) -> int:
        """Number of fillers."""
        return sum(len(list_fillers(said.text)) for said in self.utterances)

    @property
    def words_per_minute(self) -> float | None:
        """Words ÷ minutes of talk; None below 30 seconds of talk, where a breath changes it."""
        return self.words / (self.seconds / 60) if self.seconds >= SHORTEST_FOR_PACE_SECONDS else None
