"""Where a customer stands, and words that are like those of a stance and are none."""

import pytest

from bot.language.sentiment import sentiment, sentiment_label


@pytest.mark.parametrize(
    "text",
    [
        "We will sign at the end of the month.",
        "As I mentioned before, the pilot starts in June.",
        "He asked for the deck again.",
        "We have our back office in Leeds.",
        "We are going with a different colour for the logo.",
        "That's not for me to decide.",
        "We met at a job fair in Lyon.",
    ],
)
def test_what_only_sounds_like_a_stance_is_none(text: str) -> None:
    assert sentiment_label(sentiment(text)) == "neutral"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I'm at the end of my tether with this.", "negative"),
        ("I've told you this before.", "negative"),
        ("We flagged it again on Monday.", "negative"),
        ("You had our back all along.", "positive"),
        ("They went with another vendor.", "negative"),
        ("It's not for us.", "negative"),
        ("I can't thank you enough.", "positive"),
        ("I can't recommend them highly enough.", "positive"),
        ("It's not moving fast enough.", "negative"),
        ("We haven't had a single outage in months.", "positive"),
        ("We haven't logged in for months.", "negative"),
        ("Our drivers would be lost without it.", "positive"),
        ("Open rates went off a cliff after the redesign.", "negative"),
        ("That's well above what we'd budgeted.", "negative"),
        ("We had hoped for something better after a year.", "negative"),
        ("You absolutely killed it in the demo.", "positive"),
    ],
)
def test_a_stance_is_heard(text: str, label: str) -> None:
    assert sentiment_label(sentiment(text)) == label


def test_who_ends_a_deal_is_not_who_shines() -> None:
    assert sentiment_label(sentiment("Procurement killed it.")) == "negative"
