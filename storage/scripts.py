"""Cuts text into words, in whatever script it is written.

Chinese, Japanese and Thai put no space between words: there every two neighbouring characters count as a word,
which needs no dictionary (as in Lucene's CJKBigramFilter).
"""

import re
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece"
"""Vowels and accents that stand on a letter, which Python takes for no part of a word."""
_MARKED_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*(?:'[^\W_]+)?")
_UNSPACED = r"\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = re.compile(rf"[{_UNSPACED}]+|[^{_UNSPACED}]+")


def words_of(text: str) -> Sequence[str]:
    """The words of a text in order, as they are written."""
    if text.isascii():
        return _WORD.findall(text)
    return [part for word in _MARKED_WORD.findall(text) for part in _parts(word)]


def _parts(word: str) -> Iterator[str]:
    for run in _RUN.findall(word):
        if len(run) > 2 and re.match(f"[{_UNSPACED}]", run):
            yield from (run[place : place + 2] for place in range(len(run) - 1))
        else:
            yield run
