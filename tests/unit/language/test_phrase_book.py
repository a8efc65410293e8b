"""Phrases by their first letter are found as all of them at once would be."""

import re
from pathlib import Path

import pytest

from bot.language.phrase_book import LETTERS, PhraseBook, first_letters
from bot.language.sentiment_phrases import PHRASES
from bot.language.sentiment_stances import STANCES

LINES = Path(__file__).with_name("sentiment.txt").read_text(encoding="utf-8").splitlines()
ALL = [words for words, _ in (*STANCES, *PHRASES)]


@pytest.mark.parametrize(
    ("phrase", "letters"),
    [
        ("good value", "g"),
        ("(?:big|huge) win|at risk", "bha"),
        ("(?:very |so )?(?:late|slow)", "vsl"),
        ("(?<!not )sold on", "s"),
        ("e?-mail", "".join(sorted(LETTERS))),
        (r"\w+ went live", "".join(sorted(LETTERS))),
    ],
)
def test_a_phrase_begins_with_what_its_source_says(phrase: str, letters: str) -> None:
    assert first_letters(phrase) == set(letters)


def test_by_letter_the_same_is_found_as_by_all_at_once() -> None:
    at_once = re.compile(r"\b(?=[\w'])(?:" + "|".join(ALL) + r")\b")
    book = PhraseBook(ALL)

    for line in LINES:
        said = f" {line.casefold()} "
        assert [m.span() for m in book.find_all(said)] == [m.span() for m in at_once.finditer(said)], line
