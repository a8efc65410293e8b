import pytest

from bot.knowledge.related import MOST, WEIGHT, hints_for
from storage.analysis import query_weights, terms_of


def hinted(question: str) -> set[str]:
    return set(hints_for(query_weights([question])))


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("who may give a rebate", "discount"),
        ("the client quit", "churn"),
        ("QBR slides", "quarterly"),
        ("our NRR target", "retention"),
        ("quarterly business review", "qbr"),
        ("EPK", "press"),
        ("share our SOC2", "security"),
    ],
)
def test_a_word_hints_at_others_that_mean_the_same(question: str, word: str) -> None:
    assert set(terms_of(word)) <= hinted(question)


def test_what_was_said_is_no_hint_and_a_hint_counts_for_less() -> None:
    hints = hints_for({"discount": 1.0, "rebat": 0.4})

    assert "rebat" not in hints
    assert hints["reduct"] == pytest.approx(WEIGHT)


def test_there_are_never_too_many_hints() -> None:
    assert (
        len(hints_for(dict.fromkeys(terms_of("price contract email meeting goal fan review press tour"), 1.0)))
        <= MOST
    )


def test_words_that_mean_nothing_else_hint_at_nothing() -> None:
    assert hints_for(query_weights(["zebra crossing"])) == {}
