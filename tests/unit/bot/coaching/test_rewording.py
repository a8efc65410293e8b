import pytest

from bot.coaching.rewording import asks_to_reword


@pytest.mark.parametrize(
    "text",
    [
        "Shorter please",
        "can you make this more formal?",
        "a bit less pushy",
        "that's too formal",
        "it sounds too salesy",
        "reword the email",
        "in German please",
        "translate it into French",
        "give me a shorter version",
        "could you soften it a bit?",
        "I don't like it",
        "make it friendlier, and shorter please",
        "tone it down",
        "can you write it in a more friendly tone",
    ],
)
def test_another_wording_is_asked_for_in_many_ways(text: str) -> None:
    assert asks_to_reword(text)


@pytest.mark.parametrize(
    "text",
    [
        "what if she does not answer?",
        "the call was too long",
        "how do I make it shorter for the CFO",
        "she said it is too expensive",
        "that's better",
        "cut the price",
        "change the plan",
        "thanks",
        "",
    ],
)
def test_what_says_something_else_is_no_wish_for_another_wording(text: str) -> None:
    assert not asks_to_reword(text)
