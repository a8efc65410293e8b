"""Who is who on a call: which speaker is the person coached, and which two names may be one person."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from bot.doors import Door
from bot.meetings.transcript import Transcript

if TYPE_CHECKING:
    from rapidfuzz.fuzz import token_sort_ratio
else:
    token_sort_ratio = Door("rapidfuzz.fuzz", "token_sort_ratio")  # nearly all names are spelt alike

LEAST_LIKENESS = 85
"""Of 100, by rapidfuzz's token sort: "Riya Sha" is Riya Shah, "Riya Patel" is not."""

MOST_COMPARED = 40
"""With more speakers it is a webinar, or no speakers at all: every pair would take seconds to compare."""


def own_speaker(transcript: Transcript, *, display_name: str, aliases: Collection[str] = ()) -> str | None:
    """The speaker who is the person with this display name or one of these aliases; None if it is not plain.

    Tried in this order, and each only counts if one speaker fits: the same name, the same first name (also
    where one of both is a first name alone), a name spelt nearly alike, the only speaker whom the file
    itself puts on the own side.
    """
    names = [name for name in (*aliases, display_name) if name.strip()]
    for fits in (_is_same, _shares_first_name, _is_alike):
        fitting = [speaker for speaker in transcript.speakers if any(fits(speaker, name) for name in names)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
    own = [speaker for speaker, side in transcript.sides.items() if side == "own"]
    return own[0] if len(own) == 1 else None


def likely_same(transcript: Transcript) -> list[tuple[str, str]]:
    """Pairs of speakers that may be one person, the name to keep first: to be asked, never merged unasked.

    "riya shah" and "Riya Shah", "Riya" and "Riya Shah" (if only one Riya is there), "Riya Sha" and "Riya Shah".
    None when there are more than forty; pairs that are two people, as somebody said, are left out.
    """
    speakers = transcript.speakers
    if len(speakers) > MOST_COMPARED:
        return []
    pairs = [pair for pair in combinations(speakers, 2) if _may_be_one(*pair, speakers)]
    likely = [(longer, shorter) for pair in pairs for shorter, longer in [sorted(pair, key=_fullness)]]
    return [pair for pair in likely if pair not in transcript.apart]


def renamed(transcript: Transcript, mapping: Mapping[str, str]) -> Transcript:
    """The transcript with speakers under other names, as somebody said who is who; "" makes one nobody."""
    said = tuple(replace(one, speaker=mapping.get(one.speaker, one.speaker)) for one in transcript.utterances)
    sides = {mapping.get(speaker, speaker): side for speaker, side in transcript.sides.items()}
    is_anybody = any(one.speaker for one in said)
    basis = transcript.basis
    if is_anybody and basis == "none":
        basis = "words" if said[0].start is None else "timed"
    return replace(transcript, utterances=said, sides=sides, basis=basis if is_anybody else "none")


def _may_be_one(first: str, second: str, speakers: Collection[str]) -> bool:
    if _is_same(first, second):
        return True
    if _is_numbered(first) or _is_numbered(second):
        return False
    if min(len(_words(first)), len(_words(second))) > 1:
        return _is_alike(first, second)
    if not _shares_first_name(first, second):
        return min(len(first), len(second)) >= 5 and _is_alike(first, second)
    shorter = min(first, second, key=len)
    return sum(_shares_first_name(shorter, other) for other in speakers if other != shorter) == 1


def _is_same(first: str, second: str) -> bool:
    return sorted(_words(first)) == sorted(_words(second))


def _shares_first_name(first: str, second: str) -> bool:
    """One of both is a single name, and it is the other's first: "Riya" and "Riya Shah"."""
    one, other = _words(first), _words(second)
    return bool(one and other) and one[0] == other[0] and min(len(one), len(other)) == 1


def _is_alike(first: str, second: str) -> bool:
    if _is_numbered(first) or _is_numbered(second):
        return False
    return token_sort_ratio(" ".join(_words(first)), " ".join(_words(second))) >= LEAST_LIKENESS


def _is_numbered(name: str) -> bool:
    """ "Speaker 1" and "Speaker 2" are alike, and never one."""
    return any(letter.isdigit() for letter in name)


def _words(name: str) -> list[str]:
    letters = (letter if letter.isalnum() or letter in "'’-" else " " for letter in _without_bracket(name))
    return "".join(letters).casefold().split()


def _without_bracket(name: str) -> str:
    return name.partition("(")[0].partition("@")[0].strip() or name


def _fullness(name: str) -> tuple[int, int, bool]:
    return len(name.split()), len(name), name != name.lower()
