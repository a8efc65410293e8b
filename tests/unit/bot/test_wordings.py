from collections import Counter

import pytest

from bot.knowledge.wordings import likenesses, meant, near, overlooked, wordings_of

SLIPPED = Counter(["deal", "slip", "decemb", "slide", "quarter"])
SILENT = Counter(["deal", "silent", "repli", "email"])
PRICE = Counter(["deal", "price", "discount", "expens"])
WORDINGS = wordings_of({"slipped": SLIPPED, "silent": SILENT, "price": PRICE})


def found(said: str, own: str = "") -> list[str]:
    return [one.document for one in likenesses(WORDINGS, said.split(), own={own})]


def test_the_card_with_most_of_the_words_comes_first() -> None:
    assert found("decemb deal slide")[0] == "slipped"
    assert found("the weather is fine") == []


def test_of_two_alike_the_tracks_own_comes_first() -> None:
    assert found("price email")[0] == "price"
    assert found("price email", own="silent")[0] == "silent"


@pytest.mark.parametrize(
    ("said", "document"),
    [
        ("decemb deal is slide", "slipped"),
        ("decemb deal", ""),
        ("decemb deal slide under a carpet of roses beside gates and rivers", ""),
        ("deal slip slide quarter silent repli email", ""),
        ("deal slip silent repli email", "silent"),
        ("", ""),
    ],
)
def test_a_card_is_meant_by_most_words_of_a_question_and_clearly_more_than_the_next(
    said: str, document: str
) -> None:
    assert meant(likenesses(WORDINGS, said.split(), own=())) == document


def test_cards_that_share_two_words_and_some_of_the_question_may_be_meant() -> None:
    assert near(likenesses(WORDINGS, ["decemb", "deal"], own=())) == ["slipped"]
    assert near(likenesses(WORDINGS, ["deal"], own=())) == []


@pytest.mark.parametrize(
    ("said", "held", "document"),
    [
        ("decemb deal slip slide quarter", {"price"}, "slipped"),
        ("decemb deal slip slide quarter", {"price", "slipped"}, ""),
        ("deal slip slide silent repli email", {"slipped"}, ""),
        ("decemb deal slip slide under a carpet of roses beside gates", {"price"}, ""),
        ("", {"price"}, ""),
    ],
)
def test_a_card_far_more_like_the_question_than_those_found_was_overlooked(
    said: str, held: set[str], document: str
) -> None:
    assert overlooked(likenesses(WORDINGS, said.split(), own=()), held) == document
