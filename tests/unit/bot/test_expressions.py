import pytest

from bot.knowledge.cues import said_terms
from bot.knowledge.expressions import EXPRESSIONS, with_expressions


def heard(text: str) -> list[str]:
    return with_expressions(said_terms(text))


def added(text: str) -> list[str]:
    left = heard(text)
    for term in said_terms(text):
        left.remove(term)
    return left


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("they've got one foot out of the door", "leave us"),
        ("Their head of IT got the boot on Friday", "left fired"),
        ("two directors at each other's throats", "disagree argue"),
        ("dropped completely off the map", "gone silent"),
        ("I am RUN OFF MY FEET", "overwhelmed"),
        ("i cant give them away", "unsold"),
    ],
)
def test_what_an_expression_means_is_heard_beside_it(text: str, meant: str) -> None:
    assert added(text) == said_terms(meant)


def test_the_words_of_an_expression_stay_and_what_it_means_stands_beside_them() -> None:
    assert " ".join(heard("my guy got the boot yesterday")) == "contact my guy got leav fire the boot yesterday"


def test_expressions_that_begin_alike_are_told_apart() -> None:
    assert added("he hit the roof, I hit the wall") == said_terms("angry unhappy exhausted")


@pytest.mark.parametrize("text", ["", "the door was open", "we booted the server", "a needle", "no"])
def test_words_that_are_part_of_an_expression_mean_nothing_more_alone(text: str) -> None:
    assert heard(text) == said_terms(text)


@pytest.mark.parametrize(
    "text",
    [
        "we tour the east coast in March",
        "we sell bath bombs",
        "the release is slated for May",
        "customers skim my emails",
        "fleece jackets for the merch table",
        "who works the graveyard shift",
        "the push for more logins",
    ],
)
def test_words_that_are_meant_as_they_stand_mean_nothing_more(text: str) -> None:
    assert heard(text) == said_terms(text)


def test_no_expression_has_two_meanings() -> None:
    meanings: dict[tuple[str, ...], set[str]] = {}
    for line in EXPRESSIONS.replace("\n  ", " ").strip().split("\n"):
        meant, _, expressions = line.partition(": ")
        for expression in expressions.split(", "):
            meanings.setdefault(tuple(said_terms(expression)), set()).add(meant)

    assert [terms for terms, of_it in meanings.items() if len(of_it) > 1] == []


def test_no_expression_stands_for_nothing() -> None:
    for line in EXPRESSIONS.replace("\n  ", " ").strip().split("\n"):
        meant, colon, expressions = line.partition(": ")

        assert colon
        assert said_terms(meant)
        assert all(said_terms(expression) for expression in expressions.split(", ")), line
