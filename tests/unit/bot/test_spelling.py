import pytest

from bot.knowledge.spelling import spelling_of, spelt

WORDS = [
    "renewal discount procurement",
    "onboarding the customer",
    "kickoff footfall launch sitting personal resigned",
]


def with_meant(text: str) -> str:
    return spelt(text, spelling_of(WORDS))


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("discunt", "discount"),
        ("custommer", "customer"),
        ("renewel", "renewal"),
        ("resinged", "resigned"),
        ("onbording", "onboarding"),
        ("kickof", "kickoff"),
    ],
)
def test_the_word_meant_stands_behind_a_slip_of_the_finger(slip: str, meant: str) -> None:
    assert with_meant(f"about the {slip}, please") == f"about the {slip}, {meant} please"


@pytest.mark.parametrize(
    "text",
    [
        "renewals and discounted customers",
        "lunch at the football ground",
        "each persona",
        "we meet Renewel on Monday",
        "my e-mail is discunt@acme.example",
        "",
    ],
)
def test_other_words_and_names_stay_alone(text: str) -> None:
    assert with_meant(text) == text


def test_a_slip_that_may_mean_two_words_is_left() -> None:
    assert spelt("the beaters", spelling_of(["beatlers", "beatners"])) == "the beaters"


def test_the_first_word_of_a_sentence_is_read_in_lower_case() -> None:
    assert with_meant("Renewel in May") == "renewel renewal in May"
