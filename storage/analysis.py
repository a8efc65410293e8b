"""Turns text into the terms it is found by; the same for what is indexed and what is asked."""

import functools
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from storage.compounds import pairs_of, parts_of
from storage.scripts import words_of
from storage.spellings import american
from storage.stop_words import STOP_WORDS

ANALYZER = "en-2"
"""Names this way of making terms. Change it with the code below, and every document is indexed anew."""

HISTORY_WEIGHTS = (1.0, 0.4, 0.2, 0.1)
"""How much the words of the newest turn count, and of the turns before it."""

MAX_TERMS = 48
"""Terms taken from one turn: a pasted page must not become a query of thousands of words."""

MAX_TERM_LENGTH = 64

_CLITICS = frozenset(("s", "t", "d", "m", "ll", "re", "ve"))


def terms_of(text: str, *, keeps_stop_words: bool = False) -> list[str]:
    """The stemmed words of a text in order, repeats included, words without a subject left out."""
    return [
        _stem(part)[:MAX_TERM_LENGTH]
        for word in words_of(_plain(text).casefold())
        if keeps_stop_words or word not in STOP_WORDS
        for part in word.split("'")
        if part and part not in _CLITICS
    ]


def searched_terms(text: str) -> list[str]:
    """The terms a text is found by: its own, and those of words that others write as two, or as one."""
    plain = _plain(text)
    wholes = " ".join(_stem(first) + second for first, second in pairs_of(plain))
    return terms_of(f"{text} {' '.join(parts_of(plain))} {wholes}")


def query_weights(turns: Sequence[str]) -> dict[str, float]:
    """How much each term counts in a search; `turns` are what the person said, newest first.

    The newest turn may consist of stop words only ("what now?"); then these are all there is.
    """
    weights: Counter[str] = Counter()
    for age, (weight, text) in enumerate(zip(HISTORY_WEIGHTS, turns, strict=False)):
        terms = searched_terms(text) or (terms_of(text, keeps_stop_words=True) if age == 0 else [])
        for term in terms[:MAX_TERMS]:
            weights[term] += weight  # type: ignore[assignment]  # a Counter counts in fractions too
    return dict(weights.most_common(2 * MAX_TERMS))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\u2019", "'")


@functools.cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer  # type: ignore[import-not-found]  # noqa: PLC0415  (all its languages: not before one is asked for)

    stem: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord  # no memory of its own: `_stem` has one
    return stem


@functools.lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return _stemmer()(american(word))


def forget_words() -> None:
    """Whoever has indexed a library knows many words by heart that nobody asks for."""
    _stem.cache_clear()
