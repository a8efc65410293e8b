import pytest

from storage.analysis import MAX_TERMS, query_weights, searched_terms, terms_of
from storage.spellings import american


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


@pytest.mark.parametrize(
    ("spelt", "american"),
    [
        ("organisations apologising", "organizations apologizing"),
        ("the cheque for our programme", "the check for our program"),
        ("cancelled licences", "canceled licenses"),
        ("theatre colours", "theater colors"),
        ("fulfilment, judgement, instalments", "fulfillment, judgment, installments"),
        ("analyse the catalogue", "analyze the catalog"),
        ("a sceptical practise", "a skeptical practice"),
        ("the questionaire in my calender", "the questionnaire in my calendar"),
    ],
)
def test_all_spellings_are_one(spelt: str, american: str) -> None:
    assert terms_of(spelt) == terms_of(american)


@pytest.mark.parametrize(
    "text", ["raise promise advertise surprise enterprise wise precise", "basis hour pour totally"]
)
def test_what_both_spell_alike_stays(text: str) -> None:
    assert [american(word) for word in text.split()] == text.split()


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("CargoPilot", "cargo pilot"),
        ("CargoPilot", "cargopilot"),
        ("Error CS-4107", "cs4107"),
        ("SOC2 report", "soc 2"),
        ("version 11", "v11"),
        ("the kick-off", "kickoff"),
        ("how to kick off", "kickoffs"),
        ("followed up with them", "followup"),
        ("my co-founder", "cofounder"),
        ("E-Mail", "emails"),
    ],
)
def test_what_is_written_as_one_word_and_as_two_is_found_by_either(written: str, asked: str) -> None:
    assert set(searched_terms(asked)) & set(searched_terms(written))


@pytest.mark.parametrize("text", ["iPhone", "SaaS", "B2B in Q3", "no one is up to it", "x" * 200])
def test_what_is_one_word_to_everybody_is_no_more_than_that(text: str) -> None:
    assert searched_terms(text) == terms_of(text)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("値引きを", ["値引", "引き", "きを"]),
        ("契約2026更新", ["契約", "2026", "更新"]),
        ("छूट कैसे दें।", ["छूट", "कैसे", "दें"]),
        ("Zu teuer für Müller", ["zu", "teuer", "für", "müller"]),
        ("ส่วนลด", ["ส่", "่ว", "วน", "นล", "ลด"]),
    ],
)
def test_other_scripts_are_cut_into_what_can_be_found(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms
