"""Fillers: hesitations and phrases that carry no meaning where they stand, with their place in the text.

"like", "kind of" and "you know" are ordinary words most of the time (of every four "like" in telephone
talk about one is a filler), so each has a rule, leaning to silence: a filler counted wrongly is a remark
about how somebody speaks that is not true.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.like import is_filler_like
from bot.language.words import word_set


@dataclass(frozen=True)
class Filler:
    """A filler as it stands, with the offsets of its first character and of the one after its last."""

    text: str
    start: int
    end: int


_ANY = re.compile(
    r"(?:u[mh]+|er+m?|uhm+|you[ ,]+know|y'know|i mean|kind of|kinda|sort of|sorta|like)(?![\w'’]|-\w)"
)
"""Whether a word begins there is asked afterwards: asked first, it would be asked at every letter."""
_JOINED = re.compile(r"[\w'’-]")
_WORD = re.compile(r"[\w'’]+|[^\w\s]")
_CONTEXT = 40
_CLEANED_BELOW_PER_WORD = 1 / 1000
_ENOUGH_WORDS = 500

_BEFORE_YOU_KNOW = word_set(
    "do did don't didn't does as let lets if what that when how because than all should would could might may "
    "will "
    "must can i'll we'll they'll so'd 'll want"
)
_AFTER_YOU_KNOW = word_set(
    "what how why who where when which whether if that the this him her them me us it anything anyone anybody "
    "something about of"
)
_BEFORE_I_MEAN = word_set("what do does did if that when whatever how mean")
_BEFORE_KIND_OF = word_set(
    "a an the this that these those what which any some same every each all no one two three another other my "
    "your "
    "his her their our its different certain particular whatever right wrong best first new next only such very "
    "many "
    "several few special nice good bad great favorite main other's whole old single own weird strange funny of "
    "interesting similar various"
)


def list_fillers(text: str) -> list[Filler]:
    """The fillers of an utterance in order: um, uh, er; you know, I mean, kind of, sort of, like where they fill.

    "uh-huh", "mm-hm" and "hm" answer, they do not fill; hedges (basically, actually) are no fillers here.
    """
    return list(_fillers(text))


def _fillers(text: str) -> Iterator[Filler]:
    lowered = text.lower()
    said = lowered if len(lowered) == len(text) else text  # a few letters of other alphabets grow when lowered
    for found in _ANY.finditer(said):
        start, end = found.span()
        is_word = start == 0 or not _JOINED.match(said, start - 1)
        if is_word and _FILLS[said[start]](said, start, end):
            yield Filler(text[start:end], start, end)


def is_hesitation(filler: Filler) -> bool:
    """Whether a filler is a mere sound (um, uh, er)."""
    return filler.text[0] in "uUeE"


def are_taken_out(hesitations: int, words: int) -> bool:
    """Whether a transcript was cleaned: under one um or uh in 1,000 words, when there are over 500 words.

    Real transcripts: Zoom 0.8, Google Meet 2023 0.0 per 1,000; verbatim meetings and earnings calls 18–100.
    """
    return words > _ENOUGH_WORDS and hesitations < words * _CLEANED_BELOW_PER_WORD


def _before(text: str, start: int) -> list[str]:
    return _WORD.findall(text[max(0, start - _CONTEXT) : start].replace("’", "'"))


def _after(text: str, end: int) -> list[str]:
    return _WORD.findall(text[end : end + _CONTEXT].replace("’", "'"))


def _fills_you_know(text: str, start: int, end: int) -> bool:
    before, after = _before(text, start), _after(text, end)
    if before and (before[-1] in _BEFORE_YOU_KNOW or before[-1].endswith("n't")):
        return False
    return not (after and after[0] in _AFTER_YOU_KNOW)


def _fills_i_mean(text: str, start: int, end: int) -> bool:
    before, after = _before(text, start), _after(text, end)
    return not (before and before[-1] in _BEFORE_I_MEAN) and not (after and after[0] in {"it", "business", "by"})


def _fills_kind_of(text: str, start: int, end: int) -> bool:
    before, after = _before(text, start), _after(text, end)
    if before and (
        before[-1] in _BEFORE_KIND_OF or (len(before) > 1 and before[-2] in {"a", "an", "what", "some"})
    ):
        return False
    return bool(after) and after[0] not in {".", "?", "!", "thing", "things", "person", "stuff", "people"}


def _fills_like(text: str, start: int, end: int) -> bool:
    return is_filler_like(_before(text, start), _after(text, end))


def _fills_always(_text: str, _start: int, _end: int) -> bool:
    return True


_FILLS = {
    "u": _fills_always,
    "e": _fills_always,
    "y": _fills_you_know,
    "i": _fills_i_mean,
    "k": _fills_kind_of,
    "s": _fills_kind_of,
    "l": _fills_like,
}
"""What decides on a filler, by its first letter."""
