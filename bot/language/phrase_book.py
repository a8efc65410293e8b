"""Many phrases looked for at once: at each word only those that can begin with its letter.

A pattern of several hundred alternatives tries nearly all of them at every word of a call. What a phrase can begin
with is read from its source, which is one of ours: letters, choices in `(?:…)`, and what may be left out.
"""

import re
import string
from collections.abc import Iterator, Sequence

LETTERS = frozenset(string.ascii_lowercase + string.digits + "'")
_START = re.compile(r"\b(?=[\w'])")


class PhraseBook:
    """Regular expressions over plain lower-case text, in the order in which they are tried."""

    def __init__(self, phrases: Sequence[str]) -> None:
        """Each is found as whole words."""
        firsts = [(choice, _of_one(choice)) for phrase in phrases for choice in _choices(phrase)]
        self._sources = {letter: [choice for choice, first in firsts if letter in first] for letter in LETTERS}
        self._others = [choice for choice, first in firsts if first == LETTERS]
        self._patterns: dict[str, re.Pattern[str] | None] = {}

    def find_all(self, said: str) -> Iterator[re.Match[str]]:
        """Every phrase that is said, from left to right, none within another."""
        end = 0
        for start in _START.finditer(said):
            place = start.start()
            pattern = self._beginning_with(said[place])
            if pattern and place >= end and (found := pattern.match(said, place)):
                end = found.end()
                yield found

    def _beginning_with(self, letter: str) -> re.Pattern[str] | None:
        """Made when a word first begins so: that takes some milliseconds for each."""
        if letter not in LETTERS:
            letter = ""
        if letter not in self._patterns:
            self._patterns[letter] = _any_of(self._sources.get(letter, self._others))
        return self._patterns[letter]


def _any_of(phrases: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile(r"(?:" + "|".join(phrases) + r")\b") if phrases else None


def first_letters(phrase: str) -> frozenset[str]:
    """The letters that a phrase can begin with; all where its source does not tell."""
    return frozenset().union(*map(_of_one, _choices(phrase)))


def _of_one(choice: str) -> frozenset[str]:
    if choice.startswith((r"\b", "(?<", "(?!", "(?=")):
        return _of_one(choice[2:] if choice.startswith("\\") else choice[_closing(choice) + 1 :])
    if choice.startswith("(?:"):
        end = _closing(choice)
        first, rest = first_letters(choice[3:end]), choice[end + 1 :]
    elif choice[:1] in LETTERS and choice:
        first, rest = frozenset(choice[0]), choice[1:]
    else:
        return LETTERS
    may_be_left_out = rest.startswith(("?", "*", "{0"))
    return first | _of_one(re.sub(r"^(?:[?*]|\{0,?\d*\})", "", rest)) if may_be_left_out else first


def _choices(phrase: str) -> list[str]:
    """A phrase at its outermost bars."""
    choices, depth, start = [], 0, 0
    for place, sign in enumerate(phrase):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            choices.append(phrase[start:place])
            start = place + 1
    return [*choices, phrase[start:]]


def _closing(phrase: str) -> int:
    """Where the bracket closes that a phrase begins with."""
    depth = 0
    for place, sign in enumerate(phrase):
        depth += (sign in "([") - (sign in ")]")
        if not depth:
            return place
    return len(phrase)
