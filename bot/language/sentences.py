"""Where a spoken sentence ends."""

import re
from collections.abc import Iterator

_STOP = re.compile(r"[.?!…][.?!…\"'”’)\]]*")
_SHORTENED = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "vs.", "e.g.", "i.e.", "approx.")
_NO_END = re.compile(rf"(?:\b(?:{'|'.join(map(re.escape, _SHORTENED))})|(?<![A-Za-z'’])[A-HJ-Z]\.)$")
_LONGEST_NO_END = max(map(len, _SHORTENED))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, white space trimmed; text without stops is one sentence.

    A stop ends a sentence when white space follows, but not after an honorific ("Mr.") or an initial.
    """
    start = 0
    for end in _ends(text):
        if sentence := text[start:end].strip():
            begin = text.index(sentence, start)
            yield begin, begin + len(sentence)
        start = end


def list_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _ends(text: str) -> Iterator[int]:
    start = 0
    for found in _STOP.finditer(text):
        end = found.end()
        is_apart = end == len(text) or text[end].isspace()
        if is_apart and not (found[0] == "." and _is_shortened(text, start, end)):
            yield end
            start = end
    yield len(text)


def _is_shortened(text: str, start: int, end: int) -> bool:
    """Whether a stop belongs to the word before it; most often two letters tell that it does not."""
    may_be = text.endswith(_SHORTENED, start, end) or text[end - 2 : end - 1].isupper()
    return may_be and _NO_END.search(text, max(start, end - _LONGEST_NO_END), end) is not None
