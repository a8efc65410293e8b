"""Turns text into the terms it is found by; the same for what is indexed and what is asked."""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from storage.stop_words import STOP_WORDS

ANALYZER = "en-1"
"""Names this way of making terms. Change it with the code below, and every document is indexed anew."""

HISTORY_WEIGHTS = (1.0, 0.4, 0.2, 0.1)
"""How much the words of the newest turn count, and of the turns before it."""

MAX_TERMS = 48
"""Terms taken from one turn: a pasted page must not become a query of thousands of words."""

MAX_TERM_LENGTH = 64

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_CLITICS = frozenset(("s", "t", "d", "m", "ll", "re", "ve"))


def terms_of(text: str, *, keeps_stop_words: bool = False) -> list[str]:
    """The stemmed words of a text in order, repeats included, words without a subject left out."""
    return [
        _stem(part)[:MAX_TERM_LENGTH]
        for word in _words(text)
        if keeps_stop_words or word not in STOP_WORDS
        for part in word.split("'")
        if part and part not in _CLITICS
    ]


def query_weights(turns: Sequence[str]) -> dict[str, float]:
    """How much each term counts in a search; `turns` are what the person said, newest first.

    The newest turn may consist of stop words only ("what now?"); then these are all there is.
    """
    weights: Counter[str] = Counter()
    for age, (weight, text) in enumerate(zip(HISTORY_WEIGHTS, turns, strict=False)):
        terms = terms_of(text) or (terms_of(text, keeps_stop_words=True) if age == 0 else [])
        for term in terms[:MAX_TERMS]:
            weights[term] += weight  # type: ignore[assignment]  # a Counter counts in fractions too
    return dict(weights.most_common(2 * MAX_TERMS))


def _words(text: str) -> Iterable[str]:
    plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'")
    return _WORD.findall(plain.casefold())


@functools.cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer  # type: ignore[import-not-found]  # noqa: PLC0415  (all its languages: not before one is asked for)

    stem: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord  # no memory of its own: `_stem` has one
    return stem


@functools.lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return _stemmer()(word)
