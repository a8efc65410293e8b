"""A request is the same however politely, hurriedly or colourfully it is said."""

import pytest

from bot.courtesies import bare, is_only_courtesy

SAID = [
    "show my plan",
    "Show my plan!",
    "pls show my plan",
    "Hey Coach, can you show my plan?",
    "could u please show my plan, thanks 🙏",
    "I'd like you to show my plan",
    "ok so, show my plan now please :pray:",
    "Sideline: show my plan.",
]


@pytest.mark.parametrize("said", SAID)
def test_what_is_asked_is_left_when_courtesies_are_gone(said: str) -> None:
    assert bare(said) == "show my plan"


@pytest.mark.parametrize(("said", "left"), [("done with 2?", "done with 2?"), ("can I undo that?", "undo that")])
def test_a_question_mark_stays_unless_it_was_only_polite(said: str, left: str) -> None:
    assert bare(said) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("whats my plan", "what's my plan"),
        ("todays tasks", "today's tasks"),
        ("im done with task 2", "i'm done with task 2"),
        ("pause 2 wks", "pause 2 weeks"),
    ],
)
def test_what_haste_leaves_out_is_put_back(said: str, left: str) -> None:
    assert bare(said) == left


@pytest.mark.parametrize("said", ["please", "thanks!", "hey", "👍", "?"])
def test_nothing_but_courtesy_is_not_made_nothing_else(said: str) -> None:
    assert bare(said) in (said.rstrip("!"), "")


@pytest.mark.parametrize(("said", "is_courtesy"), [("pls", True), (", thanks!", True), ("", True), ("new", False)])
def test_courtesy_behind_a_command_is_known(said: str, is_courtesy: bool) -> None:
    assert is_only_courtesy(said) is is_courtesy
