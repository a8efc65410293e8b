"""Which lines of a call a model reads: all of them, or of a very long call its beginning and its end."""

from dataclasses import dataclass

from bot.language.backchannels import is_backchannel
from bot.meetings.transcript import Transcript

MOST_CHARACTERS = 320_000
"""About 90,000 tokens, which is four hours of talk: above 100,000 the fallback model costs five times as much."""

_PER_LINE = 24
_BEGINNING = 0.45


@dataclass(frozen=True)
class Lines:
    """Indexes of the utterances to read, in order, and a remark for the person when some were left out."""

    numbers: tuple[int, ...]
    remark: str = ""


def lines_to_read(transcript: Transcript, *, most_characters: int = MOST_CHARACTERS) -> Lines:
    """Every line if they fit; else without the murmurs; else the beginning and the end."""
    everything = tuple(number for number, said in enumerate(transcript.utterances) if said.text.strip())
    if _length(transcript, everything) <= most_characters:
        return Lines(everything)
    spoken = tuple(number for number in everything if not is_backchannel(transcript.utterances[number].text))
    if _length(transcript, spoken) <= most_characters:
        return Lines(spoken)
    head = _first(transcript, spoken, most_characters * _BEGINNING)
    tail = _first(transcript, spoken[::-1], most_characters * (1 - _BEGINNING))[::-1]
    share = round(100 * (len(head) + len(tail)) / len(spoken))
    return Lines(
        (*head, *tail), f"This call is very long: I read its beginning and its end, {share} % of its lines."
    )


def _length(transcript: Transcript, numbers: tuple[int, ...]) -> int:
    return sum(_size(transcript, number) for number in numbers)


def _size(transcript: Transcript, number: int) -> int:
    said = transcript.utterances[number]
    return len(said.text) + len(said.speaker) + _PER_LINE


def _first(transcript: Transcript, numbers: tuple[int, ...], room: float) -> tuple[int, ...]:
    for count, number in enumerate(numbers):
        room -= _size(transcript, number)
        if room < 0:
            return numbers[:count]
    return numbers
