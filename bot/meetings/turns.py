"""Who spoke when: utterances joined into turns, each with its side."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from bot.language.words import has_speech
from bot.meetings.transcript import Side, Transcript

_UNKNOWN = re.compile(
    r"\s*|(?:unknown|unidentified)(?: (?:speaker|voice|participant))?(?: ?#?\d+)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Turn:
    """A maximal run of one speaker (`side` is None for somebody unknown); lengths in seconds from the start.

    `utterances` are the indexes of the run in the transcript; those without speech are not in `text`.
    `parts` say where in the text each utterance begins: (offset, index).
    """

    side: Side | None
    speaker: str
    start: float | None
    end: float | None
    text: str
    utterances: range
    parts: tuple[tuple[int, int], ...] = ()

    def utterance_at(self, offset: int) -> int:
        """The index of the utterance in which a place of the text lies."""
        found = bisect_right(self.parts, offset, key=lambda part: part[0])
        return self.parts[found - 1][1] if found else self.utterances[0]


def is_unknown(speaker: str) -> bool:
    """Whether a label names nobody: "", "Unknown Speaker", "Unidentified 2"."""
    return _UNKNOWN.fullmatch(speaker) is not None


def side_of(speaker: str, transcript: Transcript, own: Collection[str]) -> Side | None:
    """The side of a speaker: own when listed, else what the file tells, else customer; None when unknown.

    A file that calls the coached person's side "customer" (a buyer's recording) is read the other way round.
    """
    if speaker in own:
        return "own"
    if is_unknown(speaker):
        return None
    told = transcript.sides.get(speaker, "customer")
    if any(transcript.sides.get(name) == "customer" for name in own):
        return "customer" if told == "own" else "own" if speaker in transcript.sides else "customer"
    return told


def turns_of(transcript: Transcript, own: Collection[str]) -> list[Turn]:
    """The turns of a call in order, utterances without speech left out."""
    sides = {name: side_of(name, transcript, own) for name in {said.speaker for said in transcript.utterances}}
    return [_turn(transcript, sides, run) for run in _runs(transcript)]


def _runs(transcript: Transcript) -> Iterator[list[int]]:
    run: list[int] = []
    for index, said in enumerate(transcript.utterances):
        if not has_speech(said.text):
            continue
        if run and transcript.utterances[run[-1]].speaker != said.speaker:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _turn(transcript: Transcript, sides: Mapping[str, Side | None], run: list[int]) -> Turn:
    said = [transcript.utterances[index] for index in run]
    offsets = accumulate((len(one.text) + 1 for one in said), initial=0)
    return Turn(
        side=sides[said[0].speaker],
        speaker=said[0].speaker,
        start=said[0].start,
        end=max((one.end for one in said if one.end is not None), default=None),
        text=" ".join(one.text for one in said),
        utterances=range(run[0], run[-1] + 1),
        parts=tuple(zip(offsets, run, strict=False)),
    )
