"""Many phrases looked for at once: at each word only those that can begin with it.

A pattern of several hundred alternatives tries nearly all of them at every word of a call. What words a phrase can
begin with is read from its source, which is one of ours: letters, choices in `(?:…)`, and what may be left out.
"""

import re
import string
from collections import defaultdict
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+|\b'")
_LETTERS = frozenset(string.ascii_lowercase + string.digits)
_ENDING_A_WORD = frozenset([" ", ",", "'", "-", "[- ]"])
_QUANTIFIERS = frozenset("?*+{")
_ANYTHING = "."


class PhraseBook:
    """Regular expressions over plain lower-case text with a weight each, in the order in which they are tried."""

    def __init__(self, phrases: Sequence[tuple[str, float]]) -> None:
        """Each is found as whole words."""
        self._by_word: defaultdict[str, list[tuple[re.Pattern[str], float]]] = defaultdict(list)
        for source, weight in phrases:
            for choice in _choices(source):
                pattern = re.compile(rf"(?:{choice})\b")
                for word in first_words(choice):
                    self._by_word[word].append((pattern, weight))

    def find_all(self, said: str) -> Iterator[tuple[re.Match[str], float]]:
        """Every phrase that is said, with its weight, from left to right, none within another."""
        end = 0
        for word in _WORD.finditer(said):
            for pattern, weight in self._by_word.get(word[0], ()):
                if word.start() >= end and (found := pattern.match(said, word.start())):
                    end = found.end()
                    yield found, weight


def first_words(phrase: str) -> frozenset[str]:
    """The words a phrase can begin with, up to an apostrophe. Raises ValueError if its source leaves them open."""
    return frozenset(word or "'" for choice in _choices(phrase) for word in _first_words(choice))


def _first_words(choice: str) -> frozenset[str]:
    end = _closing(choice) + 1
    atom, quantifier = choice[:end], choice[end : end + 1]
    quantifier = quantifier if quantifier in _QUANTIFIERS else ""
    rest = choice[end + len(quantifier) :]
    then = _ANYTHING if quantifier in {"*", "+"} else rest
    if not atom or atom in _ENDING_A_WORD:
        found = frozenset({""})
    elif atom.startswith(("(?=", "(?!")):
        found = _first_words(then)
    elif atom.startswith("(?:") and quantifier != "{":
        found = frozenset(word for first in _choices(atom[3:-1]) for word in _first_words(first + then))
    elif atom in _LETTERS and quantifier != "{":
        found = frozenset(atom + word for word in _first_words(then))
    else:
        raise ValueError(f"A phrase leaves its first word open: {choice!r}")
    return found | _first_words(rest) if quantifier in {"?", "*"} else found


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
    """Where the bracket closes that a phrase begins with; of any other beginning, its first sign."""
    depth = 0
    for place, sign in enumerate(phrase):
        depth += (sign in "([") - (sign in ")]")
        if not depth:
            return place
    return len(phrase)
