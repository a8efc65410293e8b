"""Every command has a twin in plain words, and what only sounds like one is a question."""

import pytest

from bot.intents import recognise


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("week", "week_show"),
        ("My week", "week_show"),
        ("show me my plan for this week", "week_show"),
        ("what's in my week?", "week_show"),
        ("new plan", "week_generate"),
        ("done with 2 and 5", "week_done"),
        ("reflection: two good calls", "week_reflect"),
        ("goals", "goals_list"),
        ("show my goals", "goals_list"),
        ("progress", "progress"),
        ("progress report", "progress"),
        ("my report", "progress"),
        ("How am I doing?", "progress"),
        ("how am I doing on discovery", "progress"),
        ("please show my settings", "settings"),
        ("what do you know about me?", "control_privacy"),
        ("privacy", "control_privacy"),
        ("help", "help"),
    ],
)
def test_a_command_is_known_in_plain_words(text: str, kind: str) -> None:
    assert recognise(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "my week is full of escalations, where do I start?",
        "show me a plan for the Acme renewal",
        "the progress on the rollout has stalled, what now?",
        "how am I doing this without a champion?",
        "what do you know about Acme?",
        "week two of onboarding and nobody has logged in",
        "my plan fell through, what should I do?",
    ],
)
def test_what_only_sounds_like_a_command_is_a_question(text: str) -> None:
    assert recognise(text).kind == "ask"
