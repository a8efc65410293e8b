"""How well the rules do on our own labelled lines: floors, so that a change that helps one line cannot cost ten.

The lines were written by us, and the rules were written with them in sight: reaching a floor here is needed, and
says nothing about talk nobody has seen.
"""

from collections import Counter
from datetime import date

import pytest

from bot.language.commitments import is_commitment
from bot.language.due import due_on
from bot.language.fillers import list_fillers
from bot.language.questions import is_question, question_form
from bot.language.sentiment import sentiment, sentiment_label
from bot.language.sentiment_words import WEIGHTS_BY_STRENGTH
from tests.unit.language.labelled import due_phrases, f1, labelled, marked, unpunctuated


@pytest.mark.parametrize("lines", ["telephone", "meetings", "sales", "styles", "bare"])
def test_questions_are_told_by_their_marks_and_words(lines: str) -> None:
    found = [(label != "-", is_question(text)) for label, text in labelled(lines)]

    assert f1(found) >= 0.95


@pytest.mark.parametrize(
    ("lines", "floor"),
    [("telephone", 0.9), ("meetings", 0.85), ("sales", 0.9), ("styles", 0.8), ("turns", 0.9), ("bare", 0.9)],
)
def test_questions_are_told_by_words_alone(lines: str, floor: float) -> None:
    found = [(label != "-", is_question(unpunctuated(text), punctuated=False)) for label, text in labelled(lines)]

    assert f1(found) >= floor


@pytest.mark.parametrize("lines", ["telephone", "meetings", "sales", "styles"])
def test_open_questions_are_told_from_closed_ones(lines: str) -> None:
    found = [(label == "o", question_form(text) != "closed") for label, text in labelled(lines) if label != "-"]

    assert f1(found) >= 0.95


def test_fillers_are_found_where_they_stand() -> None:
    found = [
        (place in expected, place in got)
        for text, expected in marked("fillers")
        for got in [{(filler.start, filler.end) for filler in list_fillers(text)}]
        for place in expected | got
    ]

    assert f1(found) >= 0.95


def test_every_clear_promise_is_heard() -> None:
    assert [text for label, text in labelled("commitments") if label == "+" and not is_commitment(text)] == []


def test_what_only_sounds_like_a_promise_is_none() -> None:
    assert [text for label, text in labelled("commitments") if label == "-" and is_commitment(text)] == []


@pytest.mark.parametrize("label", ["positive", "neutral", "negative"])
def test_sentiment_is_told(label: str) -> None:
    found = [
        (expected == label, sentiment_label(sentiment(text)) == label) for expected, text in labelled("sentiment")
    ]

    assert f1(found) >= 0.9


def test_no_word_has_two_strengths() -> None:
    listed = Counter(word for words, _ in WEIGHTS_BY_STRENGTH for word in words)

    assert [word for word, times in listed.items() if times > 1] == []


@pytest.mark.parametrize(("said_on", "text", "expected"), due_phrases())
def test_due_phrases_become_dates(said_on: date, text: str, expected: date | None) -> None:
    assert due_on(text, said_on) == expected
