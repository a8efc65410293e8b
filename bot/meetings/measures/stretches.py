"""Long stretches: how long one side held the floor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.language.backchannels import is_backchannel
from bot.meetings.measured import Monologue
from bot.meetings.transcript import Utterance
from bot.meetings.turns import Turn

LONGEST_SILENCE_SECONDS = 10.0
MONOLOGUE_SECONDS = 60.0
_FIRST_WORDS = 8


@dataclass(frozen=True)
class Stretch:
    """From when to when (seconds) one side or speaker held the floor, and how it began."""

    holder: str
    start: float
    end: float
    text: str

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.end - self.start


def by_side(turn: Turn) -> str:
    """Who holds the floor in a call whose sides are known; an unknown speaker is a side of their own."""
    return turn.side or ""


def by_speaker(turn: Turn) -> str:
    """Who holds the floor when sides are not known."""
    return turn.speaker


def list_stretches(
    turns: Sequence[Turn], utterances: Sequence[Utterance], holder: Callable[[Turn], str] = by_side
) -> list[Stretch]:
    """The stretches of a call, in order ("coaching" monologues); the turns are of these utterances.

    A stretch goes on through somebody else's pure backchannel ("okay"), because a listener's "mm-hm" takes no
    turn. It ends where another really speaks, or when nothing is said for more than ten seconds.
    """
    stretches: list[Stretch] = []
    for turn in turns:
        who = holder(turn)
        if stretches and who != stretches[-1].holder and is_backchannel(turn.text):
            continue
        for _, index in turn.parts:
            _add(stretches, who, utterances[index])
    return stretches


def _add(stretches: list[Stretch], who: str, said: Utterance) -> None:
    """Lengthen the last stretch by an utterance, or begin a new one."""
    if said.start is None or said.end is None:
        return
    last = stretches[-1] if stretches else None
    if last and last.holder == who and said.start - last.end <= LONGEST_SILENCE_SECONDS:
        stretches[-1] = Stretch(who, last.start, max(last.end, said.end), last.text)
    else:
        stretches.append(Stretch(who, said.start, said.end, said.text))


def longest(stretches: Sequence[Stretch], holder: str) -> Stretch | None:
    """The longest stretch of one holder, the first of equals; None if they never spoke."""
    return max((one for one in stretches if one.holder == holder), key=lambda one: one.seconds, default=None)


def longest_strict_seconds(
    turns: Sequence[Turn], side: str, holder: Callable[[Turn], str] = by_side
) -> float | None:
    """The longest single turn of a side: any word of anybody else ends it."""
    lengths = [
        turn.end - turn.start
        for turn in turns
        if holder(turn) == side and turn.start is not None and turn.end is not None
    ]
    return max(lengths, default=None)


def list_monologues(stretches: Sequence[Stretch], holder: str) -> list[Monologue]:
    """The stretches of a minute or more, with their first words."""
    return [
        Monologue(start=one.start, seconds=one.seconds, first_words=" ".join(one.text.split()[:_FIRST_WORDS]))
        for one in stretches
        if one.holder == holder and one.seconds >= MONOLOGUE_SECONDS
    ]
