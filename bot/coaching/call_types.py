"""Which kind of call this was, from what people call it."""

import re
from functools import cache

from bot.meetings.transcript import Transcript
from bot.rubrics import OTHER, PITCH, CallType
from bot.tracks import Track


def guess_call_type(transcript: Transcript, *, typed: str, title: str, track: Track) -> str:
    """The call type's id: as typed, else as the title or the file's own title names it, else "other".

    The words stand in the track's rubrics (`said_as`); where several are named the first one counts. What
    is said on the call is not guessed from: a call without a name is judged by the widest figures.
    """
    if typed.strip().casefold() == PITCH and track.pitch_rubric:
        return PITCH
    for text in (typed, title, transcript.title):
        named = _first_named(text, track)
        if named:
            return named
    return OTHER


def _first_named(text: str, track: Track) -> str:
    words = " ".join(re.split(r"[\W_]+", text.casefold()))
    places = {kind.id: found for kind in track.call_types if (found := _place(words, kind)) is not None}
    return min(places, key=lambda kind: places[kind], default="")


def _place(words: str, kind: CallType) -> int | None:
    if kind.id == OTHER:
        return None
    found = _names(kind.id, tuple(kind.said_as)).search(words)
    return found.start() if found else None


@cache
def _names(kind_id: str, said_as: tuple[str, ...]) -> re.Pattern[str]:
    """The words of a call type, as they look once everything but letters and digits is a space."""
    said = {" ".join(re.split(r"[\W_]+", words.casefold())) for words in (kind_id, *said_as)}
    return re.compile(rf"\b(?:{'|'.join(sorted(said, key=len, reverse=True))})\b")
