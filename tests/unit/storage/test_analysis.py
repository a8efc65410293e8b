import pytest

from storage.analysis import MAX_TERMS, query_weights, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The customer's champion is leaving", ["custom", "champion", "leav"]),
        ("Renewals, RENEWAL; renewing!", ["renew", "renew", "renew"]),
        ("don’t you'll they've", []),
        ("ﬁnance café №4", ["financ", "café", "no4"]),
        ("Q3 2026: -12%", ["q3", "2026", "12"]),
        ("Straße", ["strass"]),
        ("generously skies dying inning", ["generous", "sky", "die", "inning"]),
        ("", []),
    ],
)
def test_text_becomes_stemmed_words_with_a_subject(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


def test_repeated_words_count_more() -> None:
    assert query_weights(["pricing pricing renewal"]) == {"price": 2.0, "renew": 1.0}


def test_earlier_turns_count_less_the_older_they_are() -> None:
    turns = ["alpha", "beta", "gamma", "delta", "epsilon"]

    assert query_weights(turns) == {"alpha": 1.0, "beta": 0.4, "gamma": 0.2, "delta": 0.1}


def test_a_turn_of_stop_words_only_is_searched_as_it_is() -> None:
    assert query_weights(["what now", "what now"]) == {"what": 1.0, "now": 1.0}


def test_a_pasted_page_does_not_become_an_endless_query() -> None:
    page = " ".join(f"word{number}" for number in range(5_000))

    assert len(query_weights([page])) == MAX_TERMS


def test_a_word_longer_than_a_posting_can_hold_is_cut_alike_everywhere() -> None:
    assert terms_of("x" * 200) == ["x" * 64]
