"""Words that some write as one and others as two: "kickoff" and "kick-off", "CargoPilot" and "cargo pilot".

So that each is found by the other, one word counts as its parts too, and two that are often one as the whole.
"""

import re
from collections.abc import Iterator

from storage.stop_words import STOP_WORDS

_IN_CAPITALS = re.compile(r"\b[A-Za-z]*[a-z][A-Z][A-Za-z]*\b")
_CAPITAL_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}(?![a-z])")
_NUMBERED = re.compile(r"\b(?:([a-z]{2,})(\d+)|([a-z])(\d{2,})|(\d+)([a-z]{2,}))\b")
_BEGUN = re.compile(r"\b(co|cross|multi|non|pre|re|semi|sub)[ -]([a-z]{2,})\b")
_HYPHENED = re.compile(r"\b(mid|no|over|post|self|under|up|[a-z])-([a-z]{2,})\b")
_ENDED = re.compile(r"\b([a-z]{2,})(?:[ -](down|off|out|up)|-(back|in|on|over))\b")


def parts_of(text: str) -> Iterator[str]:
    """The words within the words of a text: those of "DockView", and letters and digits of "CS4107"."""
    for word in _IN_CAPITALS.findall(text):
        parts = _CAPITAL_PART.findall(word)
        if "".join(parts) == word and min(map(len, parts)) > 1:  # "iPhone" and "SaaS" are one
            yield from parts
    for found in _NUMBERED.finditer(text.casefold()):
        yield from filter(None, found.groups())


def pairs_of(text: str) -> Iterator[tuple[str, str]]:
    """Two words that are often written as one: "pre-paid", "kick off", "rolled out"."""
    small = text.casefold()
    hyphened = _HYPHENED.finditer(small) if "-" in small else ()
    for found in (*_BEGUN.finditer(small), *hyphened, *_ENDED.finditer(small)):
        first, second = filter(None, found.groups())
        if not STOP_WORDS.issuperset((first, second)):
            yield first, second
