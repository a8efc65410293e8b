"""Which skill or figure somebody wants to see, and over how long."""

import pytest

from bot.coaching.progress_requests import ProgressRequest, match_name, read_request

NAMES = {
    "discovery": ("Discovery",),
    "objections": ("Objection handling",),
    "presentation": ("Presentation",),
    "next_steps": ("Relationship & next steps",),
    "talk_share": ("Talk share", "talk", "listening"),
    "questions": ("Questions",),
}


@pytest.mark.parametrize(
    ("said", "request_"),
    [
        ("", ProgressRequest("overview")),
        ("my progress", ProgressRequest("overview")),
        ("Show my progress", ProgressRequest("overview")),
        ("show me my progress please!", ProgressRequest("overview")),
        ("how am I doing?", ProgressRequest("overview")),
        ("how am i doing overall", ProgressRequest("overview")),
        ("card", ProgressRequest("card")),
        ("report", ProgressRequest("report")),
        ("my progress report", ProgressRequest("report")),
        ("health", ProgressRequest("health")),
        ("discovery", ProgressRequest("subject", "discovery")),
        ("discovery 90d", ProgressRequest("subject", "discovery", "90d")),
        ("Objection handling 1y", ProgressRequest("subject", "objection handling", "1y")),
        ("talk share 30 days", ProgressRequest("subject", "talk share", "30d")),
        ("30d", ProgressRequest("overview", "", "30d")),
        ("how am I doing on discovery?", ProgressRequest("subject", "discovery")),
        ("how am I doing at closing this year?", ProgressRequest("subject", "closing", "1y")),
        (
            "how am I doing with my objection handling over the last month",
            ProgressRequest("subject", "objection handling", "30d"),
        ),
        ("how’s my talk share", ProgressRequest("subject", "talk share")),
        ("show my progress on discovery in the last 3 months", ProgressRequest("subject", "discovery", "90d")),
        ("discovery skills", ProgressRequest("subject", "discovery")),
        ("show my discovery progress", ProgressRequest("subject", "discovery")),
        ("how am i doing with listening lately", ProgressRequest("subject", "listening")),
    ],
)
def test_what_is_wanted_is_read_from_words(said: str, request_: ProgressRequest) -> None:
    assert read_request(said) == request_


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("discovery", "discovery"),
        ("DISCOVERY", "discovery"),
        ("discvery", "discovery"),
        ("objections", "objections"),
        ("objection", "objections"),
        ("handling objections", "objections"),
        ("presenting", "presentation"),
        ("next steps", "next_steps"),
        ("relationship and next steps", "next_steps"),
        ("talk", "talk_share"),
        ("talking share", "talk_share"),
        ("questons", "questions"),
        ("talk_share", "talk_share"),
    ],
)
def test_a_name_is_known_by_its_words_and_with_a_slip(typed: str, meant: str) -> None:
    assert match_name(typed, NAMES).id == meant


def test_a_name_that_is_only_near_is_offered() -> None:
    match = match_name("present discovery", NAMES)

    assert not match.id
    assert set(match.near) >= {"discovery"}


@pytest.mark.parametrize("typed", ["zebra", "?", "", "42"])
def test_a_name_that_means_nothing_is_not_guessed(typed: str) -> None:
    assert not match_name(typed, NAMES).id
