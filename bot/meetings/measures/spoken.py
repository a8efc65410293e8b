"""Everything one speaker or side said, and what is counted over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.language.fillers import is_hesitation, list_fillers
from bot.language.words import count_words, has_speech
from bot.meetings.measures.talk import union_seconds
from bot.meetings.transcript import Utterance

SHORTEST_FOR_PACE_SECONDS = 30.0


@dataclass(frozen=True)
class Said:
    """An utterance with speech, counted once: its words, fillers, and those of them that are um, uh, er."""

    utterance: Utterance
    words: int
    fillers: int
    hesitations: int


def counted(utterances: Iterable[Utterance]) -> list[Said]:
    """The utterances with speech, in order."""
    return [_counted(utterance) for utterance in utterances if has_speech(utterance.text)]


def _counted(utterance: Utterance) -> Said:
    fillers = list_fillers(utterance.text)
    return Said(utterance, count_words(utterance.text), len(fillers), sum(map(is_hesitation, fillers)))


@dataclass(frozen=True)
class Spoken:
    """What one speaker, one side or everybody said, in order."""

    said: Sequence[Said]

    @cached_property
    def words(self) -> int:
        """Number of words."""
        return sum(one.words for one in self.said)

    @cached_property
    def fillers(self) -> int:
        """Number of fillers."""
        return sum(one.fillers for one in self.said)

    @cached_property
    def hesitations(self) -> int:
        """Number of um, uh and er."""
        return sum(one.hesitations for one in self.said)

    @cached_property
    def seconds(self) -> float:
        """Talk time: the length of the union of their intervals; 0 without times."""
        pairs = ((one.utterance.start, one.utterance.end) for one in self.said)
        return union_seconds((start, end) for start, end in pairs if start is not None and end is not None)

    @property
    def words_per_minute(self) -> float | None:
        """Words ÷ minutes of talk; None below 30 seconds of talk, where a breath changes it."""
        return self.words / (self.seconds / 60) if self.seconds >= SHORTEST_FOR_PACE_SECONDS else None

    @property
    def texts(self) -> list[str]:
        """The words themselves, an utterance each."""
        return [one.utterance.text for one in self.said]
