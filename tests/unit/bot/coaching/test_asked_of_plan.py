import pytest

from bot.coaching.asked_of_plan import section_meant, step_meant, wants_shorter


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("what about the second step?", 2),
        ("can you explain step 3", 3),
        ("How do I do the 1st thing", 1),
        ("and number four?", 4),
        ("the last step worries me", 4),
        ("not sure about point two, any example?", 2),
        ("what would you do first?", 1),
        ("Where do I even begin", 1),
        ("when should I call her first?", None),
        ("how many steps are there", None),
        ("what is step 7", None),
        ("I have two accounts like this", None),
        ("this is the first time I hear of it", None),
    ],
)
def test_a_step_is_known_by_its_place(text: str, step: int | None) -> None:
    assert step_meant(text, 4) == step


def test_a_step_the_plan_does_not_have_is_none() -> None:
    assert step_meant("step 4", 3) is None
    assert step_meant("the last step", 0) is None


@pytest.mark.parametrize(
    "text",
    [
        "shorter please",
        "Make it shorter",
        "can you give me the short version?",
        "tl;dr",
        "too long",
        "in one line pls",
        "and by when?",
        "what's the timeline?",
    ],
)
def test_wanting_fewer_words_is_understood(text: str) -> None:
    assert wants_shorter(text)


@pytest.mark.parametrize(
    "text",
    [
        "the call was too long",
        "how do I make the onboarding shorter?",
        "in short, she left",
        "when should I call?",
        "",
    ],
)
def test_a_question_with_such_words_is_still_a_question(text: str) -> None:
    assert not wants_shorter(text)


HEADINGS = [
    "What a low score tells you",
    "From score to repair",
    "Words that work",
    "Signs of mending",
    "Common mistakes",
]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("how do I word the note so it's not cheesy?", 2),
        ("What should I say to her?", 2),
        ("can you give me an example?", 2),
        ("what should I avoid", 4),
        ("what could go wrong?", 4),
        ("how will I know that it works", 3),
        ("Why?", 0),
        ("she has answered, and is cross", None),
        ("they asked for a discount", None),
    ],
)
def test_a_section_is_known_by_what_is_asked(text: str, section: int | None) -> None:
    assert section_meant(text, HEADINGS) == section


def test_a_card_without_such_a_section_has_none() -> None:
    assert section_meant("what should I say?", ["A ladder with dates"]) is None
