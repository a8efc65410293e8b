"""The first row of a table: whether it is headings, and whether they are those of something that was said."""

import re
from collections.abc import Sequence
from typing import Final

from bot.meetings.formats.json_values import END_KEYS, SPEAKER_KEYS, START_KEYS, TEXT_KEYS

SPOKEN: Final = frozenset(TEXT_KEYS) | {"transcription", "spokenwords", "remark", "comment", "dialog", "what"}
_ELSEWHERE: Final = frozenset(
    ("comment", "remark", "what", "content", "body", "message", "line", "snippet", "statement", "display", "value")
)
"""Columns of words that lists of tickets, contacts and mails have too."""
_KNOWN: Final = frozenset(SPEAKER_KEYS) | frozenset(TEXT_KEYS) | frozenset(START_KEYS) | frozenset(END_KEYS)
_OF_A_CALL: Final = (
    "speaker",
    "participant",
    "sprecher",
    "redner",
    "locuteur",
    "intervenant",
    "hablante",
    "orador",
)
_HEADING: Final = re.compile(r"[^\W\d_][\w #/%().&'’-]{0,40}")
_MOST_WORDS = 5
_SHORT = 3
"""Words; what is said is mostly longer than what stands above it."""


def are_of_speech(heads: Sequence[str]) -> bool:
    """True for plain headings with a column of words and one of speakers or times.

    A column such as "comment" is of speech where somebody is called a speaker, or nothing else is in the table.
    """
    texts = [head for head in heads if head in SPOKEN]
    others = [head for head in heads if head not in SPOKEN]
    if not texts or not any(_is_known(head) for head in others):
        return False
    if _ELSEWHERE.issuperset(texts):
        return all(map(_is_known, others)) or any(head.startswith(_OF_A_CALL) for head in others)
    return True


def _is_known(head: str) -> bool:
    return head in _KNOWN or head.removesuffix("ms").removesuffix("millis") in _KNOWN


def are_headings(row: Sequence[str]) -> bool:
    """True for two or more different short names of columns; what somebody said can look the same."""
    cells = [cell.strip().casefold() for cell in row if cell.strip()]
    return 2 <= len(cells) == len(set(cells)) and all(map(_is_heading, cells))


def _is_heading(cell: str) -> bool:
    return _HEADING.fullmatch(cell) is not None and len(cell.split()) <= _MOST_WORDS


def stands_above(head: str, column: Sequence[str]) -> bool:
    """True for a word or two above texts that are mostly longer."""
    longer = sum(len(cell.split()) > _SHORT for cell in column)
    return len(head.split()) <= _SHORT and longer > len(column) / 2
