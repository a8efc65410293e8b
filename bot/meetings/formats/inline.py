"""Everything on one line, `A: … B: …`, and text in which nobody is named."""

import re
from collections import Counter

from bot.meetings.formats.found import Found
from bot.meetings.formats.labels import is_metadata
from bot.meetings.transcript import Utterance

_LABEL = re.compile(
    r"(?<![^\s\"“(])((?:(?:Mr|Mrs|Ms|Dr|Prof)\.\s)?(?:[A-Z]\.\s)?[A-Z][\w'’-]{0,30}(?:\s[A-Z0-9][\w'’-]{0,30}){0,2}):(?=\s)"
)
_HEADER = re.compile(r"\s*WEBVTT\b|\W*$")


def read_inline(text: str, *, more_than: int = 0) -> Found | None:
    """Speakers in the middle of lines, when at least two come at least twice or make all of four turns.

    None also when there are not more turns than `more_than`, those that heads of lines gave.
    """
    marks = [(found.start(), found.end(), found[1]) for found in _LABEL.finditer(text)]
    if len(marks) <= max(2, more_than):
        return None
    counts = Counter(name for _, _, name in marks if not is_metadata(name))
    known = {name for name, count in counts.items() if count >= 2}
    if len(known) < 2:
        return None
    heads = [head for mark in marks if (head := _known_head(*mark, known))]
    ends = [start for start, _, _ in heads[1:]] + [len(text)]
    said = [
        Utterance(name, text[begin:end].strip())
        for (_, begin, name), end in zip(heads, ends, strict=True)
        if end > begin + 1
    ]
    return Found("inline_speakers", said) if len(heads) > more_than else None


def _known_head(start: int, end: int, name: str, known: set[str]) -> tuple[int, int, str] | None:
    """The known name a label is or ends in: in "we saw Paris Dana: yes", Dana speaks."""
    while name and name not in known:
        _, _, shorter = name.partition(" ")
        start += len(name) - len(shorter)
        name = shorter
    return (start, end, name) if name else None


def read_unnamed(text: str) -> Found:
    """Lines of text as utterances of nobody."""
    lines = [line for line in text.split("\n") if line.strip() and not _HEADER.match(line)]
    return Found("no_speakers", [Utterance("", line) for line in lines])
