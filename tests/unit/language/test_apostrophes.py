import pytest

from bot.language.apostrophes import with_apostrophes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("i cant go on", "i can't go on"),
        ("Im back, whats next", "I'm back, what's next"),
        ("they wont sign and shes left", "they won't sign and she's left"),
        ("theyve not answered, theyll wait", "they've not answered, they'll wait"),
        ("I didn’t", "I didn't"),
    ],
)
def test_apostrophes_that_were_left_out_are_put_back(typed: str, meant: str) -> None:
    assert with_apostrophes(typed) == meant


@pytest.mark.parametrize(
    "text", ["we were ill", "well, id please", "what's this", "the cantina", "its'", "a hesitant he"]
)
def test_what_may_be_another_word_stays(text: str) -> None:
    assert with_apostrophes(text) == text
