import pytest

from bot.coaching.wording import is_well_worded, problems

NOT_SAID = [
    ("That was a bad answer.", "blunt"),
    ("Your close was weak.", "blunt"),
    ("You failed to ask.", "blunt"),
    ("A lazy opening.", "blunt"),
    ("The discovery was poorly done.", "blunt"),
    ("You always interrupt.", "always_never"),
    ("You've never asked about it.", "always_never"),
    ("Dana never answers.", "always_never"),
    ("You should have asked more.", "should_have"),
    ("You shouldn't have offered it.", "should_have"),
    ("Obviously, ask first.", "obvious"),
    ("You rank among the low performers.", "rank"),
    ("That is below average.", "rank"),
    ("You talked more compared to your peers.", "rank"),
    ("You are a talker.", "label"),
    ("You're too talkative.", "label"),
    ("You were defensive about the price.", "emotion"),
    ("You sounded nervous.", "emotion"),
    ("Your frustration came through.", "emotion"),
    ("Great call!", "exclamation"),
    ("Ask about MEDDICC.", "jargon"),
    ("Your talk share was 61.", "unit"),
    ("I've sent the summary to Dana.", "claims_sent"),
]
SAID = [
    "Never mind the price for now.",
    "Never promise a day you cannot keep.",
    "You asked about the weak password.",
    "You played back “it was a bad quarter!” before you went on.",
    "Ask about the QBR (the quarterly review with the customer).",
    "Bring it up in the quarterly business review (QBR).",
    "You are talking to two people.",
    "You're on the call to listen.",
    "When you are ready, ask for the date.",
    "Each step should have an owner and a day.",
    "Talk 61 % (35–50 %), longest stretch 1:53.",
    "You waited 0.5 s before you answered.",
    "The failed login came up again.",
    "The close took nine days and takes 6 days now.",
    "Your score is 61 of 100.",
    "You asked 5 questions in 5 minutes.",
    "The report was always late, Dana said.",
    "🏆 That worked!",
]


@pytest.mark.parametrize(("text", "kind"), NOT_SAID)
def test_a_rule_that_is_broken_is_named(text: str, kind: str) -> None:
    assert kind in {problem.kind for problem in problems(text)}


@pytest.mark.parametrize("text", SAID)
def test_innocent_words_are_left_alone(text: str) -> None:
    assert not problems(text)


def test_the_words_that_break_it_are_told() -> None:
    assert [problem.words for problem in problems("You always interrupt.")] == ["You always"]


def test_a_person_may_say_that_they_sent_something() -> None:
    assert is_well_worded("I have sent you the summary.", is_speech=True)
    assert not is_well_worded("I have sent you the summary.")


def test_a_greeting_may_cheer() -> None:
    assert not problems("Hi Riya, good to have you here!", may_cheer=True)


def test_a_term_is_explained_once() -> None:
    assert not problems("The QBR (the quarterly review) is on Friday. Plan the QBR early.")
