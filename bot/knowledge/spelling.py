"""Slips of the finger in a question: a word one letter away from one that cards are told by ("discunt").

The word that was meant is added, and the slip stays: it may be the name of something on a company's own pages.
Of wrong letters only a vowel for another is a slip; other pairs are mostly two words ("football" and "footfall").
"""

import re
from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from storage.analysis import terms_of
from storage.stop_words import STOP_WORDS

SHORTEST = 7
"""Letters of the word that is meant: too many shorter ones are a letter apart ("lunch" and "launch")."""
MOST_KEPT = 20_000
_WORD = re.compile(rf"[a-z]{{{SHORTEST - 1},30}}")
_ENDS = "\"'“”‘’().,:;!?*_-"
_VOWELS = frozenset("aeiou")


class Spelling(NamedTuple):
    """The terms that are known, the words that may be meant by first letter and length, and what was looked up."""

    known: frozenset[str]
    meant: Mapping[tuple[str, int], Set[str]]
    looked_up: dict[str, str]


def spelling_of(texts: Iterable[str]) -> Spelling:
    """`texts` are what slips are taken for; no word of theirs, in any form, is one."""
    words = {word for text in texts for word in _WORD.findall(text.casefold())} - STOP_WORDS
    groups: dict[tuple[str, int], set[str]] = {}
    for word in words:
        if len(word) >= SHORTEST:
            groups.setdefault((word[0], len(word)), set()).add(word)
    return Spelling(frozenset(terms_of(" ".join(words))), groups, {})


def spelt(text: str, spelling: Spelling) -> str:
    """The text with the word that was meant behind each slip of the finger; what looks like a name is none."""
    first, *others = text.split() or [""]
    return " ".join(
        (_with_meant(first[:1].lower() + first[1:], spelling), *(_with_meant(w, spelling) for w in others))
    )


def _with_meant(said: str, spelling: Spelling) -> str:
    known = spelling.looked_up.get(said)
    if known is None:
        meant = _meant(said.strip(_ENDS), spelling)
        known = f"{said} {meant}" if meant else said
        if len(spelling.looked_up) >= MOST_KEPT:
            spelling.looked_up.clear()
        spelling.looked_up[said] = known
    return known


def _meant(word: str, spelling: Spelling) -> str:
    """The one word that a slip is taken for, "" if there is none or the word is no slip."""
    if not _WORD.fullmatch(word) or word in STOP_WORDS or spelling.known.issuperset(terms_of(word)):
        return ""
    lengths = range(len(word) - 1, len(word) + 2)
    alike = {each for length in lengths for each in spelling.meant.get((word[0], length), ())}
    near = sorted(each for each in alike if _is_slip(word, each))
    by_term = {tuple(terms_of(each)): each for each in near}
    return near[0] if len(by_term) == 1 else ""


def _is_slip(typed: str, meant: str) -> bool:
    """Two letters swapped, a vowel for another, a letter too many or missing; "persona" is no "personal"."""
    same = next((place for place, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]), -1)
    if same < 0:
        return len(typed) < len(meant) and meant[-1] == meant[-2]
    left, right = typed[same:], meant[same:]
    if len(left) > len(right):
        return left[1:] == right
    if len(left) < len(right):
        return left == right[1:]
    is_swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return is_swapped or (left[1:] == right[1:] and _VOWELS.issuperset((left[0], right[0])))
