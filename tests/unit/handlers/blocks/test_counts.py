"""One thing is told in the singular, wherever a count is said."""

import pytest

from handlers.blocks.call_intake import terms_text
from handlers.blocks.privacy import forgotten_text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (terms_text(1), "I delete the raw text after 1 day."),
        (terms_text(30), "I delete the raw text after 30 days."),
        (terms_text(0), "I delete the raw text right after the review."),
        (forgotten_text({"ratings": 1}, {"ratings": 0}), "I deleted 1 row about you (1 rating); 0 are left."),
        (forgotten_text({"ratings": 2}, {"ratings": 1}), "I deleted 2 rows about you (2 ratings); 1 is left."),
    ],
)
def test_one_is_not_many(said: str, words: str) -> None:
    assert words in said
