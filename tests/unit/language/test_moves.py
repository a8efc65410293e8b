"""What moves, and whether that is good."""

import pytest

from bot.language.sentiment import sentiment, sentiment_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Usage is down this quarter.", "negative"),
        ("Complaints are down this quarter.", "positive"),
        ("Adoption in Madrid has gone up.", "positive"),
        ("Adoption hasn't really gone up.", "negative"),
        ("We cut our churn in half.", "positive"),
        ("Adoption is flat.", "negative"),
        ("It solved our biggest headache.", "positive"),
        ("It never solved our biggest headache.", "negative"),
        ("Our close went from nine days to three.", "positive"),
        ("Our close went from 3 days to 14.", "negative"),
        ("An order takes five minutes instead of forty.", "positive"),
        ("Now it takes six clicks rather than two.", "negative"),
        ("They shipped green ones instead of red.", "neutral"),
        ("The sales team sat down with us.", "neutral"),
        ("We meet from nine to five.", "neutral"),
    ],
)
def test_what_moves_is_good_or_bad_by_where_it_goes(text: str, label: str) -> None:
    assert sentiment_label(sentiment(text)) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I like the product, but my lawyers read every line.", "negative"),
        ("Sounds good, but can you send me the document?", "positive"),
        ("The setup was slow. But now it works perfectly.", "positive"),
        ("Although the setup was painful, we love it.", "positive"),
        ("It brought nothing but headaches.", "negative"),
        ("It is not only quick but also easy to use.", "positive"),
    ],
)
def test_what_follows_a_contrast_weighs_most(text: str, label: str) -> None:
    assert sentiment_label(sentiment(text)) == label


@pytest.mark.parametrize(
    "text",
    [
        "The risk register is with compliance.",
        "We track churn in a spreadsheet.",
        "Are there any problems with the invoice?",
        "She leads the customer success team.",
    ],
)
def test_what_only_names_or_asks_for_trouble_tells_of_none(text: str) -> None:
    assert sentiment_label(sentiment(text)) == "neutral"


def test_a_plain_question_is_told_from_a_complaint() -> None:
    assert sentiment("Why is it so slow?") < sentiment("Is it slow?")
