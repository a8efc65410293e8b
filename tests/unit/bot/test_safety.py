import pytest

from bot.intents import recognise
from bot.safety import needs_a_human, sounds_heavy
from tests.unit.bot.lines import sentences


@pytest.mark.parametrize("text", sentences("safety_danger.txt"))
def test_somebody_in_danger_is_heard(text: str) -> None:
    assert needs_a_human(text)
    assert recognise(text).kind == "safety"


@pytest.mark.parametrize("text", sentences("safety_work_talk.txt"))
def test_hard_words_about_work_are_not_an_emergency(text: str) -> None:
    assert not needs_a_human(text)


def test_neither_case_nor_line_breaks_nor_the_shape_of_the_apostrophe_hide_it() -> None:
    assert needs_a_human("I CAN’T\ncope   any more.")


def test_danger_is_heard_before_a_command_word_and_inside_a_long_text() -> None:
    assert needs_a_human("forget me, I want to end my life")
    assert needs_a_human("Call notes: they liked it. " * 50 + "Honestly I want to kill myself.")


@pytest.mark.parametrize("text", ["i cant go on", "I dont want to live any more", "im thinking of suicide"])
def test_a_missing_apostrophe_does_not_hide_it(text: str) -> None:
    assert needs_a_human(text)


@pytest.mark.parametrize(
    "text",
    [
        "I feel awful",
        "im so stressed i cant sleep",
        "my dad died yesterday",
        "I got fired today",
        "my boss screams at me every day",
        "I'm being bullied at work",
        "I keep crying before calls",
        "a client made a racist comment",
    ],
)
def test_what_weighs_on_somebody_is_heard_and_is_no_danger(text: str) -> None:
    assert sounds_heavy(text)
    assert not needs_a_human(text)


@pytest.mark.parametrize("text", sentences("ordinary_questions.txt"))
def test_an_ordinary_question_weighs_on_nobody(text: str) -> None:
    assert not sounds_heavy(text)
