"""Phrases by their first word are found as all of them at once would be."""

import re
from pathlib import Path

import pytest

from bot.language.phrase_book import PhraseBook, first_words
from bot.language.sentiment_phrases import PHRASES
from bot.language.sentiment_stances import STANCES

LINES = Path(__file__).with_name("sentiment.txt").read_text(encoding="utf-8").splitlines()
ALL = (*STANCES, *PHRASES)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("good value", "good"),
        ("(?:big|huge) win|at risk", "big huge at"),
        ("(?:very |so )?(?:late|slow)", "very so late slow"),
        ("(?:we|i)(?:'d| would)? sign|'s gone", "we i '"),
        ("likes? it", "like likes"),
        ("deal[- ]?breaker", "deal dealbreaker"),
        ("(?:all |off )*boxes", "all off boxes"),
        ("(?:in|up)(?=[.!,]|$)", "in up"),
    ],
)
def test_a_phrase_begins_with_the_words_its_source_says(phrase: str, words: str) -> None:
    assert first_words(phrase) == set(words.split())


@pytest.mark.parametrize("phrase", [r"\w+ went live", r"stay\w* flat", "(?:no)+ way", "(?:so ){0,2}late"])
def test_a_phrase_that_leaves_its_first_word_open_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="leaves its first word open"):
        PhraseBook([(phrase, 1.0)])


def test_by_word_the_same_is_found_as_by_all_at_once() -> None:
    at_once = re.compile(r"\b(?=[\w'])(?:" + "|".join(words for words, _ in ALL) + r")\b")
    book = PhraseBook(ALL)

    for line in LINES:
        said = f" {line.casefold()} "
        by_word = [found.span() for found, _ in book.find_all(said)]
        assert by_word == [found.span() for found in at_once.finditer(said)], line
