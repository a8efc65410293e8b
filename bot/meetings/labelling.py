"""Names for a transcript that has none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.meetings.transcript import Transcript

_MADE_UP = re.compile(
    r"(?:unknown|speaker|spk|participant|person|user|guest|caller|agent|customer|host|channel)?[\s_-]*[a-z]?\d*",
    re.IGNORECASE,
)


def labelled(transcript: Transcript, turns: Sequence[str]) -> Transcript:
    """The transcript with its lines given to these people in turn, the first line to the first.

    What is known about time stays; figures rest on words where there are no times.
    """
    said = tuple(
        replace(one, speaker=turns[place % len(turns)]) for place, one in enumerate(transcript.utterances)
    )
    is_timed = any(one.start is not None for one in said)
    return replace(transcript, utterances=said, basis="timed" if is_timed else "words")


def plain_names(speakers: Iterable[str]) -> list[str]:
    """The speakers that are people's names, and not what a tool calls everybody ("Speaker 1", "A")."""
    return [speaker for speaker in speakers if not _MADE_UP.fullmatch(speaker.strip())]
