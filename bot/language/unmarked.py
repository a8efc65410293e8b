"""Where a question begins inside talk that has no marks: "… it went fine mostly did you use the connector".

A recogniser that writes no marks writes no ends of sentences either, so a question in the middle of a turn is
told by what opens one: an inverted auxiliary whose subject follows, or a wh-word with one. What merely looks
inverted is kept out by the word before it ("what they do you know", "the problem is that we") and by retold
speech ("and I said do you want it").
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.language.sentences import sentence_spans
from bot.language.unmarked_words import (
    ABSTRACT,
    HESITATION,
    LEADING,
    NO_SUBJECT,
    OPENS_QUESTION,
    RETOLD,
    SUBJECT,
    TAKEN_IN,
    TAKES_IN,
)
from bot.language.words import WORD

_FEWEST_BEFORE = 3
"""Words before a question inside a run; with fewer it is the head of the sentence, which has its own rules."""
_FEWEST_BETWEEN = 4
_FEWEST_IN_QUESTION = 3
"""At the end of a run "have you" is a tag of what stands before it."""
_MOST_LEADING = 2


def spans_without_marks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of talk without question marks; a question inside a run begins a new one."""
    for start, end in sentence_spans(text):
        cuts = [start, *(start + place for place in question_starts(text[start:end])), end]
        for begin, until in pairwise(cuts):
            yield begin, begin + len(text[begin:until].rstrip())


def question_starts(text: str) -> list[int]:
    """Where in a run of words questions begin, its own beginning left out; offsets in the text."""
    words = [found for found in WORD.finditer(text) if not HESITATION.fullmatch(found[0].lower())]
    if len(words) <= _FEWEST_BEFORE:
        return []
    said = " ".join(found[0].lower().replace("’", "'") for found in words)
    starts: list[int] = []
    last = 0
    for found in OPENS_QUESTION.finditer(said):
        place = said.count(" ", 0, found.start())
        is_apart = place >= _FEWEST_BEFORE and (not starts or place - last >= _FEWEST_BETWEEN)
        if is_apart and not _is_tag(found) and _may_begin(said[: found.start()].split(), found):
            starts.append(words[place - _count_leading(said[: found.start()].split())].start())
            last = place
    return starts


def _is_tag(found: re.Match[str]) -> bool:
    return found.end() == len(found.string) and found[0].count(" ") < _FEWEST_IN_QUESTION - 1


def _count_leading(before: list[str]) -> int:
    """How many of the words before a question lead into it: "… so have you looked"."""
    count = 0
    while count < _MOST_LEADING and count + 1 < len(before) and before[-1 - count] in LEADING:
        count += 1
    return count


def _may_begin(before: list[str], found: re.Match[str]) -> bool:
    """Whether a question can begin after these words."""
    last, near = before[-1], " ".join(before[-6:])
    if RETOLD.search(near):
        return False
    if found["wh"]:
        return not (TAKEN_IN.match(found.string, found.start()) and TAKES_IN.search(near))
    if last in NO_SUBJECT or last.endswith(("n't", "'s", "'re", "'ll")):
        return False
    return bool(found["you"]) or (last not in SUBJECT and last not in ABSTRACT)
