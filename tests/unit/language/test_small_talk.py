"""The small things people say: listening, turning down, ending a sentence."""

import pytest

from bot.language.backchannels import is_backchannel
from bot.language.questions import has_question_marks, is_check_in
from bot.language.refusals import is_refusal
from bot.language.sentences import list_sentences


@pytest.mark.parametrize("text", ["Okay.", "mm-hm", "Yeah, right.", "Got it.", "I see", "uh-huh", "Great [PII],"])
def test_a_listeners_word_is_a_backchannel(text: str) -> None:
    assert is_backchannel(text)


@pytest.mark.parametrize(
    "text", ["Okay?", "Perfect.", "Yeah, we tried that.", "No", "[PII]", "", "right right right right"]
)
def test_an_answer_is_no_backchannel(text: str) -> None:
    assert not is_backchannel(text)


@pytest.mark.parametrize(
    "text", ["No.", "I can't do Tuesday.", "That doesn't work for us.", "Let's hold off.", "Well, not right now."]
)
def test_turning_down_is_heard(text: str) -> None:
    assert is_refusal(text)


@pytest.mark.parametrize("text", ["No problem.", "Tuesday works.", "No worries, go ahead.", "Sounds good."])
def test_agreeing_is_no_refusal(text: str) -> None:
    assert not is_refusal(text)


@pytest.mark.parametrize("text", ["Okay?", "Does that make sense?", "So, right?", "does that make sense"])
def test_a_check_in_asks_nothing(text: str) -> None:
    assert is_check_in(text)


@pytest.mark.parametrize("text", ["Okay.", "Is the new plan the right one for you, okay?", "Why?"])
def test_a_question_is_no_check_in(text: str) -> None:
    assert not is_check_in(text)


def test_sentences_end_at_stops_and_not_at_titles_or_decimals() -> None:
    said = "I spoke to Mr. Reed. It is 2.5 percent! Is it? Then"

    assert list_sentences(said) == ["I spoke to Mr. Reed.", "It is 2.5 percent!", "Is it?", "Then"]


def test_a_transcript_with_hardly_a_mark_is_taken_as_unmarked() -> None:
    assert has_question_marks(["How are you?"])
    assert not has_question_marks(["how are you"])
    assert not has_question_marks(["word " * 5000, "really?"])
