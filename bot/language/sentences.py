"""Where a spoken sentence ends."""

import re
from collections.abc import Iterator

_STOP = re.compile(r"(?<![.?!…])[.?!…]+[\"'”’)\]]*(?=\s|$)")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|vs|e\.g|i\.e|approx)|(?<![A-Za-z'’])[A-HJ-Z])\.$")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, white space trimmed; text without stops is one sentence.

    A stop ends a sentence when white space follows, but not after an honorific ("Mr.") or an initial.
    """
    start = 0
    for found in _STOP.finditer(text):
        end = found.end()
        if found[0] != "." or not _NO_END.search(text, max(start, end - 12), end):
            yield from _trimmed(text, start, end)
            start = end
    if start < len(text):
        yield from _trimmed(text, start, len(text))


def list_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if stripped := piece.strip():
        begin = start + piece.index(stripped)
        yield begin, begin + len(stripped)
