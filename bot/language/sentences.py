"""Where a spoken sentence ends."""

import re
from collections.abc import Iterator

# A stop ends a sentence when white space follows, but not after an honorific, an initial or an abbreviation.
_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bvs)(?<!\bSt)(?<!\bNo)(?<!\be\.g)(?<!\bi\.e)"
    r"(?<!\b[A-Z])[.?!…]+[\"'”’)\]]*(?=\s|$)|(?<=\b[A-Z])[?!]+(?=\s|$)"
)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in the text, white space trimmed; text without stops is one sentence."""
    start = 0
    for found in _END.finditer(text):
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def list_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if stripped := piece.strip():
        begin = start + piece.index(stripped)
        yield begin, begin + len(stripped)
