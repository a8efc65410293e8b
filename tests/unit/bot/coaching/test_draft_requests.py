import pytest

from bot.coaching.draft_requests import draft_meant
from bot.model import DraftOffer

CONGRATULATIONS = DraftOffer(kind="congratulations", label="Draft congratulations")
EXPANSION = DraftOffer(kind="expansion", label="Create expansion plan")
SUCCESSOR = DraftOffer(kind="successor", label="Draft note to successor")
OFFERS = [CONGRATULATIONS, EXPANSION, SUCCESSOR]


@pytest.mark.parametrize(
    "text",
    [
        "draft it",
        "Write the email",
        "can you draft that for me please?",
        "could you write me the e-mail?",
        "draft",
        "the draft please",
        "show me the draft",
        "write a note to her",
    ],
)
def test_any_text_is_the_first_on_offer(text: str) -> None:
    assert draft_meant(text, OFFERS) == CONGRATULATIONS


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Draft congratulations", CONGRATULATIONS),
        ("write the congratulations email", CONGRATULATIONS),
        ("create expansion plan", EXPANSION),
        ("make me the expansion plan", EXPANSION),
        ("can you make the expansion plan?", EXPANSION),
        ("expansion plan please", EXPANSION),
        ("draft a note to the successor", SUCCESSOR),
        ("the successor note", SUCCESSOR),
    ],
)
def test_a_text_is_known_by_the_words_of_its_button(text: str, offer: DraftOffer) -> None:
    assert draft_meant(text, OFFERS) == offer


@pytest.mark.parametrize(
    "text",
    [
        "how do I write an email to my boss?",
        "what should the email say?",
        "write an email to Priya about the price",
        "send it",
        "what about the successor?",
        "make it shorter",
        "show me my plan",
        "the plan",
        "create a new plan",
        "I wrote the email, she did not answer",
        "make a renewal plan",
        "",
    ],
)
def test_other_words_ask_for_no_draft(text: str) -> None:
    assert draft_meant(text, OFFERS) is None


def test_without_an_offer_there_is_none() -> None:
    assert draft_meant("draft it", []) is None
