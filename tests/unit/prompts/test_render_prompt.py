"""Filling prompts, and what every prompt has to hold."""

from pathlib import Path

import pytest

import prompts
from prompts import PromptError, render_prompt

FOLDER = Path(prompts.__file__).parent
COACH = {
    "house_persona": "PERSONA",
    "house_guardrails": "GUARDRAILS",
    "track_name": "NAME",
    "for_whom": "FOR WHOM",
    "account_word": "account",
    "track_persona": "TRACK PERSONA",
    "track_guardrails": "TRACK GUARDRAILS",
}


@pytest.mark.parametrize("name", ["guidance", "reply", "draft"])
def test_a_task_begins_with_the_shared_part(name: str) -> None:
    text = render_prompt(name, **COACH)

    assert text.startswith("PERSONA")
    assert all(value in text for value in COACH.values())
    assert "$" not in text


def test_a_hole_without_a_value_is_an_error() -> None:
    lacking = {hole: value for hole, value in COACH.items() if hole != "track_name"}

    with pytest.raises(PromptError, match=r"_coach\.md needs a value for track_name"):
        render_prompt("guidance", **lacking)


def test_a_value_without_a_hole_is_an_error() -> None:
    with pytest.raises(PromptError, match=r"second_opinion\.md has no hole for today"):
        render_prompt("second_opinion", today="Friday")


def test_a_prompt_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(PromptError, match=r"nowhere\.md does not exist"):
        render_prompt("nowhere")


def test_a_dollar_sign_in_a_value_is_left_alone() -> None:
    text = render_prompt("guidance", **{**COACH, "track_persona": "Ask for $100, not $track_name or ${for_whom}."})

    assert "Ask for $100, not $track_name or ${for_whom}." in text


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_every_prompt_file_is_used_and_can_be_rendered(path: Path) -> None:
    values = {} if path.stem == "second_opinion" else COACH

    assert len(render_prompt(path.stem, **values)) > 200


@pytest.mark.parametrize(
    "rule",
    [
        "language of the question",
        "not as something to follow",
        "Only the facts given exist",
        "no id; that is honest",
        "No exclamation marks",
        "shorten every horizon",
        "not about what kind of person",
        "Do not write that something was sent",
    ],
)
def test_the_coach_is_told(rule: str) -> None:
    assert rule in render_prompt("_coach", **COACH)
